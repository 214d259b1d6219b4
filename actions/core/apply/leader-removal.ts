import type { ClusterMember, ClusterView } from '../patroni/types.ts';
import type { Problem } from '../types.ts';
import { refuse } from './problems.ts';

export interface LeaderRemoval {
  readonly view: ClusterView;
  /** Hosts that are removed by any step of the plan. */
  readonly removed: ReadonlySet<string>;
  /** Whether a member that does not answer was removed earlier, by the ledger's word. */
  readonly isGone: (member: ClusterMember) => boolean;
}

/**
 * The live leader leaves the inventory and goes on leading: nobody would look after it, and the cluster's services would have
 * no server to write to. `leaving` are instances that the desired inventory no longer has and no step removes.
 */
export function findLeavingLeader(view: ClusterView, leaving: ReadonlySet<string>): Problem | undefined {
  const { cluster, leader, members } = view;
  if (leader === undefined || !leaving.has(leader)) return undefined;
  const rest = members.filter(({ instance }) => !leaving.has(instance)).map(({ instance }) => instance);
  return refuse(
    'live-leader',
    `${leader} leads ${cluster} now, and the inventory would no longer have it: the services of ${rest.join(', ')} would be ` +
      `left without a leader; switch over first: scripts/ops patroni switchover ${cluster} --leader ${leader} --confirm ${cluster}`,
  );
}

/** The live leader stays while any member that is not removed lives, whatever `pg_role` says. */
export function findLeaderRemoval({ view, removed, isGone }: LeaderRemoval): Problem | undefined {
  const leader = view.members.find((member) => member.instance === view.leader);
  if (leader === undefined || !removed.has(leader.host)) return undefined;
  const rest = view.members.filter(
    (member) => !removed.has(member.host) && !(member.state === 'unreachable' && isGone(member)),
  );
  if (rest.length === 0) return undefined;
  const names = rest.map((member) => member.instance).join(', ');
  return refuse(
    'live-leader',
    `${leader.instance} (${leader.host}) leads ${view.cluster} now and ${names} would remain; ` +
      `switch over first: scripts/ops patroni switchover ${view.cluster} --leader ${leader.instance} --confirm ${view.cluster}`,
    [leader.host],
  );
}
