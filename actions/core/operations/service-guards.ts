/** What must not be done to a unit, judged on what its hosts say of it just before. Every reason, not the first one. */
import { findConfirmedLeader, findMember, runs } from '../patroni/leader-state.ts';
import type { ClusterView } from '../patroni/types.ts';
import { advise } from './advice.ts';
import type { Door } from './advice.ts';
import type { ServiceAction, Unit } from './units.ts';

/** By `systemctl show`; `failure`: nobody could ask. */
export interface UnitState {
  readonly installed: boolean;
  readonly active: boolean;
  readonly canReload: boolean;
  /** `active (running)`, for people. */
  readonly words: string;
  readonly failure?: string;
  /** Of PostgreSQL: it would start as a standby. */
  readonly isStandby?: boolean;
}

/** A host that is to be worked on, and those beside which it serves. */
export interface Place {
  readonly host: string;
  /** Absent on a host without an instance. */
  readonly cluster?: string;
  readonly instance?: string;
  /** Hosts of the cluster, or members of the DCS; itself among them. */
  readonly peers: readonly string[];
}

export interface GuardInput {
  readonly unit: Unit;
  readonly action: ServiceAction;
  readonly door: Door;
  /** A name that a person typed once more. */
  readonly confirm?: string;
  readonly places: readonly Place[];
  readonly states: ReadonlyMap<string, UnitState>;
  readonly views: ReadonlyMap<string, ClusterView>;
}

export function findGuardReasons(input: GuardInput): readonly string[] {
  const reasons = input.places.flatMap((place) => [...judgeUnit(input, place), ...judgePostgres(input, place)]);
  if (reasons.length > 0 || (input.action !== 'stop' && input.action !== 'restart')) return reasons;
  if (input.unit.where === 'dcs') return judgeDcs(input);
  if (!input.unit.serves) return [];
  return input.places.flatMap((place) => [...judgeLeader(input, place), ...judgeLast(input, place)]);
}

function judgeUnit({ unit, action, door, states }: GuardInput, { host }: Place): readonly string[] {
  const state = states.get(host);
  if (state?.failure !== undefined) return [`${host} cannot be asked: ${state.failure}`];
  if (state?.installed !== true) {
    return [`${unit.name} is not installed on ${host}${unit.absence === undefined ? '' : `: ${unit.absence}`}`];
  }
  if (action !== 'reload') return [];
  if (!unit.reload || !state.canReload) {
    const instead = advise(door, { verb: 'service', command: 'restart', values: { unit: unit.name, limit: host } });
    return [`${unit.name} has no reload; what it reads at its start is taken up by a restart: ${instead}`];
  }
  return state.active ? [] : [`${unit.name} is ${state.words} on ${host}, so there is nothing to reload: start it`];
}

/** Whoever stops a PostgreSQL that Patroni runs has it started again, or fails the cluster over. */
function judgePostgres(input: GuardInput, place: Place): readonly string[] {
  const { unit, action, door, views } = input;
  const { host, cluster } = place;
  if (unit.name !== 'postgres' || action === 'status' || cluster === undefined) return [];
  const view = views.get(cluster);
  if (view?.paused === true) return judgeSecondPrimary(input, place, view);
  const pause = advise(door, { verb: 'patroni', command: 'pause', values: { cluster } });
  const own = action === 'reload' ? 'reload' : 'restart';
  const instead = advise(door, { verb: 'patroni', command: own, values: { cluster } });
  return [
    `Patroni is in charge of PostgreSQL on ${host}: enter maintenance mode first, ${pause}; or ask Patroni, ${instead}`,
  ];
}

/** While it is paused, Patroni makes no standby of a former leader, nor demotes one. */
function judgeSecondPrimary(
  { action, states }: GuardInput,
  { host, instance }: Place,
  view: ClusterView,
): readonly string[] {
  if (action !== 'start' && action !== 'restart') return [];
  const primaries = view.members.filter((member) => member.instance === view.leader || member.ownRole === 'primary');
  const others = primaries.map((member) => member.instance).filter((name) => name !== instance);
  if (others.length === 0 || instance === view.leader || states.get(host)?.isStandby !== false) return [];
  return [
    `PostgreSQL of ${instance ?? host} would start as a primary beside ${others.join(', ')}, and both would take writes: ` +
      `resume ${view.cluster}, and Patroni makes a replica of it`,
  ];
}

