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
