import type {
  Clock,
  ClusterEndpoints,
  PatroniAnswer,
  PatroniClient,
  PatroniRequest,
} from '../../../../actions/core/patroni/types.ts';
import type { Value } from '../../../../actions/core/types.ts';

/** What the fake cluster is made of; tests change it between and during requests. */
export interface FakeState {
  leader: string | undefined;
  timeline: number;
  paused: boolean;
  scheduled: boolean;
  synchronous: boolean;
  /** Lag in bytes by replica. */
  lag: Record<string, number>;
  unreachable: Set<string>;
  notStreaming: Set<string>;
  noFailover: Set<string>;
  position: Record<string, number>;
}

export const MEMBERS = ['pg-test-1', 'pg-test-2', 'pg-test-3'] as const;

export const ENDPOINTS: ClusterEndpoints = {
  cluster: 'pg-test',
  members: MEMBERS.map((instance, index) => ({
    instance,
    host: `10.10.10.${String(11 + index)}`,
    address: `10.10.10.${String(11 + index)}`,
    port: 8008,
  })),
  credentials: { username: 'dbuser_monitor', password: 'fake' },
};

export function healthy(overrides: Partial<FakeState> = {}): FakeState {
  return {
    leader: 'pg-test-1',
    timeline: 1,
    paused: false,
    scheduled: false,
    synchronous: false,
    lag: {},
    unreachable: new Set(),
    notStreaming: new Set(),
    noFailover: new Set(),
    position: {},
    ...overrides,
  };
}

export interface Fake {
  readonly client: PatroniClient;
  readonly clock: Clock;
  readonly requests: PatroniRequest[];
}

/** A Patroni cluster of three in memory; `answer` carries a request out, or not, and says so. */
export function fakePatroni(state: FakeState, answer: (request: PatroniRequest) => PatroniAnswer): Fake {
  let now = 0;
  const requests: PatroniRequest[] = [];
  return {
    requests,
    clock: {
      now: () => now,
      sleep: (milliseconds) => {
        now += milliseconds;
        return Promise.resolve();
      },
    },
    client: {
      get: (member, path) =>
        Promise.resolve(
          state.unreachable.has(member.instance)
            ? { status: 0, body: undefined, text: 'connect ECONNREFUSED' }
            : ok(bodyOf(state, member.instance, path)),
        ),
      send: (request) => {
        requests.push(request);
        return Promise.resolve(answer(request));
      },
    },
  };
}

export function ok(body: Value): PatroniAnswer {
  return { status: 200, body, text: typeof body === 'string' ? body : JSON.stringify(body) };
}

function bodyOf(state: FakeState, instance: string, path: string): Value {
  if (path === '/config') {
    return { ttl: 30, maximum_lag_on_failover: 1_048_576, synchronous_mode: state.synchronous };
  }
  if (path === '/cluster') return clusterBody(state);
  return memberBody(state, instance);
}

function clusterBody(state: FakeState): Value {
  return {
    members: MEMBERS.map((name) => ({
      name,
      role: name === state.leader ? 'leader' : 'replica',
      state: 'running',
      timeline: state.timeline,
      ...(name === state.leader ? {} : { lag: state.lag[name] ?? 0 }),
      ...(state.noFailover.has(name) ? { tags: { nofailover: true } } : {}),
    })),
    ...(state.paused ? { pause: true } : {}),
    ...(state.scheduled ? { scheduled_switchover: { at: '2030-01-01T00:00:00+00:00' } } : {}),
  };
}

function memberBody(state: FakeState, instance: string): Value {
  const leads = instance === state.leader;
  const senders = MEMBERS.filter((name) => name !== instance && !state.notStreaming.has(name));
  return {
    state: 'running',
    role: leads ? 'master' : 'replica',
    timeline: state.timeline,
    database_system_identifier: '7000000000000000001',
    xlog: leads
      ? { location: state.position[instance] ?? 100 }
      : { received_location: state.position[instance] ?? 100 },
    ...(leads ? { replication: senders.map((name) => ({ application_name: name, state: 'streaming' })) } : {}),
  };
}