function judgeLeader({ unit, action, door, confirm, views }: GuardInput, place: Place): readonly string[] {
  const runsPostgres = unit.name === 'patroni' || unit.name === 'postgres';
  // A restart of what leads clients to the leader is over in a moment.
  if (!runsPostgres && !(unit.servesLeader === true && action === 'stop')) return [];
  const { cluster, instance } = place;
  const view = views.get(cluster ?? '');
  if (cluster === undefined || instance === undefined || view?.leader !== instance || confirm === instance) return [];
  const move = advise(door, { verb: 'patroni', command: 'switchover', values: { cluster } });
  const what = runsPostgres ? 'ends all writes' : 'ends those of all who come through it';
  return [
    `${instance} leads ${cluster}, and to ${action} ${unit.name} there ${what}: move leadership first, ${move}; ` +
      `or confirm with the name of the instance, ${writeConfirm(door, instance)}`,
  ];
}

/** A restart of the only one is a person's to decide; to stop it is to take the cluster away. */
function judgeLast(input: GuardInput, place: Place): readonly string[] {
  const { unit, action, confirm, door, states } = input;
  const { host, instance = host, cluster = host } = place;
  const stopped = action === 'stop' ? new Set(input.places.map((one) => one.host)) : new Set([host]);
  const others = place.peers.filter((peer) => !stopped.has(peer));
  const healthy = others.filter((peer) => states.get(peer)?.active === true && isHealthyMember(input, cluster, peer));
  if (healthy.length > 0) return [];
  // What does not run serves nobody, so nothing is lost by it.
  if (states.get(host)?.active !== true) return [];
  if (action === 'restart' && (confirm === instance || confirm === host)) return [];
  const last = `${instance} has the last healthy ${unit.name} of ${cluster}`;
  return action === 'restart'
    ? [`${last}: confirm with the name of the instance, ${writeConfirm(door, instance)}`]
    : [`${last}; it is not stopped`];
}

/** A member that could take over, or does lead. */
function isHealthyMember({ unit, views }: GuardInput, cluster: string, host: string): boolean {
  if (unit.name !== 'patroni' && unit.name !== 'postgres') return true;
  const view = views.get(cluster);
  const member = view?.members.find((one) => one.host === host);
  if (view === undefined || member === undefined || !runs(member)) return false;
  return findConfirmedLeader(view) === member.instance || (member.streaming && !member.noFailover);
}

/** The store answers as long as more than half of its members do. */
function judgeDcs({ unit, action, door, confirm, places, states }: GuardInput): readonly string[] {
  const [place] = places;
  if (place === undefined) return [];
  if (places.length > 1) return [`${unit.name} is a member of the DCS on each of them: one at a time`];
  const { host, peers } = place;
  const down = peers.filter((peer) => peer !== host && states.get(peer)?.active !== true);
  if (down.length > 0)
    return [`${unit.name} is not active on ${down.join(', ')}: never two members of the DCS at once`];
  const quorum = Math.floor(peers.length / 2) + 1;
  if (peers.length - 1 >= quorum) return [];
  const what = `without ${host} the DCS has no quorum (${String(peers.length - 1)} of ${String(peers.length)} members)`;
  if (action === 'stop') return [`${what}; it is not stopped`];
  if (confirm === host) return [];
  return [
    `${what}, and every cluster on it may fail over: confirm with the name of the host, ${writeConfirm(door, host)}`,
  ];
}

function writeConfirm(door: Door, name: string): string {
  return door === 'form' ? `confirm "${name}"` : `--confirm ${name}`;
}

/** Why a member of Patroni is not back; undefined where it is. */
export function findNotBack(view: ClusterView, instance: string): string | undefined {
  const member = findMember(view, instance);
  if (member === undefined || !runs(member)) return `${instance} is ${member?.state ?? 'not listed'}`;
  if (findConfirmedLeader(view) === undefined) return `nobody leads ${view.cluster}`;
  if (view.leader !== instance && !member.streaming) return `${instance} does not stream from ${view.leader ?? ''}`;
  return undefined;
}
