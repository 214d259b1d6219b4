import type { Action } from '../effects/types.ts';

/**
 * Whether what is created may take the place of what is removed: members of the cluster stay, and nothing leaves the
 * hosts that it is created on, nor did before in another cluster. Then it is made first.
 */
export function makeSuccessorCheck(actions: readonly Action[]): (created: Action, removed: Action) => boolean {
  const emptied = new Set(actions.flatMap(({ effect, hosts }) => (effect.level === 'remove' ? [...hosts] : [])));
  return (created, removed) =>
    staysInForce(removed, emptied) &&
    !joinsFromAnother(created) &&
    ![...created.hosts].some((host) => emptied.has(host));
}

/** Whether hosts come from other clusters. */
export function joinsFromAnother({ leaves = [] }: Action): boolean {
  return leaves.length > 0;
}

/** The cluster has a member that the plan does not remove. */
function staysInForce({ cluster, removeWith }: Action, emptied: ReadonlySet<string>): boolean {
  const members = removeWith?.view.listMembers(cluster) ?? [];
  return members.some((member) => !emptied.has(member));
}
