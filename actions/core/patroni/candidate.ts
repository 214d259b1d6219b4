import { findMember, readLeaderState, runs } from './leader-state.ts';
import type { ClusterMember, ClusterView } from './types.ts';

/** Reasons against a candidate, by name; `asynchronous` is left out where a person accepts the loss. */
export function checkCandidate(view: ClusterView, name: string): string[] {
  if (name === view.leader) return [`"${name}" is the leader already`];
  const candidate = findMember(view, name);
  if (candidate === undefined) {
    const known = view.members.map((member) => member.instance).filter((member) => member !== view.leader);
    const stranger = view.strangers.includes(name) ? ', which Patroni lists and the inventory lacks' : '';
    return [`there is no member "${name}" in cluster "${view.cluster}"${stranger}; candidates: ${known.join(', ')}`];
  }
  return findUnfitness(view, candidate).map((reason) => `candidate "${name}" ${reason}`);
}

export function isAsynchronous(view: ClusterView, name: string): boolean {
  return view.synchronous && findMember(view, name)?.role !== 'sync_standby';
}

/** The streaming replica with the least lag; of equals, the first by sequence number. */
export function findBestCandidate(view: ClusterView): string | undefined {
  const fit = view.members.filter(
    (member) =>
      member.instance !== view.leader &&
      findUnfitness(view, member).length === 0 &&
      !isAsynchronous(view, member.instance),
  );
  const [best] = [...fit].sort((a, b) => lag(a) - lag(b) || (a.replayLagBytes ?? 0) - (b.replayLagBytes ?? 0));
  return best?.instance;
}

function lag(member: ClusterMember): number {
  return member.lagBytes ?? Number.POSITIVE_INFINITY;
}

function findUnfitness(view: ClusterView, member: ClusterMember): string[] {
  if (member.state === 'unreachable') return ['does not answer on its Patroni port'];
  if (member.role === 'unknown') return ['is not listed by Patroni'];
  const reasons: string[] = [];
  if (member.noFailover) reasons.push('is tagged nofailover');
  if (!runs(member)) reasons.push(`is ${member.state}, not running`);
  if (readLeaderState(view) === 'running') reasons.push(...findDistance(view, member));
  return reasons;
}

/** How far a replica is from a leader that runs: known to be near, or unfit. */
function findDistance(view: ClusterView, member: ClusterMember): string[] {
  const reasons: string[] = [];
  if (!member.streaming) reasons.push('does not stream from the leader');
  if (member.lagBytes === undefined) {
    reasons.push('has a lag that is not known: it or the leader tells no WAL position');
  } else if (member.lagBytes > view.maximumLag) {
    reasons.push(`lags by ${String(member.lagBytes)} bytes; maximum_lag_on_failover is ${String(view.maximumLag)}`);
  }
  const leader = findMember(view, view.leader);
  if (leader?.timeline !== undefined && member.timeline !== undefined && member.timeline !== leader.timeline) {
    reasons.push(`is on timeline ${String(member.timeline)}, the leader on ${String(leader.timeline)}`);
  }
  return reasons;
}
