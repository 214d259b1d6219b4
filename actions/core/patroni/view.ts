/**
 * Assembles one view of a cluster from what its members say.
 *
 * Leader, pause and schedule come from `GET /cluster` (the DCS); who streams comes from `replication[]` of the members'
 * own `GET /patroni`, because the DCS' view of a member is stale by up to `loop_wait` seconds, and so are the positions
 * there. A leader is called `master`, `primary`, `leader` or `standby_leader`, by endpoint and version of Patroni.
 */
import { asFields, asNumber, asPosition, asText, readList, readOwnRole, readRole } from './answers.ts';
import type { Fields } from './answers.ts';
import type { Value } from '../types.ts';
import type {
  ClusterEndpoints,
  ClusterMember,
  ClusterView,
  MemberEndpoint,
  MemberIdentity,
  PatroniAnswer,
} from './types.ts';
import { isOlder } from './version.ts';

const DEFAULT_MAXIMUM_LAG = 1_048_576;
const DEFAULT_TTL = 30;
const DEFAULT_LOOP_WAIT = 10;
const SYNCHRONOUS = new Set<unknown>([true, 'on', 'true']);
/** The first that knows `synchronous_mode: quorum`; older ones read it as off. */
const QUORUM_SINCE = [4, 0];

export interface ViewInput {
  readonly endpoints: ClusterEndpoints;
  /** `GET /cluster` of the first member that answered, if any. */
  readonly cluster: PatroniAnswer | undefined;
  /** `GET /config` of the same member. */
  readonly config: PatroniAnswer | undefined;
  /** `GET /history` of the same member. */
  readonly history: PatroniAnswer | undefined;
  /** `GET /patroni` by instance. */
  readonly members: ReadonlyMap<string, PatroniAnswer>;
}

export function assembleView(input: ViewInput): ClusterView {
  const cluster = asFields(input.cluster?.body);
  const listed = readList(cluster.members);
  const byName = new Map(listed.map((fields) => [asText(fields.name) ?? '', fields]));
  const leaders = listed
    .filter((fields) => readRole(fields.role) === 'leader')
    .flatMap(({ name }) => asText(name) ?? []);
  const [leader, ...rivals] = leaders;
  const own = new Map([...input.members].map(([instance, answer]) => [instance, asFields(answer.body)]));
  const upstreams = findUpstreams(leader, own);
  const leaderPosition = leader === undefined ? undefined : readPositions(own.get(leader)).received;
  const config = asFields(input.config?.body);
  const known = new Set(input.endpoints.members.map((member) => member.instance));
  const systemIdentifier = findText([...own.values()], (fields) => fields.database_system_identifier);
  const inOrder = [own.get(leader ?? '') ?? {}, ...own.values()];
  const patroniVersion = findText(inOrder, (fields) => asFields(fields.patroni).version);
  const timeline = readLastTimeline(input.history);
  const standbyOf = readSource(asFields(config.standby_cluster));
  return {
    cluster: input.endpoints.cluster,
    ...(systemIdentifier === undefined ? {} : { systemIdentifier }),
    ...(leader === undefined ? {} : { leader }),
    dcs: readDcsState(input.cluster, [...own.values()]),
    paused: cluster.pause === true,
    scheduledSwitchover: cluster.scheduled_switchover !== undefined,
    rivals,
    synchronousMode: readSynchronousMode(config.synchronous_mode, patroniVersion),
    synchronousStrict: SYNCHRONOUS.has(config.synchronous_mode_strict),
    ...(standbyOf === undefined ? {} : { standbyOf }),
    ttl: asNumber(config.ttl) ?? DEFAULT_TTL,
    loopWait: asNumber(config.loop_wait) ?? DEFAULT_LOOP_WAIT,
    maximumLag: Number(config.maximum_lag_on_failover ?? DEFAULT_MAXIMUM_LAG),
    ...(patroniVersion === undefined ? {} : { patroniVersion }),
    ...(timeline === undefined ? {} : { timeline }),
    members: input.endpoints.members.map((endpoint) =>
      assembleMember({
        endpoint,
        listed: byName.get(endpoint.instance),
        answer: input.members.get(endpoint.instance),
        upstream: upstreams.get(endpoint.instance),
        leaderPosition,
      }),
    ),
    strangers: [...byName.keys()].filter((name) => !known.has(name)),
  };
}

/** A replica goes on saying failsafe for a while after the DCS is back; a primary says it while it is so. */
function readDcsState(cluster: PatroniAnswer | undefined, own: readonly Fields[]): ClusterView['dcs'] {
  const inFailsafe = own.filter((fields) => fields.failsafe_mode_is_active === true);
  if (inFailsafe.some((fields) => readOwnRole(fields.role) === 'primary')) return 'failsafe';
  if (cluster !== undefined) return 'read';
  return inFailsafe.length > 0 ? 'failsafe' : 'unread';
}

function readSynchronousMode(value: Value | undefined, version: string | undefined): ClusterView['synchronousMode'] {
  if (value === 'quorum') return version !== undefined && isOlder(version, QUORUM_SINCE) ? 'off' : 'quorum';
  return SYNCHRONOUS.has(value) ? 'on' : 'off';
}

/** Undefined for a cluster that follows no other. */
function readSource(standby: Fields): string | undefined {
  const host = asText(standby.host);
  if (host !== undefined) return `${host}:${String(asNumber(standby.port) ?? 5432)}`;
  const restores = [standby.restore_command, standby.create_replica_methods].some((value) => value !== undefined);
  return restores ? 'its archive (restore_command)' : undefined;
}

