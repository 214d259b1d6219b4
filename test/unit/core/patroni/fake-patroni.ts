import type {
  Clock,
  ClusterEndpoints,
  Dcs,
  DcsServer,
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
  synchronous: boolean | 'quorum';
  version: string;
  /** Lag in bytes by replica. */
  lag: Record<string, number>;
  unreachable: Set<string>;
  notStreaming: Set<string>;
  noFailover: Set<string>;
  /** By instance, as the DCS lists them. */
  tags: Record<string, Record<string, Value>>;
  /** What a member's own answer has beside the rest. */
  own: Record<string, Record<string, Value>>;
  /** What the DCS lists of a member beside the rest. */
  listed: Record<string, Record<string, Value>>;
  /** The dynamic configuration, where it is not the usual. */
  config: Record<string, Value>;
  /** By instance; a replica without one is `lag` behind the leader. */
  position: Record<string, number | undefined>;
  replayLag: Record<string, number>;
  /** Of single members, where it is not the cluster's. */
  timelines: Record<string, number>;
  states: Record<string, string>;
  /** Own roles that differ from what the DCS says. */
  roles: Record<string, string>;
  /** Upstream of a replica that does not stream from the leader. */
  cascades: Record<string, string>;
  /** Replicas that the DCS names synchronous. */
  standbys: Set<string>;
  standbyCluster: boolean;
  strangers: string[];
  dcs: 'up' | 'down' | 'failsafe';
  /** Servers of the DCS that are not as `dcs` says. */
  stores: Record<string, DcsServer['state']>;
  /** Values of the DCS' keys. */
  keys: Record<string, string>;
  /** What happens at a moment of the clock, in milliseconds. */
  events: { at: number; happen: () => void }[];
}

/** Where a leader stands that writes nothing. */
export const LEADER_POSITION = 10_000_000;

export const MEMBERS = ['pg-test-1', 'pg-test-2', 'pg-test-3'] as const;

export const ENDPOINTS: ClusterEndpoints = {
  cluster: 'pg-test',
  members: MEMBERS.map((instance, index) => ({
    instance,
    host: `10.10.10.${String(11 + index)}`,
    address: `10.10.10.${String(11 + index)}`,
    port: 8008,
  })),
  dcs: { servers: ['10.10.10.10'], folder: '/pg/pg-test' },
  credentials: { username: 'dbuser_monitor', password: 'fake' },
};

export function healthy(overrides: Partial<FakeState> = {}): FakeState {
  return {
    leader: 'pg-test-1',
    timeline: 1,
    paused: false,
    scheduled: false,
    synchronous: false,
    version: '3.0.2',
    lag: {},
    unreachable: new Set(),
    notStreaming: new Set(),
    noFailover: new Set(),
    tags: {},
    own: {},
    listed: {},
    config: {},
    position: {},
    replayLag: {},
    timelines: {},
    states: {},
    roles: {},
    cascades: {},
    standbys: new Set(),
    standbyCluster: false,
    strangers: [],
    dcs: 'up',
    stores: {},
    keys: {},
    events: [],
    ...overrides,
  };
}

export interface Fake {
  readonly client: PatroniClient;
  readonly dcs: Dcs;
  readonly clock: Clock;
  readonly requests: PatroniRequest[];
}

/** A request whose body names members: one that moves leadership. */
type NamedRequest = PatroniRequest & { readonly body: Readonly<Record<string, string>> };

/** A Patroni cluster of three in memory; `answer` carries a request out, or not, and says so. */
export function fakePatroni(
  state: FakeState,
  answer: (request: NamedRequest) => PatroniAnswer | Promise<PatroniAnswer>,
): Fake {
  let now = 0;
  const requests: PatroniRequest[] = [];
  const pass = (milliseconds: number) => {
    now += milliseconds;
    for (const event of state.events.filter(({ at }) => at <= now)) {
      state.events.splice(state.events.indexOf(event), 1);
      event.happen();
    }
  };
  return {
    requests,
    clock: {
      now: () => now,
      sleep: (milliseconds) => {
        pass(milliseconds);
        return Promise.resolve();
      },
    },
    dcs: {
      findValue: (_servers, key) => Promise.resolve(state.dcs === 'up' ? state.keys[key] : undefined),
      readHealth: (servers) =>
        Promise.resolve(servers.map((server) => ({ server, state: state.stores[server] ?? STORES[state.dcs] }))),
    },
    client: {
      get: (member, path) => Promise.resolve(answerOf(state, member.instance, path)),
      send: async (request) => {
        requests.push(request);
        return answer(request as NamedRequest);
      },
    },
  };
}

