/**
 * Pre-checks of a switchover or failover. Patroni's REST API itself checks neither lag nor timeline at once and logs
 * the reason of a later refusal only on the server, so every reason is found and said here, before the one request.
 */
import { checkCandidate, findBestCandidate, isAsynchronous } from './candidate.ts';
import { findMember, findStrayPrimaries, readLeaderState } from './leader-state.ts';
import type { LeaderState } from './leader-state.ts';
import { checkLoss } from './loss.ts';
import type { AcceptedLoss } from './loss.ts';
import type { ClusterView } from './types.ts';
import { isOlder } from './version.ts';

export interface RoleChange {
  readonly operation: 'switchover' | 'failover';
  readonly leader?: string;
  readonly candidate?: string;
  /** Of WAL, where the leader cannot hand over what it has. */
  readonly acceptDataLoss?: AcceptedLoss;
  /** The cluster's name, typed by a person who knows that it is paused. */
  readonly whilePaused?: string;
}

export type Decision =
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }
  /** The leader is silent and its key lives: nothing can be done until it expires. */
  | { readonly kind: 'wait'; readonly leader: string; readonly candidate: string }
  | { readonly kind: 'accepted'; readonly request: RoleRequest };

/** The one request to Patroni. */
export interface RoleRequest {
  /** Member whose REST API is asked. */
  readonly member: string;
  readonly path: '/switchover' | '/failover';
  readonly candidate: string;
  /** Named in a switchover: Patroni refuses it when another one leads by then. */
  readonly leader?: string;
}

export interface DecisionInput {
  readonly view: ClusterView;
  readonly change: RoleChange;
  /** The leader's WAL position as it last told the DCS. */
  readonly lastPosition: bigint | undefined;
}

/** A paused Patroni leaves its PostgreSQL running when it is stopped itself. */
export const STOP_STRAY =
  'what a second primary takes is lost later: switch its host off, or stop its PostgreSQL there (pg_ctl stop), not ' +
  'Patroni alone';
/** Before this version, the leader's own loop drops such a request. */
const ASYNCHRONOUS_FAILOVER = [3, 2];

export function decideRoleChange(input: DecisionInput): Decision {
  const { view, change } = input;
  const blind = checkSight(view);
  if (blind !== undefined) return { kind: 'refused', reasons: [blind] };
  const state = readLeaderState(view);
  const reasons = [...checkCluster(view, change), ...checkLeader(view, change, state)];
  const candidate = change.candidate ?? (change.operation === 'switchover' ? findBestCandidate(view) : undefined);
  if (candidate === undefined) {
    reasons.push(...explainNoCandidate(change, state));
    return { kind: 'refused', reasons };
  }
  const unfit = checkCandidate(view, candidate);
  reasons.push(...unfit, ...(unfit.length === 0 ? checkConsent(input, candidate, state) : []));
  if (state === 'silent' && change.operation === 'failover' && view.leader !== undefined) {
    if (reasons.length === 0) return { kind: 'wait', leader: view.leader, candidate };
    reasons.unshift(describeSilence(view));
  }
  return reasons.length > 0
    ? { kind: 'refused', reasons }
    : { kind: 'accepted', request: assembleRequest(view, candidate, state) };
}

/** What makes every other judgement worthless. */
function checkSight(view: ClusterView): string | undefined {
  if (view.members.every((member) => member.state === 'unreachable')) {
    return 'no member answers on its Patroni port; check that patroni runs and that the port is reachable from here';
  }
  if (view.dcs === 'failsafe') {
    return (
      'Patroni cannot reach the DCS and keeps its leader in failsafe mode; leadership cannot move without the DCS, ' +
      'and the cluster takes writes as it is: bring the DCS back first'
    );
  }
  if (view.dcs === 'unread') {
    return (
      'members answer, but none of them can read the DCS (GET /cluster), so who leads is not known and leadership ' +
      'cannot move: bring the DCS back first'
    );
  }
  const stray = findStrayPrimaries(view);
  if (stray.length > 0) {
    const holder = view.leader === undefined ? 'nobody holds the leader key' : `"${view.leader}" holds the leader key`;
    const names = stray.map((name) => `"${name}"`).join(', ');
    return `${names} runs as a primary while ${holder}; ${STOP_STRAY}`;
  }
  return undefined;
}