/**
 * Member to the member that streams to it: the leader's walsenders and, of those, theirs, since a replica may stream from
 * another replica.
 */
function findUpstreams(leader: string | undefined, own: ReadonlyMap<string, Fields>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const open = leader === undefined ? [] : [leader];
  for (let upstream = open.pop(); upstream !== undefined; upstream = open.pop()) {
    for (const sender of readList(own.get(upstream)?.replication)) {
      const name = asText(sender.application_name);
      if (sender.state !== 'streaming' || name === undefined || name === leader || found.has(name)) continue;
      found.set(name, upstream);
      open.push(name);
    }
  }
  return found;
}

/** Lines of the history say where each timeline ended: the last leader's is the one after. */
function readLastTimeline(history: PatroniAnswer | undefined): number | undefined {
  const lines = Array.isArray(history?.body) ? history.body : [];
  const last: unknown = lines.at(-1);
  const ended: unknown = Array.isArray(last) ? last[0] : undefined;
  return typeof ended === 'number' ? ended + 1 : undefined;
}

function findText(all: readonly Fields[], pick: (fields: Fields) => Fields[string] | undefined): string | undefined {
  return all.map((fields) => asText(pick(fields))).find((text) => text !== undefined);
}

interface MemberInput {
  readonly endpoint: MemberEndpoint;
  readonly listed: Fields | undefined;
  readonly answer: PatroniAnswer | undefined;
  readonly upstream: string | undefined;
  readonly leaderPosition: bigint | undefined;
}

function assembleMember(input: MemberInput): ClusterMember {
  const answered = input.answer !== undefined && input.answer.status !== 0;
  const own = asFields(input.answer?.body);
  const listed = input.listed ?? {};
  const ownRole = answered ? readOwnRole(own.role) : undefined;
  const timeline = asNumber(own.timeline) ?? asNumber(listed.timeline);
  const { received, replayed } = readPositions(own);
  const lagBytes = subtract(input.leaderPosition, received) ?? asNumber(listed.lag);
  const replayLagBytes = subtract(input.leaderPosition, replayed);
  const unreplayedBytes = subtract(received, replayed);
  const tags = asFields(listed.tags);
  const failoverPriority = readPriority(tags);
  return {
    instance: input.endpoint.instance,
    host: input.endpoint.host,
    address: input.endpoint.address,
    role: readRole(listed.role),
    ...(ownRole === undefined ? {} : { ownRole }),
    state: answered ? (asText(own.state) ?? asText(listed.state) ?? 'unknown') : 'unreachable',
    ...(timeline === undefined ? {} : { timeline }),
    ...(lagBytes === undefined ? {} : { lagBytes }),
    ...(replayLagBytes === undefined ? {} : { replayLagBytes }),
    ...(unreplayedBytes === undefined ? {} : { unreplayedBytes }),
    streaming: input.upstream !== undefined,
    ...(input.upstream === undefined ? {} : { upstream: input.upstream }),
    replayPaused: asFields(own.xlog).paused === true,
    pendingRestart: own.pending_restart === true || listed.pending_restart === true,
    noFailover: failoverPriority <= 0,
    failoverPriority,
    watchdogFailed: own.watchdog_failed === true,
    backups: readList(own.replication).flatMap((sender) =>
      sender.state === 'backup' ? (asText(sender.application_name) ?? 'a base backup') : [],
    ),
    tags,
    ...(received === undefined ? {} : { walPosition: received }),
    identity: readIdentity(own),
  };
}

/** As Patroni reads the two tags: `nofailover` counts first, and a priority that is no number is none. */
function readPriority(tags: Fields): number {
  const { nofailover } = tags;
  if (nofailover !== undefined && nofailover !== null) return isTruthy(nofailover) ? 0 : Math.max(1, readWhole(tags));
  return readWhole(tags);
}

function readWhole({ failover_priority: priority }: Fields): number {
  const number = typeof priority === 'string' && /^-?\d+$/.test(priority) ? Number(priority) : asNumber(priority);
  return number === undefined ? 1 : Math.trunc(number);
}

/** Any text but the empty one is true to Patroni, "false" too. */
function isTruthy(value: Value): boolean {
  return value !== false && value !== 0 && value !== '';
}

function readIdentity(own: Fields): MemberIdentity {
  const { scope, name } = asFields(own.patroni);
  const entries = { scope, name, systemIdentifier: own.database_system_identifier };
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => typeof value === 'string'));
}

/** The members are asked at one moment, but not at the very same: a replica may seem ahead by what came in between. */
function subtract(leader: bigint | undefined, own: bigint | undefined): number | undefined {
  if (leader === undefined || own === undefined) return undefined;
  return own >= leader ? 0 : Number(leader - own);
}

interface Positions {
  /** Highest that the member has, written or received. */
  readonly received: bigint | undefined;
  readonly replayed: bigint | undefined;
}

function readPositions(own: Fields | undefined): Positions {
  const xlog = asFields(own?.xlog);
  const written = asPosition(xlog.location);
  const replayed = written ?? asPosition(xlog.replayed_location);
  const all = [written, replayed, asPosition(xlog.received_location)].filter((position) => position !== undefined);
  return { received: all.length === 0 ? undefined : all.reduce((a, b) => (a > b ? a : b)), replayed };
}
