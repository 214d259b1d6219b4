/** A fleet with a Patroni in memory that carries out what operations ask of it, or lies about it. */
import type { Lock } from '../../../actions/core/apply/ports.ts';
import type { Standing } from '../../../actions/core/operations/standing.ts';
import type { PatroniAnswer, PatroniRequest } from '../../../actions/core/patroni/types.ts';
import type { Value } from '../../../actions/core/types.ts';
import type { PatroniAdapters } from '../../../actions/patroni/ports.ts';
import { aroundRuns } from '../apply/hold-runs.ts';
import { NO_HOSTS } from '../failover/no-hosts.ts';
import { World } from '../apply/world.ts';
import { hosts } from '../apply/world-files.ts';
import { fakePatroni, healthy, ok } from '../core/patroni/fake-patroni.ts';
import type { FakeState } from '../core/patroni/fake-patroni.ts';

export interface Stage {
  readonly world: World;
  readonly state: FakeState;
  readonly adapters: PatroniAdapters;
  readonly requests: readonly PatroniRequest[];
  readonly notes: Map<string, Standing>;
  /** Names of locks, in the order in which they were asked for. */
  readonly locks: string[];
  /** The dynamic configuration, without what the fake always says. */
  readonly config: Record<string, Value>;
  /** State of the unit that is asked for, by host; active where it is not said. `down`: the host gives no answer. */
  readonly units: Map<string, string>;
  /** Keys of the DCS below the cluster's folder. */
  keys: number;
  /** Whether a run of service.yml has an effect. */
  obeys: boolean;
  /** Whether the machine keeps deadlines. */
  timer: boolean;
  now: string;
}

type Answer = (request: PatroniRequest, stage: Stage) => PatroniAnswer | undefined;

export function openStage(overrides: Partial<FakeState> = {}, answer: Answer = () => undefined): Stage {
  const world = new World();
  world.commit({ hosts: hosts() });
  const state = healthy(overrides);
  const notes = new Map<string, Standing>();
  const locks: string[] = [];
  const config: Record<string, Value> = {};
  const fake = fakePatroni(state, (request) => answer(request, stage) ?? obey(request, stage));
  const base = world.adapters();
  const nameOf = (note: Standing) => JSON.stringify(note.kind === 'pause' ? note.cluster : [note.host, note.unit]);
  const adapters: PatroniAdapters = {
    ...base,
    patroni: {
      ...fake.client,
      get: async (member, path) => {
        const given = await fake.client.get(member, path);
        return path === '/config' && given.status === 200 ? ok({ ...(given.body as object), ...config }) : given;
      },
    },
    ansible: {
      ...base.ansible,
      probe: (request) =>
        /systemctl show|pg_ctl' status/.test(request.script)
          ? Promise.resolve(request.hosts.map((host) => describeUnit(stage, host)))
          : base.ansible.probe(request),
      hold: aroundRuns(base.ansible.hold, async (run, go) => {
        const outcome = await go();
        if (run.playbook === 'service.yml' && stage.obeys)
          for (const host of run.hosts)
            stage.units.set(host, run.vars._service_action === 'stop' ? 'inactive' : 'active');
        return outcome;
      }),
    },
    ...{ dcs: fake.dcs, clock: fake.clock, hosts: NO_HOSTS, by: 'ada' },
    readTime: (seconds = 0) => new Date(Date.parse(stage.now) + seconds * 1_000).toISOString(),
    standing: {
      folder: '/state/standing',
      read: () => [...notes.values()],
      write: (note) => void notes.set(nameOf(note), note),
      remove: (note) => void notes.delete(nameOf(note)),
    },
    runsDeadlineTimer: () => stage.timer,
    dcsKeys: {
      count: () => Promise.resolve(state.dcs === 'up' ? stage.keys : undefined),
      remove: () => {
        const gone = stage.keys;
        stage.keys = 0;
        return Promise.resolve(gone);
      },
    },
    locks: {
      acquire: ({ names }): Promise<Lock> => {
        locks.push(...names);
        return Promise.resolve({ names, descriptors: [], release: () => undefined });
      },
    },
  };
  const stage: Stage = {
    ...{
      world,
      state,
      adapters,
      notes,
      locks,
      config,
      keys: 7,
      obeys: true,
      timer: true,
      now: '2026-06-30T12:00:00.000Z',
    },
    ...{ requests: fake.requests, units: new Map<string, string>() },
  };
  return stage;
}

function describeUnit({ units, world }: Stage, host: string) {
  if (world.down.has(host)) return { host, failure: 'no answer' };
  const state = units.get(host) ?? 'active';
  return { host, output: `LoadState=loaded\nActiveState=${state}\nSubState=x\nCanReload=yes` };
}

/** As Patroni does it. */
function obey({ method, path, body, member }: PatroniRequest, { state, config }: Stage): PatroniAnswer {
  if (path === '/config') {
    if ('pause' in body) state.paused = body.pause === true;
    else Object.assign(config, body);
    return ok('Configuration was patched');
  }
  if (path === '/switchover' && method === 'DELETE') state.scheduled = false;
  if (path === '/reinitialize') {
    state.states[member.instance] = 'creating replica';
    state.events.push({ at: 30_000, happen: () => Reflect.deleteProperty(state.states, member.instance) });
  }
  return ok('');
}

/** Everything that a refusal must leave as it was. */
export function photograph({ state, config, notes, requests, keys, world }: Stage): string {
  const rest = { ...state, events: [] };
  const sets = (_key: string, value: unknown) => (value instanceof Set ? [...value] : value);
  return JSON.stringify([rest, config, [...notes], requests.length, keys, world.runs.length, world.notes], sets);
}
