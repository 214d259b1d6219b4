/**
 * The operations under Patroni 4 from PyPI, which names roles, synchronous modes and answers in other ways than Debian's.
 * Only scripts/test --all runs it (LONG_TESTS=all).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FailoverReport } from '../../actions/failover/report.ts';
import type { ClusterView } from '../../actions/core/patroni/types.ts';
import { hbaRule } from './edits.ts';
import { describeLong } from './lib/long.ts';
import { containerOf } from './lib/lose-leader.ts';
import { usePackagedPatroni, useNewPatroni } from './lib/patroni-version.ts';
import { findLongestGap, writeDuring } from './lib/writer.ts';
import { docker, getOutput, MetaCheckout, queryHost } from './meta-checkout.ts';

const CLUSTER = 'pg-test';
const HOSTS = ['10.10.10.11', '10.10.10.12', '10.10.10.13'];
const CONTAINERS = HOSTS.map(containerOf);
const SWITCHOVERS = 3;
const WORST_SECONDS = 4;
const SETTLED_MS = 180_000;
const checkout = new MetaCheckout('e2e-patroni-4');
/** Containers of members that a test has killed. */
const killed = new Set<string>();

function verb(args: string): Promise<{ code: number; stdout: string; stderr: string }> {
  return checkout.ops(`patroni ${args} --env sandbox`);
}

async function succeed(args: string): Promise<string> {
  const { code, stdout, stderr } = await verb(args);
  expect({ code, said: code === 0 ? '' : `${stdout}${stderr}` }).toEqual({ code: 0, said: '' });
  return stdout;
}

function findReplicas(view: ClusterView): readonly ClusterView['members'][number][] {
  return view.members.filter(({ instance }) => instance !== view.leader);
}

