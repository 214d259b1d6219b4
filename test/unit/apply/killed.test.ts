/** An apply that is killed at any moment of a removal in place of which something else is made: no moment loses the new. */
import { describe, expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import { World } from './world.ts';
import { hosts, MEMBERS, META } from './world-files.ts';
import type { WorldFiles } from './world-files.ts';

/** The existing inventory, the desired one, who lives then, and who had to go. */
interface Exchange {
  readonly existing: WorldFiles;
  readonly desired: WorldFiles;
  readonly living: Readonly<Record<string, string>>;
  readonly removed: readonly string[];
}

const last = MEMBERS.slice(2).join('');
const joined = `  hosts: { ${META}: { pg_seq: 1, pg_role: primary }, ${last}: { pg_seq: 2, pg_role: replica } }`;

const EXCHANGES: Readonly<Record<string, Exchange>> = {
  'the move of an instance to another cluster': {
    existing: { hosts: hosts() },
    desired: {
      hosts: hosts({ members: MEMBERS.slice(0, 2) }).replace(
        `  hosts: { ${META}: { pg_seq: 1, pg_role: primary } }`,
        joined,
      ),
      removals: '- { instance: pg-test-3, action: destroy, reason: moved }\n',
    },
    living: { [META]: 'pg-meta-1', '10.10.10.11': 'pg-test-1', '10.10.10.12': 'pg-test-2', [last]: 'pg-meta-2' },
    removed: ['pg-test-3'],
  },
  'the renumbering of an instance': {
    existing: { hosts: hosts() },
    desired: {
      hosts: hosts().replace('pg_seq: 3', 'pg_seq: 4'),
      removals: '- { instance: pg-test-3, action: destroy, reason: renumbered }\n',
    },
    living: { [META]: 'pg-meta-1', '10.10.10.11': 'pg-test-1', '10.10.10.12': 'pg-test-2', [last]: 'pg-test-4' },
    removed: ['pg-test-3'],
  },
  'a cluster that is made again in place': {
    existing: { hosts: hosts() },
    desired: {
      hosts: hosts().replaceAll(/pg_seq: ([123]), pg_role: (primary|replica) \}$/gm, 'pg_seq: 1$1, pg_role: $2 }'),
      removals: '- { cluster: pg-test, action: destroy, reason: made again }\n',
    },
    living: { [META]: 'pg-meta-1', '10.10.10.11': 'pg-test-11', '10.10.10.12': 'pg-test-12', [last]: 'pg-test-13' },
    removed: ['pg-test-1', 'pg-test-2', 'pg-test-3'],
  },
};

function apply(world: World) {
  return runApply({ environment: 'sandbox', dryRun: false }, world.adapters());
}

function listLiving(world: World): Readonly<Record<string, string>> {
  return Object.fromEntries([...world.living].map(([host, { instance }]) => [host, instance]));
}

async function begin({ existing, desired }: Exchange): Promise<World> {
  const world = new World();
  world.commit(existing);
  expect(await apply(world)).toMatchObject({ ok: true, refusals: [] });
  world.takeCommands();
  world.commit(desired);
  return world;
}

/** Killed at a moment from now on; false: it was through before. */
async function applyUntil(world: World, moment: number): Promise<boolean> {
  world.killAfter(moment);
  try {
    expect(await apply(world)).toMatchObject({ ok: true, refusals: [], owing: [] });
    return false;
  } catch (error) {
    if (error instanceof Error && error.message === 'killed') return true;
    throw error;
  } finally {
    world.killAfter(undefined);
  }
}

describe.each(Object.entries(EXCHANGES))('%s', (_name, exchange) => {
  const { living, removed } = exchange;

  it('is resumed from every moment at which it is killed, and removes once', async () => {
    let moment = 0;
    let killed = true;
    while (killed) {
      const world = await begin(exchange);
      killed = await applyUntil(world, ++moment);
      expect(await apply(world), `killed at ${String(moment)}`).toMatchObject({ ok: true, refusals: [], owing: [] });
      expect(listLiving(world)).toEqual(living);
      expect(world.removed).toEqual(removed);
      expect(world.entry?.state.usedRemovals).toHaveLength(1);
      expect(Object.values(world.entry?.state.hosts ?? {})).toEqual(MEMBERS.concat(META).map(() => [world.head]));
      world.takeCommands();
      expect(await apply(world)).toMatchObject({ ok: true, steps: [] });
    }
    // A run and an entry of the ledger are two moments each, and there are several of both.
    expect(moment).toBeGreaterThan(10);
  });

  it('is resumed when it is killed again and again', async () => {
    for (const moment of [3, 5, 8, 11]) {
      const world = await begin(exchange);
      let kills = 0;
      while (kills < 5 && (await applyUntil(world, moment))) kills++;
      // Where no run gets to its end, nothing is lost all the same.
      expect(world.removed).toEqual(removed.slice(0, world.removed.length));
      expect(await apply(world)).toMatchObject({ ok: true, refusals: [], owing: [] });
      expect(listLiving(world)).toEqual(living);
      expect(world.removed).toEqual(removed);
    }
  });
});

it('a cluster is not made again while a host that does not answer has the old one', async () => {
  const exchange = EXCHANGES['a cluster that is made again in place'];
  if (exchange === undefined) throw new Error('no such exchange');
  const world = await begin(exchange);
  world.down.add(last);
  const report = await apply(world);
  expect(report.steps.map(({ playbook, status }) => `${playbook} ${status}`)).toEqual([
    'pgsql-remove.yml owed',
    'pgsql.yml blocked',
  ]);
  expect(world.entry?.state.usedRemovals).toEqual([]);
  world.down.clear();
  expect(await apply(world)).toMatchObject({ ok: true, refusals: [], owing: [] });
  expect(listLiving(world)).toEqual(exchange.living);
  expect(world.removed).toEqual(exchange.removed);
});
