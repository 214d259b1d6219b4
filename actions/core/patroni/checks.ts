/**
 * Pre-checks of a switchover or failover. Patroni's REST API itself checks neither lag nor timeline at once and logs
 * the reason of a later refusal only on the server, so every reason is found and said here, before the one request.
 */
import type { ClusterMember, ClusterView } from './types.ts';

export interface RoleChange {
  readonly operation: 'switchover' | 'failover';
  readonly leader?: string;
  readonly candidate?: string;
  /** Bytes of WAL that may be lost when there is no leader to ask. */
  readonly acceptDataLoss?: number;
}

export type Decision =
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }
  | { readonly kind: 'accepted'; readonly leader?: string; readonly candidate: string };

export function decideRoleChange(view: ClusterView, change: RoleChange): Decision {
  const reasons = [...checkCluster(view, change), ...checkLeader(view, change)];
  const candidate = change.candidate ?? (change.operation === 'switchover' ? findBestCandidate(view) : undefined);
  if (candidate === undefined) {
    reasons.push(
      change.operation === 'failover'
        ? 'a failover needs a candidate: name one with --candidate'
        : 'no replica is fit to take over: none streams from the leader within maximum_lag_on_failover',
    );
  } else {
    reasons.push(...checkCandidate(view, candidate), ...checkDataLoss(view, change, candidate));
  }
  if (reasons.length > 0 || candidate === undefined) return { kind: 'refused', reasons };
  return view.leader === undefined
    ? { kind: 'accepted', candidate }
    : { kind: 'accepted', leader: view.leader, candidate };
}

function checkCluster(view: ClusterView, change: RoleChange): string[] {
  const reasons: string[] = [];
  if (view.members.every((member) => member.state === 'unreachable')) {
    reasons.push('no member answers on its Patroni port; check that patroni runs and that the port is reachable');
  }
  if (view.paused) {
    reasons.push(
      `cluster "${view.cluster}" is paused (maintenance mode); resume it first, as user postgres on a member: patronictl -c /etc/patroni/patroni.yml resume`,
    );
  }
  if (view.scheduledSwitchover) {
    reasons.push(
      'a switchover is already scheduled; cancel it first, as user postgres on a member: patronictl -c /etc/patroni/patroni.yml flush',
    );
  }
  if (change.operation === 'switchover' && view.leader === undefined) {
    reasons.push('the cluster has no leader; use failover with --candidate and --accept-data-loss');
  }
  return reasons;
}

function checkLeader(view: ClusterView, change: RoleChange): string[] {
  if (change.leader === undefined || view.leader === undefined || change.leader === view.leader) return [];
  return [`the leader is "${view.leader}", not "${change.leader}"; look at the topology again before you decide`];
}

function checkCandidate(view: ClusterView, name: string): string[] {
  if (name === view.leader) return [`"${name}" is the leader already`];
  const candidate = view.members.find((member) => member.instance === name);
  if (candidate === undefined) {
    const known = view.members.map((member) => member.instance).filter((member) => member !== view.leader);
    return [`there is no member "${name}" in cluster "${view.cluster}"; candidates: ${known.join(', ')}`];
  }
  return findUnfitness(view, candidate).map((reason) => `candidate "${name}" ${reason}`);
}

function findUnfitness(view: ClusterView, member: ClusterMember): string[] {
  const reasons: string[] = [];
  if (member.state === 'unreachable') return ['does not answer on its Patroni port'];
  if (member.role === 'unknown') return ['is not listed by Patroni'];
  if (member.noFailover) reasons.push('is tagged nofailover');
  if (member.state !== 'running' && member.state !== 'streaming') reasons.push(`is ${member.state}, not running`);
  if (view.leader === undefined) return reasons;
  if (!member.streaming) reasons.push('does not stream from the leader');
  if (member.lagBytes !== undefined && member.lagBytes > view.maximumLag) {
    reasons.push(`lags by ${String(member.lagBytes)} bytes; maximum_lag_on_failover is ${String(view.maximumLag)}`);
  }
  const leader = view.members.find((other) => other.instance === view.leader);
  if (leader?.timeline !== undefined && member.timeline !== undefined && member.timeline !== leader.timeline) {
    reasons.push(`is on timeline ${String(member.timeline)}, the leader on ${String(leader.timeline)}`);
  }
  if (view.synchronous && member.role !== 'sync_standby') reasons.push('is not the synchronous standby');
  return reasons;
}

function checkDataLoss(view: ClusterView, change: RoleChange, name: string): string[] {
  if (view.leader !== undefined) return [];
  if (change.operation !== 'failover') return [];
  if (change.acceptDataLoss === undefined) {
    return ['there is no leader, so what it had not yet sent is lost; say how much is acceptable: --accept-data-loss'];
  }
  const position = view.members.find((member) => member.instance === name)?.walPosition;
  if (position === undefined) return [`the WAL position of "${name}" is unknown`];
  const ahead = view.members
    .filter((member) => member.walPosition !== undefined && member.walPosition > position)
    .map((member) => ({ instance: member.instance, bytes: (member.walPosition ?? position) - position }))
    .filter((member) => member.bytes > BigInt(change.acceptDataLoss ?? 0));
  return ahead.map(
    (member) =>
      `"${member.instance}" is ${String(member.bytes)} bytes ahead of "${name}"; choose it, or accept more loss`,
  );
}

/** The streaming replica with the least lag; of equals, the first by sequence number. */
function findBestCandidate(view: ClusterView): string | undefined {
  const fit = view.members.filter(
    (member) => member.instance !== view.leader && findUnfitness(view, member).length === 0,
  );
  const [best] = [...fit].sort((a, b) => (a.lagBytes ?? 0) - (b.lagBytes ?? 0));
  return best?.instance;
}
