import type { Action } from '../effects/types.ts';

/**
 * Whether what is created may take the place of what is removed, and is made first: members of the cluster stay, and it
 * comes from no other cluster. What is made again on a host that is emptied first is a successor only of what leaves for good.
 */
export function makeSuccessorCheck(actions: readonly Action[]): (created: Action, removed: Action) => boolean {
  const [emptied, filled] = (['remove', 'create'] as const).map((level) => listHosts(actions, level));
  const isAnyOf = (hosts: ReadonlySet<string> | undefined, action: Action): boolean =>
    [...action.hosts].some((host) => hosts?.has(host) === true);
  return (created, removed) =>
    staysInForce(removed, emptied) &&
    !joinsFromAnother(created) &&
    !(isAnyOf(emptied, created) && isAnyOf(filled, removed));
}

function listHosts(actions: readonly Action[], level: string): ReadonlySet<string> {
  return new Set(actions.flatMap(({ effect, hosts }) => (effect.level === level ? [...hosts] : [])));
}

/** Whether hosts come from other clusters. */
export function joinsFromAnother({ leaves = [] }: Action): boolean {
  return leaves.length > 0;
}

/** The cluster has a member that the plan does not remove. */
function staysInForce({ cluster, removeWith }: Action, emptied: ReadonlySet<string> | undefined): boolean {
  const members = removeWith?.view.listMembers(cluster) ?? [];
  return members.some((member) => emptied?.has(member) !== true);
}