const STORES = { up: 'healthy', down: 'silent', failsafe: 'silent' } as const;
const NOBODY: PatroniAnswer = { status: 0, body: undefined, text: 'connect ECONNREFUSED' };

export function ok(body: Value): PatroniAnswer {
  return { status: 200, body, text: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** What a member answers to a question. */
export function answerOf(state: FakeState, instance: string, path: string): PatroniAnswer {
  if (state.unreachable.has(instance)) return NOBODY;
  if (path === '/patroni') return ok(memberBody(state, instance));
  if (state.dcs !== 'up') return NOBODY;
  if (path === '/config') {
    const dynamic = { ttl: 30, loop_wait: 10, maximum_lag_on_failover: 1_048_576 };
    return ok({ ...dynamic, synchronous_mode: state.synchronous, ...state.config });
  }
  return ok(path === '/history' ? historyBody(state) : clusterBody(state));
}

function historyBody(state: FakeState): Value {
  return Array.from({ length: state.timeline - 1 }, (_, index) => [index + 1, 100 * index, 'no recovery target']);
}

function clusterBody(state: FakeState): Value {
  const listed = MEMBERS.map((name) => ({
    name,
    role: listedRole(state, name),
    state: 'running',
    timeline: state.timelines[name] ?? state.timeline,
    ...(name === state.leader ? {} : { lag: 'unknown' }),
    ...describeTags(state, name),
    ...state.listed[name],
  }));
  const strangers = state.strangers.map((name) => ({ name, role: listedRole(state, name), state: 'running' }));
  return {
    members: [...listed, ...strangers],
    ...(state.paused ? { pause: true } : {}),
    ...(state.scheduled ? { scheduled_switchover: { at: '2030-01-01T00:00:00+00:00' } } : {}),
  };
}

function describeTags(state: FakeState, name: string): { tags?: Value } {
  const tags = { ...state.tags[name], ...(state.noFailover.has(name) ? { nofailover: true } : {}) };
  return Object.keys(tags).length === 0 ? {} : { tags };
}

function listedRole(state: FakeState, name: string): string {
  if (name === state.leader) return state.standbyCluster ? 'standby_leader' : 'leader';
  if (!state.standbys.has(name)) return 'replica';
  return state.synchronous === 'quorum' ? 'quorum_standby' : 'sync_standby';
}

function memberBody(state: FakeState, instance: string): Value {
  const leads = instance === state.leader;
  const role = state.roles[instance] ?? (leads ? (state.standbyCluster ? 'standby_leader' : 'master') : 'replica');
  const position =
    instance in state.position ? state.position[instance] : LEADER_POSITION - (leads ? 0 : (state.lag[instance] ?? 0));
  const upstream = (name: string) => state.cascades[name] ?? state.leader;
  const senders = MEMBERS.filter((name) => upstream(name) === instance && name !== state.leader)
    .filter((name) => !state.notStreaming.has(name) && !state.unreachable.has(name))
    .map((name) => ({ application_name: name, state: 'streaming' }));
  return {
    state: state.states[instance] ?? 'running',
    role,
    timeline: state.timelines[instance] ?? state.timeline,
    database_system_identifier: '7000000000000000001',
    patroni: { version: state.version, scope: 'pg-test' },
    xlog: describePosition(role, position, state.replayLag[instance] ?? 0),
    ...(senders.length > 0 ? { replication: senders } : {}),
    ...(state.dcs === 'failsafe' ? { failsafe_mode_is_active: true } : {}),
    ...state.own[instance],
  };
}

function describePosition(role: string, position: number | undefined, replayLag: number): Value {
  if (position === undefined) return {};
  if (role === 'master') return { location: position };
  return { received_location: position, replayed_location: position - replayLag };
}
