/**
 * Assembles one view of a cluster from what its members say.
 *
 * Leader, pause and schedule come from `GET /cluster` (the DCS); who streams comes from `replication[]` of the
 * leader's own `GET /patroni`, because the DCS' view of a member is stale by up to `loop_wait` seconds. A leader is
 * called `master`, `primary`, `leader` or `standby_leader`, by endpoint and version of Patroni.
 */
import type { Value } from '../types.ts';
import type { ClusterEndpoints, ClusterMember, ClusterView, LiveRole, MemberEndpoint, PatroniAnswer } from './types.ts';

const DEFAULT_MAXIMUM_LAG = 1_048_576;

type Fields = Readonly<Record<string, Value>>;

export interface ViewInput {
  readonly endpoints: ClusterEndpoints;
  /** `GET /cluster` of the first member that answered, if any. */
  readonly cluster: PatroniAnswer | undefined;
  /** `GET /config` of the same member. */
  readonly config: PatroniAnswer | undefined;
  /** `GET /patroni` by instance. */
  readonly members: ReadonlyMap<string, PatroniAnswer>;
}

export function assembleView(input: ViewInput): ClusterView {
  const listed = readList(asFields(input.cluster?.body).members);
  const byName = new Map(listed.map((fields) => [asText(fields.name) ?? '', fields]));
  const leader = listed.find((fields) => readRole(fields.role) === 'leader');
  const leaderName = asText(leader?.name);
  const leaderStatus = asFields(leaderName === undefined ? undefined : input.members.get(leaderName)?.body);
  const streaming = new Set(
    readList(leaderStatus.replication)
      .filter((sender) => sender.state === 'streaming')
      .map((sender) => asText(sender.application_name)),
  );
  const config = asFields(input.config?.body);
  const known = new Set(input.endpoints.members.map((member) => member.instance));
  const systemIdentifier = [...input.members.values()]
    .map((answer) => asText(asFields(answer.body).database_system_identifier))
    .find((identifier) => identifier !== undefined);
  return {
    cluster: input.endpoints.cluster,
    ...(systemIdentifier === undefined ? {} : { systemIdentifier }),
    ...(leaderName === undefined ? {} : { leader: leaderName }),
    paused: asFields(input.cluster?.body).pause === true,
    scheduledSwitchover: asFields(input.cluster?.body).scheduled_switchover !== undefined,
    synchronous: config.synchronous_mode === true || config.synchronous_mode === 'on',
    maximumLag: Number(config.maximum_lag_on_failover ?? DEFAULT_MAXIMUM_LAG),
    members: input.endpoints.members.map((endpoint) =>
      assembleMember({
        endpoint,
        listed: byName.get(endpoint.instance),
        answer: input.members.get(endpoint.instance),
        streaming: streaming.has(endpoint.instance),
      }),
    ),
    strangers: [...byName.keys()].filter((name) => !known.has(name)),
  };
}

/** Patroni's words for roles, of all its versions and endpoints. */
export function readRole(role: Value | undefined): LiveRole {
  switch (role) {
    case 'leader':
    case 'master':
    case 'primary':
    case 'standby_leader':
      return 'leader';
    case 'sync_standby':
    case 'quorum_standby':
      return 'sync_standby';
    case 'replica':
      return 'replica';
    default:
      return 'unknown';
  }
}

interface MemberInput {
  readonly endpoint: MemberEndpoint;
  readonly listed: Fields | undefined;
  readonly answer: PatroniAnswer | undefined;
  readonly streaming: boolean;
}

function assembleMember(input: MemberInput): ClusterMember {
  const answered = input.answer !== undefined && input.answer.status !== 0;
  const own = asFields(input.answer?.body);
  const listed = input.listed ?? {};
  const timeline = asNumber(own.timeline) ?? asNumber(listed.timeline);
  const lagBytes = asNumber(listed.lag);
  const walPosition = readWalPosition(asFields(own.xlog));
  const tags = asFields(listed.tags);
  return {
    instance: input.endpoint.instance,
    host: input.endpoint.host,
    address: input.endpoint.address,
    role: readRole(listed.role),
    state: answered ? (asText(own.state) ?? asText(listed.state) ?? 'unknown') : 'unreachable',
    ...(timeline === undefined ? {} : { timeline }),
    ...(lagBytes === undefined ? {} : { lagBytes }),
    streaming: input.streaming,
    pendingRestart: own.pending_restart === true || listed.pending_restart === true,
    noFailover: tags.nofailover === true,
    tags,
    ...(walPosition === undefined ? {} : { walPosition }),
  };
}

function readWalPosition(xlog: Fields): bigint | undefined {
  const positions = [xlog.location, xlog.received_location, xlog.replayed_location]
    .filter((position) => typeof position === 'number' || typeof position === 'bigint')
    .map((position) => BigInt(position));
  return positions.length === 0 ? undefined : positions.reduce((a, b) => (a > b ? a : b));
}

function asFields(value: Value | undefined): Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {};
}

function readList(value: Value | undefined): readonly Fields[] {
  return Array.isArray(value) ? value.map((item: Value) => asFields(item)) : [];
}

function asText(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function asNumber(value: Value | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
