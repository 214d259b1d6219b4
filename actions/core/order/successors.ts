import type { Action } from '../effects/types.ts';

/**
 * Whether what is created takes the place of what is removed and shares nothing with it: members of the cluster stay,
 * and no host of either is one that the plan both empties and fills. Then it is made first.
 */
export function makeSuccessorCheck(actions: readonly Action[]): (created: Action, removed: Action) => boolean {
  const [emptied, filled] = (['remove', 'create'] as const).map((level) => listHosts(actions, level));
  const shares = (action: Action, hosts: ReadonlySet<string> | undefined): boolean =>
    [...action.hosts].some((host) => hosts?.has(host) === true);
  return (created, removed) => staysInForce(removed, emptied) && !shares(created, emptied) && !shares(removed, filled);
}

function listHosts(actions: readonly Action[], level: string): ReadonlySet<string> {
  return new Set(actions.flatMap(({ effect, hosts }) => (effect.level === level ? [...hosts] : [])));
}

/** The cluster has a member that the plan does not remove. */
function staysInForce({ cluster, removeWith }: Action, emptied: ReadonlySet<string> | undefined): boolean {
  const members = removeWith?.view.listMembers(cluster) ?? [];
  return members.some((member) => emptied?.has(member) !== true);
}
