import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FailoverReport } from '../../actions/failover/report.ts';
import type { OfferOutcome } from '../../actions/core/offer/report.ts';
import type { ClusterView } from '../../actions/core/patroni/types.ts';
import type { Plan } from '../../actions/core/types.ts';
import { itLong } from './lib/long.ts';
import { docker, getOutput, inMeta, MetaCheckout, queryHost } from './meta-checkout.ts';

const CLUSTER = 'pg-test';
const LEADER_KEY = `/pg/${CLUSTER}/leader`;
const STATUS_KEY = `/pg/${CLUSTER}/status`;
/** `pg_role: primary` of the inventory. */
const PRIMARY = '10.10.10.11';
const REPORTED_MS = 30_000;
const REJOINED_MS = 180_000;
const PROMOTED_MS = 15_000;
/** Containers of members that a test has killed. */
const killed = new Set<string>();
const checkout = new MetaCheckout('e2e-failover');

function change(operation: string, flags: string) {
  return checkout.ops(`patroni ${operation} ${CLUSTER} --env sandbox --format json ${flags}`);
}

function findOther(view: ClusterView): string {
  const other = view.members.find((member) => member.instance !== view.leader);
  if (other === undefined) throw new Error('no replica');
  return other.instance;
}

/** PATCH of the dynamic configuration, as `patronictl pause` does it, at the first member that answers. */
async function setPause(paused: boolean): Promise<void> {
  const patch = `curl -sfS -u dbuser_monitor:DBUser.Monitor -X PATCH -d '${JSON.stringify({ pause: paused ? true : null })}'`;
  const members = [11, 12, 13].map((host) => `${patch} http://10.10.10.${String(host)}:8008/config`);
  await getOutput(`{ ${members.join(' || ')}; } >/dev/null`);
}

beforeAll(async () => {
  await checkout.open();
  await checkout.applyAll();
});

afterAll(async () => {
  for (const container of killed) docker('start', container);
  await setPause(false);
});

describe('a switchover', () => {
  let offered: readonly OfferOutcome[] = [];

  it('ends with the leader asked for, and all members streaming on one timeline', async () => {
    const before = await checkout.readCluster(CLUSTER);
    // Not the one that the inventory calls primary: there must be something to offer.
    const { instance: candidate = '' } =
      before.members.findLast(({ instance, host }) => instance !== before.leader && host !== PRIMARY) ?? {};
    const flags = `--candidate ${candidate} --confirm ${CLUSTER} --offer`;
    const { code, stdout, stderr } = await change('switchover', flags);
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
    const report = JSON.parse(stdout) as FailoverReport & { readonly offered: readonly OfferOutcome[] };
    offered = report.offered;
    expect(report).toMatchObject({ leader: candidate, previousLeader: before.leader });
    const after = await checkout.readCluster(CLUSTER);
    expect(after.leader).toBe(candidate);
    expect(after.members.filter((member) => member.streaming)).toHaveLength(2);
    expect(new Set(after.members.map((member) => member.timeline)).size).toBe(1);
  });

  it('offers a branch in which the inventory says who leads, which endangers nothing', async () => {
    const { leader, members } = await checkout.readCluster(CLUSTER);
    const [offer, ...others] = offered;
    if (offer === undefined || 'reason' in offer || offer.branch === null) throw new Error(JSON.stringify(offered));
    expect([others, offer.ok, offer.refused]).toEqual([[], true, []]);
    const { name } = offer.branch;
    const folder = `${checkout.folder}-offered`;
    await getOutput(`rm -rf ${folder} && git clone -q -b ${name} ${checkout.folder} ${folder}`);
    const printed = await getOutput(`cd ${folder} && scripts/ops hostvars --env sandbox`);
    await getOutput(`rm -r ${folder}`);
    const hostvars = JSON.parse(printed) as Readonly<Record<string, { readonly pg_role?: string }>>;
    expect(await checkout.git('status --porcelain')).toBe('');
    expect(await checkout.git('rev-parse HEAD')).toBe(offer.base);
    const plan = JSON.parse((await checkout.ops(`plan --desired rev:${name} --format json`)).stdout) as Plan;
    expect([plan.refusals, plan.steps.flatMap(({ hazards }) => hazards)]).toEqual([[], []]);
    const causes = plan.steps.flatMap(({ because }) => because.map(({ path }) => path));
    expect(new Set(causes)).toEqual(new Set(['pg_role']));
    const roles = members.map(({ host }) => hostvars[host]?.pg_role);
    expect(roles).toEqual(members.map(({ instance }) => (instance === leader ? 'primary' : 'replica')));
    expect(await checkout.git(`push --dry-run origin ${name} 2>&1`)).toContain(name);
  });

  it('leaves a full run with nothing to change, on any host', async () => {
    const { code, stdout } = await checkout.ops('run pgsql.yml --limit pg-meta:pg-test --env sandbox --format json');
    expect(code).toBe(0);
    const { step } = JSON.parse(stdout) as { step: { hosts: readonly { changed: number }[] } };
    expect(step.hosts.map(({ changed }) => changed)).toEqual([0, 0, 0, 0]);
  });

  // The test of soundness runs everything in check mode too, so that this is for the long form.
  itLong('leaves nothing to change in check mode either', async () => {
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
    const { code, stdout } = await change(operation, flags);
    expect(code).toBe(1);
    expect(stdout).toContain(reason.replaceAll('"', '\\"'));
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
    await expectRefusal('switchover', `--confirm ${CLUSTER}`, `--while-paused ${CLUSTER}`);
    await setPause(false);
  });
});

