import { listMembers } from '../resolve/clusters.ts';
import { UserError } from '../types.ts';
import type { ResolvedInventory } from '../types.ts';
import { findStepClusters } from './step-scope.ts';

export interface RemovalByHand {
  readonly hosts: readonly string[];
  readonly inventory: ResolvedInventory;
  /** What a person has typed for it. */
  readonly confirm: string | undefined;
}

/** By hand there is no removals.yml to consent in: who leaves no member of a cluster types its name. Throws UserError. */
export function assertClusterRemoval({ hosts, inventory, confirm }: RemovalByHand): void {
  const removed = new Set(hosts);
  const emptied = findStepClusters(hosts, [inventory]).filter((cluster) =>
    listMembers(inventory, cluster).every((host) => removed.has(host)),
  );
  const [cluster, ...more] = emptied;
  if (cluster === undefined || (more.length === 0 && confirm === cluster)) return;
  const what = `refused, nothing was changed: this run removes all members of ${emptied.join(' and ')}`;
  const instead =
    more.length > 0
      ? ': one cluster at a time'
      : ` and its keys in the DCS: confirm with its name, --confirm ${cluster}`;
  throw new UserError(`${what}${instead} [whole-cluster]`);
}
