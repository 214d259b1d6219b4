/** A switchover that pooled clients do not see, and what is left of one that is killed. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import type { FailoverReport } from '../../actions/failover/report.ts';
import { printFigure } from './lib/figures.ts';
import { writeDuring } from './lib/writer.ts';
import { docker, inMeta, MetaCheckout } from './meta-checkout.ts';

const CLUSTER = 'pg-test';
const MEMBERS = ['10.10.10.11', '10.10.10.12', '10.10.10.13'];
const SOCKET = '/var/run/postgresql';
/** From a kill until hosts have undone by themselves what was begun. */
const RESTORED_MS = 30_000;
const REJOINED_MS = 120_000;
/** Patroni's ttl and a loop: one that has let go of the leader's key just after its store was away may have it again, and lets it expire. */
const ELECTED_MS = 45_000;
/** From the word of a leader's Patroni to the last HAProxy that leads to it. */
const FOLLOWED_MS = 10_000;
/** Longer than a loop of Patroni's, shorter than its ttl. */
const META_AWAY_MS = 15_000;
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
  /** Sessions that it ended in the last handovers, with the time to the second. */
  readonly ended: readonly { readonly time: string; readonly sessions: number }[];
}

/** Past the meta node, which may be the one that is killed. */
async function onMember(host: string, command: string): Promise<string> {
  const { stdout } = await promisify(execFile)('docker', ['exec', `ops-node-${host.slice(-1)}`, 'sh', '-c', command]);
  return stdout;
}

async function readState(host: string): Promise<HostState> {
  return JSON.parse(await onMember(host, `echo ${STATE} | base64 -d | python3 -`)) as HostState;
}

/** Members that lead by their own Patroni's word. */
async function listLeaders(): Promise<readonly string[]> {
  const ask = `curl -s -o /dev/null -m 2 -w '%{http_code}' http://127.0.0.1:8008/leader || true`;
  const leads = await Promise.all(MEMBERS.map(async (host) => (await onMember(host, ask)) === '200'));
  return MEMBERS.filter((_, index) => leads[index]);
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

async function countEnded(sinceMs: number): Promise<number> {
  const states = await Promise.all(MEMBERS.map(readState));
  const since = states.flatMap(({ ended }) => ended.filter(({ time }) => Date.parse(time) > sinceMs - 1_000));
  return since.reduce((sum, { sessions }) => sum + sessions, 0);
}

/** Milliseconds from `since` until it is so; Infinity where it is not after all that time. */
async function measure(isThere: () => Promise<boolean>, longestMs: number, since = Date.now()): Promise<number> {
  while (!(await isThere())) {
    if (Date.now() - since > longestMs) return Infinity;
    await sleep(500);
  }
  return Date.now() - since;
}

async function until(isThere: () => Promise<boolean>, limitMs: number, what: string): Promise<void> {
  if ((await measure(isThere, limitMs)) === Infinity)
    throw new Error(`${what}: not after ${String(limitMs / 1_000)} s`);
}

async function isWhole(): Promise<boolean> {
  const view = await checkout.readCluster(CLUSTER);
  return view.leader !== undefined && view.members.filter(({ streaming }) => streaming).length === MEMBERS.length - 1;
}

/** Nobody waits, and the primary service of every member leads to whoever leads, through pools that do so too. */
async function isRight(): Promise<boolean> {
  const [address, ...others] = await listLeaders();
  if (address === undefined || others.length > 0) return false;
  const leader = `pg-test-${address.slice(-1)}`;
  const states = await Promise.all(MEMBERS.map(readState));
  return states.every(
    ({ hold, paused, leads, up }) =>
      !hold &&
      paused.length === 0 &&
      up.join() === leader &&
      leads.every((host) => host === SOCKET || host === address),
  );
}

/** No member holds anybody back, whoever leads. */
async function isLetGo(): Promise<boolean> {
  const states = await Promise.all(MEMBERS.map(readState));
  return states.every(({ hold, paused }) => !hold && paused.length === 0);
}

interface Kill {
  readonly what: string;
  /** When the DCS was back, where it was killed too: nobody can lead anew before, so that what needs a leader counts from then. */
  readonly storeBack?: Promise<number>;
}

/** What hosts undo by themselves is undone within 30 s of the kill, whatever else was killed with it. */
async function expectRightAgain({ what, storeBack }: Kill): Promise<void> {
  const killed = Date.now();
  const [letGo, back] = await Promise.all([measure(isLetGo, REJOINED_MS, killed), storeBack]);
  const since = back ?? killed;
  const led = await measure(async () => (await listLeaders()).length === 1, REJOINED_MS, since);
  const right = await measure(isRight, REJOINED_MS, since);
  const say = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  const store = back === undefined ? '' : `the DCS is back after ${say(back - killed)}; from then on `;
  printFigure(
    `${what}: nobody waits after ${say(letGo)}; ${store}one leads after ${say(led)}, all is right after ${say(right)}`,
  );
  expect(letGo, what).toBeLessThanOrEqual(RESTORED_MS);
  // Patroni may elect later than that: one that has let go of the leader's key, and whose store was away a while before, lets
  // it expire. Whoever leads then is followed at once.
  expect(led, what).toBeLessThanOrEqual(ELECTED_MS);
  expect(right, what).toBeLessThanOrEqual(Math.max(RESTORED_MS, led + FOLLOWED_MS));
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
  const begun = Date.now();
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
  expect(await countEnded(begun)).toBeGreaterThanOrEqual(written.errors.length);
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

async function killVerb(candidate: string, delay: number): Promise<Kill> {
  const args = `--candidate ${candidate} --confirm ${CLUSTER} --env sandbox`;
  const verb = `cd ${checkout.folder} && exec setsid node scripts/lib/ops.mjs patroni switchover ${CLUSTER} ${args}`;
  await inMeta(`(${verb}) >/dev/null 2>&1 & sleep ${(delay / 1_000).toFixed(2)}; kill -9 -- -$!; true`);
  return { what: `the verb, killed after ${delay.toFixed(0)} ms` };
}

/** The whole meta node, with the only member of the DCS. */
async function killMeta(candidate: string, delay: number): Promise<Kill> {
  const verb = switchoverTo(candidate);
  await sleep(delay);
  docker('kill', 'ops-meta');
  return { what: `the meta node, killed after ${delay.toFixed(0)} ms`, storeBack: giveMetaBack(verb) };
}

async function giveMetaBack(verb: Promise<unknown>): Promise<number> {
  await verb;
  await sleep(META_AWAY_MS);
  docker('start', 'ops-meta');
  const ask = 'curl -s -m 1 http://10.10.10.10:2379/health || true';
  await until(async () => (await onMember(MEMBERS[0] ?? '', ask)).includes('"true"'), REJOINED_MS, 'the DCS is back');
  return Date.now();
}

it('killed at any instant, pools and HAProxy are right again without a command', { timeout: 3_600_000 }, async () => {
  for (let round = 0; round < KILLS; round += 1) {
    const { candidate } = await findPair();
    const delay = (KILL_WITHIN_MS * (round + Math.random())) / KILLS;
    await expectRightAgain(await (round % 2 === 0 ? killVerb : killMeta)(candidate, delay));
    await until(isWhole, REJOINED_MS, 'all members stream');
    expect(await isRight()).toBe(true);
  }
});