function checkCluster(view: ClusterView, change: RoleChange): string[] {
  const reasons: string[] = [];
  if (view.paused && change.whilePaused !== view.cluster) {
    reasons.push(
      `cluster "${view.cluster}" is paused (maintenance mode): somebody may be at work on it, and a leader that comes ` +
        'back goes on as a second primary, since Patroni demotes none while it is paused. If the old leader is off or ' +
        `healthy and you want this now: --while-paused ${view.cluster}; else resume first, ` +
        `scripts/ops patroni resume ${view.cluster}`,
    );
  }
  if (view.scheduledSwitchover) {
    reasons.push(`a switchover is already scheduled; cancel it first, scripts/ops patroni flush ${view.cluster}`);
  }
  return reasons;
}

function checkLeader(view: ClusterView, change: RoleChange, state: LeaderState): string[] {
  const reasons: string[] = [];
  const { leader } = view;
  if (leader !== undefined && change.leader !== undefined && change.leader !== leader) {
    reasons.push(`the leader is "${leader}", not "${change.leader}"; look at the topology again before you decide`);
  }
  if (leader !== undefined && findMember(view, leader) === undefined) {
    reasons.push(`the leader "${leader}" is not in the inventory: add it, so that it can be asked`);
    return reasons;
  }
  if (change.operation === 'failover') return reasons;
  if (state === 'none') {
    reasons.push('the cluster has no leader; use failover with --candidate and --accept-data-loss');
  } else if (state === 'silent') {
    reasons.push(describeSilence(view));
  } else if (state === 'down') {
    const word = findMember(view, leader)?.state ?? 'unknown';
    reasons.push(
      `the PostgreSQL of leader "${leader ?? ''}" is ${word}, so it cannot hand over; wait for it, or use failover`,
    );
  }
  return reasons;
}

function describeSilence(view: ClusterView): string {
  const then = view.paused
    ? 'Patroni elects nobody then, because the cluster is paused: use failover with --candidate'
    : 'Patroni then elects a new leader by itself where a replica is fit: look again after that';
  return (
    `leader "${view.leader ?? ''}" does not answer; its key expires in at most ${String(view.ttl)} s unless it is ` +
    `renewed, and ${then}`
  );
}

function explainNoCandidate(change: RoleChange, state: LeaderState): string[] {
  if (change.operation === 'failover') return ['a failover needs a candidate: name one with --candidate'];
  return state === 'running'
    ? ['no replica is fit to take over: none streams from the leader within maximum_lag_on_failover']
    : [];
}

/** What a person must accept by a typed word before it may be done. */
function checkConsent({ view, change, lastPosition }: DecisionInput, candidate: string, state: LeaderState): string[] {
  if (state === 'running') return checkAsynchronous(view, change, candidate);
  if (change.operation === 'switchover') return [];
  return checkLoss({ view, candidate, accepted: change.acceptDataLoss, lastPosition });
}

function checkAsynchronous(view: ClusterView, change: RoleChange, candidate: string): string[] {
  if (!isAsynchronous(view, candidate)) return [];
  const what = `candidate "${candidate}" is not a synchronous standby`;
  if (change.operation === 'switchover') return [what];
  if (isOlder(view.patroniVersion, ASYNCHRONOUS_FAILOVER)) {
    const version = view.patroniVersion ?? 'of an unknown version';
    return [`${what}; Patroni ${version} fails over to one only where no leader runs (3.2 and later do)`];
  }
  const lag = findMember(view, candidate)?.lagBytes ?? 0;
  if (typeof change.acceptDataLoss === 'number' && change.acceptDataLoss >= lag) return [];
  return [
    `${what}: what was confirmed to clients and it has not received may be lost, ${String(lag)} bytes now; ` +
      `if that is acceptable: --accept-data-loss ${String(lag)}`,
  ];
}

/** Never to a leader that does not run: the candidate's Patroni takes the request as well. */
function assembleRequest(view: ClusterView, candidate: string, state: LeaderState): RoleRequest {
  if (state !== 'running' || view.leader === undefined) return { member: candidate, path: '/failover', candidate };
  return isAsynchronous(view, candidate)
    ? { member: view.leader, path: '/failover', candidate }
    : { member: view.leader, path: '/switchover', candidate, leader: view.leader };
}
