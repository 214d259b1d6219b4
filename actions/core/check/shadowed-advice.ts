import type { FileLine } from '../hba/file.ts';
import { indexClusters } from '../resolve/clusters.ts';
import type { ResolvedInventory, Value } from '../types.ts';
import { findValue } from './context.ts';
import type { Cluster, RuleContext } from './context.ts';
import type { ClusterFile } from './hba-files.ts';

interface Sources {
  readonly earlier: FileLine['source'];
  readonly later: FileLine['source'];
}

/**
 * What to do with a line that an earlier one keeps from being reached. It gets before that one only in the list of that
 * one; and a list that other clusters have too, or the default has, is not changed for the sake of one cluster.
 */
export function adviseShadowed(
  context: RuleContext,
  cluster: Cluster,
  found: ClusterFile,
  { earlier, later }: Sources,
): string {
  if (earlier === undefined || later === undefined) return 'take it out';
  const list = earlier.parameter;
  if (list === later.parameter) return 'move it up or take it out';
  const isListShared = isShared(context, cluster, found, list);
  const isLineShared = isShared(context, cluster, found, later.parameter);
  if (isListShared && (!isLineShared || !found.written.has(list)))
    return `set ${list}${isLineShared ? '' : ' for the cluster'} to a list of its own, with this line above that one, or take this line out`;
  if (!isListShared && isLineShared)
    return `other clusters have this line too, so leave it there: write it in ${list} as well, above the line that comes first, or take that first line out`;
  return `move it into ${list}, above that one, or take it out`;
}

/** The later line is in another list, which other clusters have too. */
export function isOfOthers(
  context: RuleContext,
  cluster: Cluster,
  found: ClusterFile,
  { earlier, later }: Sources,
): boolean {
  if (earlier === undefined || later === undefined || earlier.parameter === later.parameter) return false;
  return isShared(context, cluster, found, later.parameter) && !isShared(context, cluster, found, earlier.parameter);
}

/** A default, or a list that another cluster has too. */
function isShared(context: RuleContext, cluster: Cluster, { host, written }: ClusterFile, parameter: string): boolean {
  const list = findValue(context, host, parameter);
  if (list === undefined || !written.has(parameter)) return true;
  const owners = context.turn.recall(listOwners, parameter, context.resolved).get(list);
  return [...(owners ?? [])].some((name) => name !== cluster.name);
}

/** Clusters that have each value of a parameter; values are told apart by identity. */
function listOwners(parameter: string, resolved: ResolvedInventory): ReadonlyMap<Value, ReadonlySet<string>> {
  const owners = new Map<Value, Set<string>>();
  for (const [cluster, hosts] of indexClusters(resolved)) {
    for (const host of hosts) {
      const list = resolved.variables.get(host)?.get(parameter);
      if (list !== undefined) owners.set(list, (owners.get(list) ?? new Set()).add(cluster));
    }
  }
  return owners;
}
