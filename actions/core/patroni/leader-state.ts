import type { ClusterMember, ClusterView } from './types.ts';

/**
 * How the leader is, who is the member that holds the leader key.
 *
 * `none`: nobody holds the key. `silent`: its Patroni does not answer, and its key lives on until `ttl` is over.
 * `down`: its Patroni answers and its PostgreSQL does not run; Patroni keeps the key for `primary_start_timeout`.
 */
export type LeaderState = 'none' | 'silent' | 'down' | 'running';

const LIVELY: ReadonlySet<string> = new Set(['running', 'streaming']);

export function findMember(view: ClusterView, instance: string | undefined): ClusterMember | undefined {
  return view.members.find((member) => member.instance === instance);
}

export function runs(member: ClusterMember): boolean {
  return LIVELY.has(member.state);
}

export function readLeaderState(view: ClusterView): LeaderState {
  if (view.leader === undefined) return 'none';
  const leader = findMember(view, view.leader);
  if (leader === undefined || leader.state === 'unreachable') return 'silent';
  return runs(leader) ? 'running' : 'down';
}

/** Members that run as a primary, by their own word, and do not hold the leader key. */
export function findStrayPrimaries(view: ClusterView): readonly string[] {
  return view.members
    .filter((member) => member.ownRole === 'primary' && runs(member) && member.instance !== view.leader)
    .map((member) => member.instance);
}

/** By the DCS and by the member's own word, which it gives only once it takes writes (or follows another cluster). */
export function findConfirmedLeader(view: ClusterView): string | undefined {
  const leader = findMember(view, view.leader);
  if (leader === undefined || !runs(leader) || view.rivals.length > 0) return undefined;
  return leader.ownRole === 'primary' || leader.ownRole === 'standby_leader' ? leader.instance : undefined;
}

/** What a cluster lacks of a leader that takes writes, members that all answer and run, and nobody who leads beside it. */
export function listFaults(view: ClusterView): readonly string[] {
  const { leader, members } = view;
  const ill = members.filter((member) => !runs(member)).map(({ instance, state }) => `${instance} is ${state}`);
  const strays = findStrayPrimaries(view).map((instance) => `${instance} runs as a primary beside it`);
  if (leader === undefined) return ['nobody leads', ...ill, ...strays];
  const isTold = members.some((member) => member.instance === leader && !runs(member));
  const writes = findConfirmedLeader(view) !== undefined || isTold ? [] : [`${leader} leads and takes no writes`];
  return [...writes, ...ill, ...strays];
}
