/** A switchover that pooled clients do not see, and what is left of one that is killed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import type { FailoverReport } from '../../actions/failover/report.ts';
import { writeDuring } from './lib/writer.ts';
import { getOutput, inMeta, MetaCheckout, quote } from './meta-checkout.ts';

const CLUSTER = 'pg-test';
const MEMBERS = ['10.10.10.11', '10.10.10.12', '10.10.10.13'];
const SOCKET = '/var/run/postgresql';
const RESTORED_MS = 30_000;
const REJOINED_MS = 120_000;
/** Of the verb, in which its acts fall: it looks, holds, asks, lets go and waits for replicas. */
const KILL_WITHIN_MS = 6_000;
const KILLS = Number(process.env.SWITCHOVER_KILLS ?? 4);
const STATE = readFileSync(join(import.meta.dirname, 'lib/handover-state.py')).toString('base64');
const checkout = new MetaCheckout('e2e-switchover');

interface HostState {
  readonly hold: boolean;
  readonly paused: readonly string[];
  /** Where its pools lead. */
  readonly leads: readonly string[];
  /** Servers of its primary service that take new sessions. */
  readonly up: readonly string[];
  readonly held: readonly string[];
}

async function readState(host: string): Promise<HostState> {
  const remote = `echo ${STATE} | base64 -d | sudo python3 -`;
  return JSON.parse(await getOutput(`ssh -o BatchMode=yes ${host} ${quote(remote)}`)) as HostState;
}

async function findPair(): Promise<{ leader: string; candidate: string }> {
  const view = await checkout.readCluster(CLUSTER);
  const names = view.members.map(({ instance }) => instance);
  const candidate = names[(names.indexOf(view.leader ?? '') + 1) % names.length];
  if (view.leader === undefined || candidate === undefined) throw new Error('no leader');
  return { leader: view.leader, candidate };
}

function switchoverTo(candidate: string, flags = ''): Promise<{ code: number; stdout: string; stderr: string }> {
  const args = `--candidate ${candidate} --confirm ${CLUSTER} --env sandbox --format json ${flags}`;
  return checkout.ops(`patroni switchover ${CLUSTER} ${args}`);
}

async function until(isThere: () => Promise<boolean>, limitMs: number, what: string): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await isThere())) {
    if (Date.now() > deadline) throw new Error(`${what}: not after ${String(limitMs / 1_000)} s`);
    await sleep(1_000);
  }
}

async function isWhole(): Promise<boolean> {
  const view = await checkout.readCluster(CLUSTER);
  return view.leader !== undefined && view.members.filter(({ streaming }) => streaming).length === MEMBERS.length - 1;
}

/** Nobody waits, and the primary service of every member leads to whoever leads, through pools that do so too. */
async function isRight(): Promise<boolean> {
  const { leader } = await checkout.readCluster(CLUSTER);
  const address = `10.10.10.1${leader?.slice(-1) ?? ''}`;
  const states = await Promise.all(MEMBERS.map(readState));
  return states.every(
    ({ hold, paused, leads, up }) =>
      !hold &&
      paused.length === 0 &&
      up.join() === leader &&
      leads.every((host) => host === SOCKET || host === address),
  );
}

beforeAll(async () => {
  await checkout.open();
  await checkout.applyAll();
});

it('no client of a transaction pool sees it', async () => {
  const { candidate } = await findPair();
  let report: FailoverReport | undefined;
  const written = await writeDuring(async () => {
    const { stdout } = await switchoverTo(candidate);
    report = JSON.parse(stdout) as FailoverReport;
  });
  expect(report).toMatchObject({ ok: true, leader: candidate, handover: { way: 'pooled', faults: [] } });
  expect(report?.handover?.probe?.errors).toEqual([]);
  expect(written).toMatchObject({ lost: 0, errors: [] });
  expect(await isRight()).toBe(true);
});

it('sessions that stay go on through the old leader, and end with the limit', async () => {
  const { candidate } = await findPair();
  const written = await writeDuring(async () => {
    const { code } = await switchoverTo(candidate, '--drain-limit 5');
    expect(code).toBe(0);
    await until(
      async () => (await Promise.all(MEMBERS.map(readState))).every(({ held }) => held.length === 0),
      30_000,
      'drained',
    );
  });
  // Clients that keep their session lose it once, when the limit has passed.
  expect(written.lost).toBe(0);
  expect(new Set(written.errors.map(({ client }) => client)).size).toBe(written.errors.length);
  for (const host of MEMBERS) expect((await readState(host)).leads).toEqual([SOCKET]);
});

it('an open transaction calls it off, and nothing is changed', async () => {
  const { leader, candidate } = await findPair();
  const psql = `PGPASSWORD=DBUser.Test psql -XAtq -h 10.10.10.12 -p 5433 -U test -d test`;
  const open = inMeta(`printf 'begin; select txid_current(); select pg_sleep(20); commit;' | ${psql}`);
  await sleep(1_000);
  const { code, stdout } = await switchoverTo(candidate);
  expect(code).toBe(1);
  const report = JSON.parse(stdout) as FailoverReport;
  expect(report).toMatchObject({ verdict: 'refused', leader });
  expect(report.problems.join()).toMatch(/open transactions did not end in 2 s.* of test in test \(active/);
  expect(await isRight()).toBe(true);
  expect((await open).code).toBe(0);
});

it('killed at any instant, pools and HAProxy are right again without a command', async () => {
  for (let round = 0; round < KILLS; round += 1) {
    const { candidate } = await findPair();
    const delay = (KILL_WITHIN_MS * (round + Math.random())) / KILLS;
    const args = `--candidate ${candidate} --confirm ${CLUSTER} --env sandbox`;
    const verb = `cd ${checkout.folder} && exec setsid node scripts/lib/ops.mjs patroni switchover ${CLUSTER} ${args}`;
    await inMeta(`(${verb}) >/dev/null 2>&1 & sleep ${(delay / 1_000).toFixed(2)}; kill -9 -- -$!; true`);
    await until(isRight, RESTORED_MS, `after a kill at ${delay.toFixed(0)} ms`);
    await until(isWhole, REJOINED_MS, 'all members stream');
    expect(await isRight()).toBe(true);
  }
});