it('is carried out from a shallow clone, and where there is no ledger', async () => {
  const folder = `${checkout.folder}-shallow`;
  const origin = await checkout.git('remote get-url origin');
  await getOutput(`rm -rf ${folder} && git clone -q --depth 1 file://${origin} ${folder}`);
  const state = `${folder}/state`;
  const { stdout } = await inMeta(
    `cd ${folder} && OPS_STATE_DIR=${state} scripts/ops patroni switchover ${CLUSTER} --env sandbox --format json ` +
      `--confirm ${CLUSTER}`,
  );
  const report = JSON.parse(stdout) as FailoverReport;
  expect(report.problems).toEqual([]);
  expect(report).toMatchObject({ ok: true, verdict: 'moved' });
  expect(report.proven).toHaveLength(3);
  await getOutput(`rm -rf ${folder}`);
});

describe('a leader that is killed while the cluster is paused', () => {
  const options = (loss: number | string, candidate: string) =>
    `--candidate ${candidate} --confirm ${CLUSTER} --while-paused ${CLUSTER} --accept-data-loss ${String(loss)}`;

  it('is followed by the candidate, with the loss that was stated', async () => {
    const before = await checkout.readCluster(CLUSTER);
    const leader = getMember(before, before.leader);
    const candidate = getMember(before, findOther(before));
    await setPause(true);
    const { first, last } = await writeUnsent(before, leader.host);
    killed.add(containerOf(leader.host));
    docker('kill', containerOf(leader.host));
    const watched = watchLeaderKey(leader.instance, candidate.instance);

    const unconsented = await change('failover', options(0, candidate.instance));
    const refused = JSON.parse(unconsented.stdout) as FailoverReport;
    expect([unconsented.code, refused.verdict]).toEqual([1, 'refused']);
    const stated = Number(/--accept-data-loss (\d+)/.exec(refused.problems.join())?.[1]);
    expect(stated).toBeGreaterThanOrEqual(last - first);

    const { code, stdout } = await change('failover', options(stated, candidate.instance));
    const report = JSON.parse(stdout) as FailoverReport;
    expect(report).toMatchObject({ ok: true, problems: [], leader: candidate.instance });
    expect(code).toBe(0);
    // The rows that the leader could not send are lost, and no other.
    expect(await queryHost(candidate.host, 'select count(*) from unsent')).toBe('100');
    expect(await watched).toBeLessThan(PROMOTED_MS);
  });

  it('becomes a replica again when it is back and the cluster is resumed', async () => {
    for (const container of killed) docker('start', container);
    killed.clear();
    await setPause(false);
    await waitFor(REJOINED_MS, async () => {
      const view = await checkout.readCluster(CLUSTER);
      return view.members.filter(({ streaming }) => streaming).length === 2;
    });
  });
});

function getMember(view: ClusterView, instance: string | undefined): ClusterView['members'][number] {
  const member = view.members.find((one) => one.instance === instance);
  if (member === undefined) throw new Error(`no member ${String(instance)}`);
  return member;
}

function containerOf(host: string): string {
  return `ops-node-${host.slice(-1)}`;
}

/** 100 rows that every member has and 1,000 that the leader cannot send, though it tells the DCS of them. */
async function writeUnsent(view: ClusterView, host: string): Promise<{ first: number; last: number }> {
  const position = async () => Number(await queryHost(host, "select pg_current_wal_lsn() - '0/0'"));
  await queryHost(host, 'drop table if exists unsent; create table unsent as select generate_series(1, 100) as id');
  const sent = await position();
  await waitFor(REPORTED_MS, async () => {
    const { members } = await checkout.readCluster(CLUSTER);
    return members.every(({ walPosition }) => walPosition !== undefined && Number(walPosition) >= sent);
  });
  for (const member of view.members.filter((one) => one.host !== host)) {
    docker('exec', containerOf(host), 'ip', 'route', 'add', 'blackhole', `${member.address}/32`);
  }
  const first = await position();
  await queryHost(host, 'insert into unsent select generate_series(101, 1100)');
  const last = await position();
  await waitFor(REPORTED_MS, async () => {
    const { optime } = JSON.parse(await readKey(STATUS_KEY)) as { optime: number };
    return optime >= last;
  });
  return { first, last };
}

function readKey(key: string): Promise<string> {
  return getOutput(`ETCDCTL_API=3 etcdctl get --print-value-only ${key}`);
}

/** Milliseconds between the end of the old leader's key and the candidate's. */
async function watchLeaderKey(old: string, candidate: string): Promise<number> {
  const script = [
    `key() { ETCDCTL_API=3 etcdctl get --print-value-only ${LEADER_KEY}; }`,
    `while [ "$(key)" = ${old} ]; do sleep 0.2; done; begin=$(date +%s%3N)`,
    `for _ in $(seq 600); do [ "$(key)" = ${candidate} ] && break; sleep 0.2; done`,
    'echo $(($(date +%s%3N) - begin))',
  ].join('\n');
  return Number(await getOutput(script));
}

async function waitFor(limitMs: number, happened: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await happened())) {
    if (performance.now() > deadline) throw new Error('it did not happen in time');
    await sleep(500);
  }
}
