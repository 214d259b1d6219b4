/**
 * Pre-checks of a switchover or failover. Patroni's REST API itself checks neither lag nor timeline at once and logs
 * the reason of a later refusal only on the server, so every reason is found and said here, before the one request.
 */
import type { RoleAdvice } from './advice.ts';
import { isAsynchronous } from './candidate.ts';
import { checkCandidate } from './candidate-checks.ts';
import type { JudgedCheck } from './check.ts';
import { checkCluster, checkSight, describeSilence } from './cluster-checks.ts';
import { readLeaderState } from './leader-state.ts';
import type { LeaderState } from './leader-state.ts';
import type { AcceptedLoss } from './loss.ts';
import type { ClusterView, DcsServer } from './types.ts';

export interface RoleChange {
  readonly operation: 'switchover' | 'failover';
  readonly leader?: string;
  readonly candidate?: string;
  /** Of WAL, where the leader cannot hand over what it has. */
  readonly acceptDataLoss?: AcceptedLoss;
  /** The cluster's name, typed by a person who knows that it is paused. */
  readonly whilePaused?: string;
  /** For practice: nothing may be wrong, so that a warning refuses it too. */
  readonly drill?: boolean;
}

export type Decision = Judgement & { readonly checks: readonly JudgedCheck[]; readonly candidate?: string };

type Judgement =
  /** `blind`: so little is seen of the cluster that nothing else was judged. */
  | { readonly kind: 'refused'; readonly reasons: readonly string[]; readonly blind?: true }
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
  readonly dcs: readonly DcsServer[];
  readonly advice: RoleAdvice;
}

export function decideRoleChange(input: DecisionInput): Decision {
  const { view, change } = input;
  const sight = checkSight(input);
  const [blind] = sight.flatMap(({ reasons }) => reasons);
  if (blind !== undefined) return { kind: 'refused', reasons: [blind], blind: true, checks: sight };
  const { candidate, checks: own } = checkCandidate(input);
  const checks = [...sight, ...checkCluster(input), ...own];
  const reasons = checks.flatMap((check) => check.reasons);
  if (candidate === undefined) return { kind: 'refused', reasons, checks };
  const base = { checks, candidate };
  const state = readLeaderState(view);
  if (state === 'silent' && change.operation === 'failover' && view.leader !== undefined) {
    if (reasons.length === 0) return { ...base, kind: 'wait', leader: view.leader, candidate };
    reasons.unshift(describeSilence(view, change));
  }
  return reasons.length > 0
    ? { ...base, kind: 'refused', reasons }
    : { ...base, kind: 'accepted', request: assembleRequest(view, candidate, state) };
}

/** Never to a leader that does not run: the candidate's Patroni takes the request as well. */
function assembleRequest(view: ClusterView, candidate: string, state: LeaderState): RoleRequest {
  if (state !== 'running' || view.leader === undefined) return { member: candidate, path: '/failover', candidate };
  return isAsynchronous(view, candidate)
    ? { member: view.leader, path: '/failover', candidate }
    : { member: view.leader, path: '/switchover', candidate, leader: view.leader };
}