async function configure(change: object): Promise<void> {
  const patch = `curl -sfS -m 5 -u dbuser_monitor:DBUser.Monitor -X PATCH -d '${JSON.stringify(change)}'`;
  await getOutput(`{ ${HOSTS.map((host) => `${patch} http://${host}:8008/config`).join(' || ')}; } >/dev/null`);
}

describeLong('under Patroni 4', () => {
  beforeAll(async () => {
    await checkout.open();
    await checkout.applyAll();
    await checkout.settle();
    await useNewPatroni(CONTAINERS);
    await checkout.settle();
  });

  afterAll(async () => {
    for (const container of killed) docker('start', container);
    await configure({ synchronous_mode: null, pause: null });
    await checkout.settle();
    await usePackagedPatroni(CONTAINERS);
    await checkout.settle();
  });

  it('the versions are told', async () => {
    const told = await succeed(`version ${CLUSTER}`);
    expect(told.match(/4\.1\.0/g)).toHaveLength(HOSTS.length);
  });

  it('switchovers are not seen by pooled clients', async () => {
    const gaps: number[] = [];
    for (let round = 0; round < SWITCHOVERS; round += 1) {
      const [replica] = findReplicas(await checkout.settle());
      const candidate = replica?.instance ?? '';
      const written = await writeDuring(async () => {
        const said = await succeed(`switchover ${CLUSTER} --candidate ${candidate} --confirm ${CLUSTER} --format json`);
        expect(JSON.parse(said)).toMatchObject({ ok: true, leader: candidate, problems: [] });
      });
      expect(written).toMatchObject({ lost: 0, errors: [] });
      gaps.push(findLongestGap(written));
    }
    process.stdout.write(`write gaps: ${gaps.map((gap) => `${gap.toFixed(2)} s`).join(', ')}\n`);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(WORST_SECONDS);
  });

  it('in quorum mode the standbys of the quorum may lead, and the leadership moves to one', async () => {
    await configure({ synchronous_mode: 'quorum' });
    const deadline = Date.now() + SETTLED_MS;
    const readSync = () => getOutput(`ETCDCTL_API=3 etcdctl get --print-value-only /pg/${CLUSTER}/sync`);
    while (!/"quorum": ?[1-9]/.test(await readSync())) {
      if (Date.now() > deadline) throw new Error(`no quorum: ${await readSync()}`);
      await sleep(1_000);
    }
    const [replica] = findReplicas(await checkout.settle());
    const candidate = replica?.instance ?? '';
    const said = await succeed(`switchover ${CLUSTER} --candidate ${candidate} --confirm ${CLUSTER} --format json`);
    expect(JSON.parse(said)).toMatchObject({ ok: true, leader: candidate });
    await configure({ synchronous_mode: null });
    await checkout.settle();
  });

  it('a member, and then all of them, are restarted', async () => {
    const [replica] = findReplicas(await checkout.settle());
    const starts = () =>
      Promise.all(HOSTS.map((host) => queryHost(host, 'SELECT pg_postmaster_start_time()'))).then(
        (times) => new Map(HOSTS.map((host, index) => [host, times[index]])),
      );
    const first = await starts();
    await succeed(`restart ${CLUSTER} ${replica?.instance ?? ''}`);
    const second = await starts();
    expect(HOSTS.filter((host) => second.get(host) !== first.get(host))).toEqual([replica?.host]);
    const written = await writeDuring(async () => {
      await succeed(`restart ${CLUSTER}`);
    });
    expect(written).toMatchObject({ lost: 0, errors: [] });
    const third = await starts();
    expect(HOSTS.filter((host) => third.get(host) !== second.get(host))).toEqual(HOSTS);
  });

  it('a replica is copied anew', async () => {
    const [replica] = findReplicas(await checkout.settle());
    const instance = replica?.instance ?? '';
    await succeed(`reinit ${CLUSTER} ${instance} --confirm ${instance}`);
    await checkout.settle();
  });

  it('a leader that is killed while the cluster is paused is followed by the candidate, by typed consent', async () => {
    const before = await checkout.settle();
    const leader = before.members.find(({ instance }) => instance === before.leader);
    const candidate = findReplicas(before)[0]?.instance ?? '';
    await succeed(`pause ${CLUSTER}`);
    const container = containerOf(leader?.host ?? '');
    killed.add(container);
    docker('kill', container);
    const ask = `failover ${CLUSTER} --candidate ${candidate} --confirm ${CLUSTER} --format json`;
    const refused = await verb(ask);
    expect([refused.code, (JSON.parse(refused.stdout) as FailoverReport).verdict]).toEqual([1, 'refused']);
    const unstated = await verb(`${ask} --while-paused ${CLUSTER} --accept-data-loss 0`);
    const told = JSON.parse(unstated.stdout) as FailoverReport;
    const loss = /--accept-data-loss (\d+)/.exec(told.problems.join())?.[1];
    const carriedOut =
      loss === undefined
        ? told
        : (JSON.parse(await succeed(`${ask} --while-paused ${CLUSTER} --accept-data-loss ${loss}`)) as FailoverReport);
    expect(carriedOut).toMatchObject({ ok: true, leader: candidate });
    docker('start', container);
    killed.clear();
    await succeed(`resume ${CLUSTER}`);
    expect((await checkout.settle()).leader).toBe(candidate);
  });

  it('an apply changes rules and proves them, and the history tells who led', async () => {
    const base = await checkout.git('rev-parse HEAD');
    await checkout.edit('hosts/pg-test.yml', hbaRule('192.0.2.4/32'));
    await checkout.merge('pg-test: one rule more');
    await checkout.applyAll();
    for (const host of HOSTS) {
      const count = `SELECT count(*) FROM pg_hba_file_rules WHERE address = '192.0.2.4'`;
      expect(await queryHost(host, count)).toBe('1');
    }
    await checkout.restore(base);
    await checkout.applyAll();
    expect(await succeed(`history ${CLUSTER}`)).toMatch(/pg-test-[123]/);
  });
});
