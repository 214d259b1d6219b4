/**
 * Applies, runs by hand and failovers of a small fleet in any order, through each other, killed and failing at any call:
 * what is live on a host is always in its set of the ledger, and the last apply brings every host to exactly main.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import { nameLock } from '../../../actions/core/apply/lock-name.ts';
import { readInForce } from '../../../actions/failover/in-force.ts';
import { runByHand } from '../../../actions/run/run.ts';
import { CommitPool, ENVIRONMENT, Fleet, HOSTS } from './fleet.ts';
import type { Fault } from './fleet.ts';
import { settle } from './killed-process.ts';

/** 500; with OPS_PROPERTY_RUNS (scripts/test --all sets 2000) twenty-five times as many as that says. */
const RUNS = Number(process.env['OPS_PROPERTY_RUNS'] ?? 20) * 25;
const FREE_TURNS = 40;
const MAX_TURNS = 2_000;
const TIMEOUT_MS = RUNS * 10_000;
const TAGS = ['pg_hba'];

let root: string;
let pool: CommitPool;

beforeAll(() => {
  // In memory where there is such a folder: a schedule waits for hundreds of syncs.
  root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'ops-fleet-'));
  pool = new CommitPool(root);
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

const faultArbitrary: fc.Arbitrary<Fault | undefined> = fc.option(
  fc.record({ kind: fc.constantFrom('kill' as const, 'error' as const), at: fc.integer({ min: 1, max: 40 }) }),
  { nil: undefined, freq: 2 },
);
const value = fc.integer({ min: 0, max: 3 });
const eventArbitrary = fc.oneof(
  fc.record({ kind: fc.constant('merge' as const), values: fc.tuple(value, value) }),
  fc.record({ kind: fc.constant('apply' as const), fault: faultArbitrary }),
  fc.record({
    kind: fc.constant('run' as const),
    host: fc.constantFrom(...HOSTS),
    commit: fc.oneof(
      fc.record({ of: fc.constant('main' as const) }),
      fc.record({ of: fc.constant('earlier' as const) }),
      fc.record({ of: fc.constant('own' as const), values: fc.tuple(value, value) }),
    ),
    fault: faultArbitrary,
  }),
  fc.record({ kind: fc.constant('failover' as const), fault: faultArbitrary }),
  fc.record({
    kind: fc.constant('turns' as const),
    choices: fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 12 }),
  }),
);
type Event = typeof eventArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

function apply(fleet: Fleet, fault: Fault | undefined) {
  return runApply({ environment: ENVIRONMENT, dryRun: false }, fleet.open(fleet.main, fault));
}

function pickCommit(fleet: Fleet, event: Extract<Event, { kind: 'run' }>): string {
  if (event.commit.of === 'main') return fleet.main;
  if (event.commit.of === 'earlier') return fleet.parents.get(fleet.main) ?? fleet.main;
  return fleet.commit(fleet.main, event.commit.values);
}

function run(fleet: Fleet, event: Extract<Event, { kind: 'run' }>) {
  const options = { environment: ENVIRONMENT, playbook: 'pgsql.yml', limit: event.host, tags: TAGS, vars: {} };
  return runByHand(
    { ...options, unmerged: event.commit.of === 'own' },
    fleet.open(pickCommit(fleet, event), event.fault),
  );
}

/** As failover/run.ts does: what is proven is asked for under the lock, and is what the cluster's member has then. */
async function failOver(fleet: Fleet, fault: Fault | undefined): Promise<void> {
  const adapters = fleet.open(fleet.main, fault);
  const lock = await adapters.locks.acquire({ names: [nameLock({ cluster: 'pg-test' })] });
  try {
    const { commit, doubt } = readInForce(
      { ...adapters, readCheckout: () => adapters.readEnvironment(fleet.main) },
      'pg-test',
    );
    const [, member] = HOSTS;
    if (doubt === undefined) expect(fleet.live.get(member)).toBe(fleet.values.get(commit)?.[1]);
  } finally {
    lock.release();
  }
}

function start(fleet: Fleet, event: Event): Promise<unknown> | undefined {
  if (event.kind === 'apply') return apply(fleet, event.fault);
  if (event.kind === 'run') return run(fleet, event);
  return event.kind === 'failover' ? failOver(fleet, event.fault) : undefined;
}

async function turn(fleet: Fleet, choice: number): Promise<void> {
  if (fleet.paused > 0) await fleet.resume(choice);
  expect(fleet.findLie()).toBeUndefined();
}

/** Lets all that was begun come to its end, in the order of the choices. */
async function drain(fleet: Fleet, works: readonly Promise<unknown>[], choices: readonly number[]): Promise<void> {
  const progress = { open: true };
  const ended = Promise.all(works).finally(() => (progress.open = false));
  for (let turns = 0; progress.open; turns += 1) {
    if (turns > MAX_TURNS) throw new Error('somebody waits for ever');
    // One after the other in the end: who waits for a lock must not be all that is ever asked.
    await turn(fleet, turns < FREE_TURNS ? (choices[turns % Math.max(choices.length, 1)] ?? 0) : 0);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await ended;
  while (fleet.paused > 0) await turn(fleet, 0);
}

async function play(events: readonly Event[], choices: readonly number[]): Promise<void> {
  const fleet = new Fleet(root, pool);
  try {
    const works: Promise<unknown>[] = [];
    for (const event of events) {
      if (event.kind === 'merge') fleet.merge(event.values);
      else if (event.kind === 'turns') for (const choice of event.choices) await turn(fleet, choice);
      const work = start(fleet, event);
      if (work !== undefined) works.push(settle(work));
    }
    await drain(fleet, works, choices);
    const last = apply(fleet, undefined);
    await drain(fleet, [settle(last)], [0]);
    expect(await last).toMatchObject({ ok: true, refusals: [], owing: [] });
    expect(fleet.readState().hosts).toEqual(Object.fromEntries(HOSTS.map((host) => [host, [fleet.main]])));
    expect(HOSTS.map((host) => fleet.live.get(host))).toEqual(fleet.values.get(fleet.main));
  } finally {
    fleet.close();
  }
}

it(
  'the ledger never lies, and nothing that was merged is lost',
  async () => {
    const schedule = fc.array(eventArbitrary, { minLength: 2, maxLength: 9 });
    const choices = fc.array(fc.nat({ max: 5 }), { maxLength: 6 });
    await fc.assert(fc.asyncProperty(schedule, choices, play), { numRuns: RUNS, endOnFailure: true });
  },
  TIMEOUT_MS,
);
