/** Twelve clusters, a step each: those that only wait for something keep no other from being done. */
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import type { ApplyAdapters } from '../../../actions/apply/ports.ts';
import { runApply } from '../../../actions/apply/run.ts';
import type { GuardedRun } from '../../../actions/core/apply/ports.ts';
import { aroundRuns } from './hold-runs.ts';
import { World } from './world.ts';
import { COMMON } from './world-files.ts';

const CLUSTERS = Array.from({ length: 12 }, (_, index) => index + 1);
/** As many as may be at work at once. */
const HANGING = ['10.10.10.101', '10.10.10.102', '10.10.10.103', '10.10.10.104'];
const OTHERS = CLUSTERS.length - HANGING.length;

let world: World;
/** Members whose step has ended, in order. */
let ended: string[];

/** A user of its own for each cluster, so that no two of them share a run. */
function writeInventory(hasUsers: boolean): string {
  const groups = CLUSTERS.map((number) => {
    const users = hasUsers ? `[{ name: app_${String(number)}, password: 'Obvious.App' }]` : '[]';
    return `
pg-test${String(number)}:
  hosts: { 10.10.10.${String(100 + number)}: { pg_seq: 1, pg_role: primary } }
  vars: { pg_cluster: pg-test${String(number)}, pg_users: ${users} }`;
  });
  return `${COMMON}
${groups.join('')}
`;
}

/** Ends when all clusters but those that hang are done. */
async function waitForOthers(): Promise<void> {
  for (let look = 0; ended.length < OTHERS; look += 1) {
    if (look > 2_000) throw new Error(`only ${String(ended.length)} of the other clusters are done`);
    await sleep(1);
  }
}

function open(hang: (run: GuardedRun) => Promise<void>, locks?: ApplyAdapters['locks']): ApplyAdapters {
  const base = world.adapters();
  const hold = aroundRuns(base.ansible.hold, async (run, go) => {
    await hang(run);
    const outcome = await go();
    if (run.playbook !== 'prove.yml') ended.push(...run.hosts);
    return outcome;
  });
  return { ...base, locks: locks ?? base.locks, ansible: { ...base.ansible, hold } };
}

beforeEach(async () => {
  world = new World();
  ended = [];
  world.commit({ hosts: writeInventory(false) });
  await runApply({ environment: 'sandbox', dryRun: false }, world.adapters());
  world.commit({ hosts: writeInventory(true) });
});

function expectOthersFirst({ ok, steps }: Awaited<ReturnType<typeof runApply>>): void {
  expect(ok).toBe(true);
  expect(steps).toHaveLength(CLUSTERS.length);
  expect([...ended.slice(OTHERS)].sort()).toEqual(HANGING);
}

it('goes on past hosts that hang', async () => {
  const adapters = open(async (run) => {
    if (!run.hosts.some((host) => HANGING.includes(host))) return;
    run.onWait?.(true);
    await waitForOthers();
    run.onWait?.(false);
  });
  expectOthersFirst(await runApply({ environment: 'sandbox', dryRun: false }, adapters));
});

it('goes on past clusters that somebody else has locked', async () => {
  const acquire: ApplyAdapters['locks']['acquire'] = async ({ names, onWait }) => {
    if (names.some((name) => /^cluster-pg-test[1-4]$/.test(name))) {
      onWait?.();
      await waitForOthers();
    }
    return { names, descriptors: [], release: () => undefined };
  };
  const adapters = open(() => Promise.resolve(), { acquire });
  expectOthersFirst(await runApply({ environment: 'sandbox', dryRun: false }, adapters));
});
