import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FailoverReport } from '../../actions/failover/report.ts';
import type { ClusterView } from '../../actions/core/patroni/types.ts';
import { getOutput, MetaCheckout } from './meta-checkout.ts';

const CLUSTER = 'pg-test';
const checkout = new MetaCheckout('e2e-failover');

function change(operation: string, flags: string) {
  return checkout.ops(`patroni ${operation} ${CLUSTER} --env sandbox --format json ${flags}`);
}

function findOther(view: ClusterView): string {
  const other = view.members.find((member) => member.instance !== view.leader);
  if (other === undefined) throw new Error('no replica');
  return other.instance;
}

/** PATCH of the dynamic configuration, as `patronictl pause` does it. */
async function setPause(paused: boolean): Promise<void> {
  const body = JSON.stringify({ pause: paused ? true : null });
  const url = 'http://10.10.10.11:8008/config';
  await getOutput(`curl -sfS -u dbuser_monitor:DBUser.Monitor -X PATCH -d '${body}' ${url} >/dev/null`);
}

beforeAll(async () => {
  await checkout.open();
  await checkout.applyAll();
});

afterAll(() => setPause(false));

describe('a switchover', () => {
  it('ends with the leader asked for, and all members streaming on one timeline', async () => {
    const before = await checkout.readCluster(CLUSTER);
    const candidate = findOther(before);
    const { code, stdout, stderr } = await change('switchover', `--candidate ${candidate} --confirm ${CLUSTER}`);
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
    const report = JSON.parse(stdout) as FailoverReport;
    expect(report).toMatchObject({ leader: candidate, previousLeader: before.leader });
    const after = await checkout.readCluster(CLUSTER);
    expect(after.leader).toBe(candidate);
    expect(after.members.filter((member) => member.streaming)).toHaveLength(2);
    expect(new Set(after.members.map((member) => member.timeline)).size).toBe(1);
  });

  it('leaves a full run with nothing to change, on any host', async () => {
    const { code, stdout } = await checkout.ops('run pgsql.yml --limit pg-meta:pg-test --env sandbox --format json');
    expect(code).toBe(0);
    const { step } = JSON.parse(stdout) as { step: { hosts: readonly { changed: number }[] } };
    expect(step.hosts.map(({ changed }) => changed)).toEqual([0, 0, 0, 0]);
  });

  it('leaves nothing to change in check mode either', async () => {
    const playbook = 'ansible-playbook -i inventory/sandbox/hosts playbooks/pgsql.yml --check';
    const recap = (await getOutput(`cd ${checkout.folder} && ${playbook}`)).split('PLAY RECAP')[1] ?? '';
    const counts = recap.match(/(?:changed|failed|unreachable)=\d+/g) ?? [];
    expect(counts).toHaveLength(12);
    expect(counts.filter((count) => !count.endsWith('=0'))).toEqual([]);
  });
});

describe('a refusal changes nothing', () => {
  async function expectRefusal(operation: string, flags: string, reason: string): Promise<void> {
    const before = await checkout.readCluster(CLUSTER);
    const { code, stderr } = await change(operation, flags);
    expect(code).toBe(1);
    expect(stderr).toContain(reason);
    const after = await checkout.readCluster(CLUSTER);
    expect([after.leader, after.members[0]?.timeline]).toEqual([before.leader, before.members[0]?.timeline]);
  }

  it('without confirmation', () => expectRefusal('switchover', '', `--confirm ${CLUSTER}`));

  it('of an unknown candidate', () =>
    expectRefusal('switchover', `--candidate pg-test-9 --confirm ${CLUSTER}`, 'there is no member "pg-test-9"'));

  it('of a wrong leader', async () => {
    const leader = findOther(await checkout.readCluster(CLUSTER));
    await expectRefusal('switchover', `--leader ${leader} --confirm ${CLUSTER}`, `not "${leader}"`);
  });

  it('of a failover without candidate', () => expectRefusal('failover', `--confirm ${CLUSTER}`, 'needs a candidate'));

  it('in a paused cluster', async () => {
    await setPause(true);
    await expectRefusal('switchover', `--confirm ${CLUSTER}`, 'is paused');
    await setPause(false);
  });
});
