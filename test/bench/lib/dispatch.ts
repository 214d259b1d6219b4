/** How long a person waits for this program itself, where a switchover is asked for. */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createPatroniClient, systemClock } from '../../../actions/adapters/patroni.ts';
import { adviseRoleChange } from '../../../actions/core/operations/advice.ts';
import { changeRoles } from '../../../actions/core/patroni/role-change.ts';
import { openFakeFleet } from '../../lib/fake-fleet.ts';
import { openLyingCluster, say as answer } from '../../lib/patroni/lying-server.ts';
import { healthy } from '../../unit/core/patroni/fake-patroni.ts';
import { check, say } from './measure.ts';

const CLUSTERS = 100;
const ROUNDS = 5;
const FIRST_CHECK_SECONDS = 2;
const RETURN_SECONDS = 5;
const CHECK = /^(?:ok|warn|refused|not asked) +\S/;
const LEADS_MS = 700;
/** Between two looks of the watch, wherever in that the last member comes. */
const STREAMS_MS = [2_000, 2_130, 2_260, 2_390, 2_520];

/** A repository of its own: an environment of many clusters, and this checkout's bundle. */
function makeRepository(inventory: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-dispatch-'));
  for (const part of ['actions/dist', 'scripts/lib', 'scripts/ops'])
    cpSync(part, join(folder, part), { recursive: true });
  const hosts = join(folder, 'inventory/bench/hosts');
  mkdirSync(hosts, { recursive: true });
  writeFileSync(join(hosts, 'all.yml'), inventory);
  const variables = { ansible_connection: 'local', dcs_servers: { one: '127.0.0.1' } };
  mkdirSync(join(hosts, 'group_vars'));
  writeFileSync(join(hosts, 'group_vars/all.yml'), JSON.stringify(variables));
  writeFileSync(
    join(folder, 'inventory/bench/environment.yml'),
    "fingerprint_key: '0123456789abcdef0123456789abcdef'\n",
  );
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', ...args], { cwd: folder });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'bench');
  return folder;
}

/** Of a switchover that is refused, since another one leads: every check is made, and nobody is asked for anything. */
async function measureFirstCheck(folder: string): Promise<number> {
  const args = ['patroni', 'switchover', 'pg-1', '--leader', 'pg-1-2', '--candidate', 'pg-1-3', '--confirm', 'pg-1'];
  const started = performance.now();
  const child = spawn(process.execPath, ['scripts/lib/ops.mjs', ...args, '--env', 'bench'], {
    cwd: folder,
    env: { ...process.env, OPS_STATE_DIR: join(folder, 'state') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lines: string[] = [];
  let seconds: number | undefined;
  for await (const line of createInterface(child.stderr)) {
    lines.push(line);
    if (CHECK.test(line)) seconds ??= (performance.now() - started) / 1_000;
  }
  if (seconds === undefined) throw new Error(`no check was shown:\n${lines.join('\n')}`);
  return seconds;
}

/** The proof of the roles' rules is not in it: its Ansible starts while members are waited for. */
async function measureReturn(streamsMs: number): Promise<number> {
  const state = healthy();
  let streamed = 0;
  const cluster = await openLyingCluster(state, {
    send: (_, response) => {
      state.notStreaming.add('pg-test-1');
      setTimeout(() => {
        state.leader = 'pg-test-2';
        state.timeline += 1;
        answer(response, 200, 'Successfully switched over');
      }, LEADS_MS);
      setTimeout(() => {
        state.notStreaming.clear();
        streamed = performance.now();
      }, streamsMs);
    },
  });
  const { verdict } = await changeRoles({
    endpoints: cluster.endpoints,
    change: { operation: 'switchover', candidate: 'pg-test-2' },
    client: createPatroniClient(),
    dcs: { findValue: () => Promise.resolve(undefined), readHealth: () => Promise.resolve([]) },
    clock: systemClock,
    report: () => undefined,
    advice: adviseRoleChange('command-line'),
  });
  const seconds = (performance.now() - streamed) / 1_000;
  cluster.close();
  if (verdict.kind !== 'moved' || verdict.waiting.length > 0) throw new Error('the fake switchover did not go well');
  return seconds;
}

async function repeat(what: string, bar: number, rounds: readonly (() => Promise<number>)[]): Promise<void> {
  const seconds: number[] = [];
  for (const round of rounds) seconds.push(await round());
  say(`${what}: ${seconds.map((one) => one.toFixed(2)).join(', ')} s; bar ${String(bar)} s`);
  // What else the machine does only ever adds.
  const least = Math.min(...seconds);
  check(`${what}: the least of them, ${least.toFixed(2)} s`, least <= bar);
}

const fleet = await openFakeFleet(CLUSTERS, 0);
const folder = makeRepository(fleet.inventory);
try {
  const first = Array.from({ length: ROUNDS }, () => () => measureFirstCheck(folder));
  await repeat(
    `start of the verb to its first check, ${String(CLUSTERS)} clusters in the inventory`,
    FIRST_CHECK_SECONDS,
    first,
  );
  const back = STREAMS_MS.map((ms) => () => measureReturn(ms));
  await repeat('last member streams to the verdict', RETURN_SECONDS, back);
} finally {
  fleet.close();
  rmSync(folder, { recursive: true, force: true });
}
