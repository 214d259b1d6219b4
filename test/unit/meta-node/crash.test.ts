/**
 * The real program, ledger and locks, and an apply of five steps that is cut off at a random instant: the timer's next round
 * ends where an undisturbed one would have, and nothing runs again that was said or recorded to be done. `FAKE_CRASHES` says
 * how often (5: each way once), `CRASH_SEED` at which instants. test/e2e/crash.test.ts does the same to real Ansible on real
 * hosts.
 */
import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerState } from '../../../actions/core/ledger/state.ts';
import { MetaNode } from '../../lib/meta-node/meta-node.ts';
import type { AnsibleRun, Running } from '../../lib/meta-node/meta-node.ts';
import { killAll, listDescendants, signal } from '../../lib/meta-node/processes.ts';
import { makeRandom } from '../../lib/random.ts';

const TIMES = Number(process.env['FAKE_CRASHES'] ?? 5);
const SEED = Number(process.env['CRASH_SEED'] ?? 1);
const STEPS = 5;
const HALF_WRITTEN_MS = 60;
const TIMEOUT_MS = 120_000;
const random = makeRandom(SEED);
let node: MetaNode;
/** What the five steps change. */
let changed: readonly string[];
/** Milliseconds that the unit takes undisturbed. */
let undisturbed: number;

/** Each ends when what it kills is dead; `unit` is the process that systemd started. */
const CUTS: Readonly<Record<string, (unit: Running) => Promise<void>>> = {
  'the apply alone, so that its Ansible goes on': async ({ pid }) => {
    killAll(listDescendants(pid).slice(0, 1));
    await Promise.resolve();
  },
  'the unit alone, so that its apply goes on': async ({ pid }) => {
    killAll([pid]);
    await Promise.resolve();
  },
  'the unit and all below it': async ({ pid }) => {
    killAll([pid, ...listDescendants(pid)]);
    await Promise.resolve();
  },
  'the unit, by systemd': async ({ pid, end }) => {
    signal(pid, 'SIGTERM');
    await end;
  },
  // Two signals that may be heeded, and then everything: 7.5 s and 2.5 s in truth.
  'a job, by its runner': async ({ pid }) => {
    signal(pid, 'SIGINT');
    await sleep(75);
    signal(pid, 'SIGTERM');
    await sleep(25);
    killAll([pid, ...listDescendants(pid)]);
  },
};

/** Locks of git that a killed one has left are as old as the timer lets them become. */
function letTimePass(): void {
  for (const repository of [join(node.state, 'ledger.git'), node.source]) {
    // Not below objects/, where a git that goes on makes folders and takes them away.
    const folders = ['refs', 'worktrees'].filter((name) => existsSync(join(repository, name)));
    const below = folders.flatMap((folder) =>
      readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    );
    const files = [...readdirSync(repository), ...below];
    for (const name of files.filter((file) => file.endsWith('.lock'))) {
      try {
        utimesSync(join(repository, name), 0, 0);
      } catch {
        // Of a git that is at work: gone.
      }
    }
  }
}

/** Commands of the steps that the apply has called passed. */
function listSaid(text: string): readonly string[] {
  return [...text.matchAll(/^(s\d+) passed in /gm)].map(([, id = '']) => {
    const [, playbook = '', limit = '', tags = ''] =
      new RegExp(`^${id} (\\S+\\.yml) -l (\\S+)(?: -t (\\S+))?`, 'm').exec(text) ?? [];
    return `${playbook} ${limit} ${tags}`.trim();
  });
}

/** By the ledger: on each of its hosts the step has passed, or nothing is left to do. */
function isRecorded(state: LedgerState | undefined, main: string, { command, hosts }: AnsibleRun): boolean {
  const [playbook = '', , tags = ''] = command.split(' ');
  const names = `["${playbook}",${JSON.stringify(tags === '' ? [] : tags.split(','))},`;
  return hosts.every((host) => {
    if (state?.hosts[host]?.join() === main) return true;
    return state?.proven?.[host]?.steps.some((step) => step.startsWith(names)) === true;
  });
}

function expectEffects(round: number): void {
  const effects = node.readEffects();
  expect(Object.fromEntries(changed.map((name) => [name, effects[name]]))).toEqual(
    Object.fromEntries(changed.map((name) => [name, String(round)])),
  );
}

async function carryOutWell(): Promise<void> {
  const { code, text } = await node.carryOut();
  expect(code, text).toBe(0);
}

beforeAll(async () => {
  node = await MetaNode.open({ clusters: 2 });
  await carryOutWell();
  node.setPace(HALF_WRITTEN_MS);
  node.merge(1);
  const before = node.readRuns().length;
  const start = performance.now();
  await carryOutWell();
  undisturbed = performance.now() - start;
  expect(node.readRuns().slice(before)).toHaveLength(STEPS);
  changed = Object.entries(node.readEffects()).flatMap(([name, round]) => (round === '1' ? [name] : []));
}, TIMEOUT_MS);

afterAll(() => {
  node.close();
}, TIMEOUT_MS);

describe('is carried out to its end by the next round after the end of', () => {
  for (let time = 1; time <= TIMES; time += 1) {
    const [name = '', cut] = Object.entries(CUTS)[time % Object.keys(CUTS).length] ?? [];
    const share = random.integer(1_000) / 1_000;
    const title = `${name}, after ${(100 * share).toFixed(0)} % of its time (${String(time)} of ${String(TIMES)})`;
    it(
      title,
      async () => {
        const main = node.merge(time + 1);
        const unit = node.start('request', 'carry-out', '--env', 'prod');
        await sleep(share * undisturbed);
        await cut?.(unit);
        letTimePass();
        const before = node.readRuns().length;
        const state = node.readLedger();
        const said = listSaid(unit.text());
        const recovered = await node.carryOut();
        await unit.end;
        const told = `${unit.text()}\n--- the next round:\n${recovered.text}`;
        const again = node.readRuns().slice(before);
        expect(recovered.code, told).toBe(0);
        expectEffects(time + 1);
        const hosts = Object.fromEntries(node.hosts.map((host) => [host, [main]]));
        expect(node.readLedger()).toMatchObject({ head: main, hosts });
        expect(
          again.filter(({ command }) => said.includes(command)),
          told,
        ).toEqual([]);
        expect(
          again.filter((run) => isRecorded(state, main, run)),
          told,
        ).toEqual([]);
        expect(node.readRuns().filter(({ round }) => round === String(time + 1)).length).toBeLessThanOrEqual(2 * STEPS);
      },
      TIMEOUT_MS,
    );
  }
});
