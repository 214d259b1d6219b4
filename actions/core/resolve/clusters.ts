/** What a cluster is, for every stage: the hosts that share a `pg_cluster` value, whatever their groups. */
import { sortNatural } from '../general/natural.ts';
import type { ResolvedInventory } from '../types.ts';

/**
 * MatrixDB and Greenplum: several instances on a host, several primaries in a group. The playbooks do not run them, and
 * the rules of a PostgreSQL cluster are not theirs.
 */
export function isForeign({ variables }: ResolvedInventory, host: string): boolean {
  const own = variables.get(host);
  return (own?.get('gp_role') ?? own?.get('pg_instances') ?? null) !== null;
}

/** The cluster of the instance that a host has; undefined where it has none. */
export function findCluster(resolved: ResolvedInventory, host: string): string | undefined {
  const name = resolved.variables.get(host)?.get('pg_cluster');
  return typeof name === 'string' && name !== '' && !isForeign(resolved, host) ? name : undefined;
}

/** Hosts of each cluster, both in the order of the inventory. */
export function indexClusters(resolved: ResolvedInventory): ReadonlyMap<string, readonly string[]> {
  return resolved.memo.recall(groupByCluster, resolved);
}

/** Hosts of one cluster, in the order of the inventory; none where no host names it. */
export function listMembers(resolved: ResolvedInventory, cluster: string): readonly string[] {
  return indexClusters(resolved).get(cluster) ?? [];
}

/** Names of all clusters, in natural order. */
export function listClusterNames(resolved: ResolvedInventory): readonly string[] {
  return sortNatural(indexClusters(resolved).keys());
}

function groupByCluster(resolved: ResolvedInventory): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  for (const host of resolved.hosts) {
    const name = findCluster(resolved, host);
    if (name === undefined) continue;
    const known = members.get(name);
    if (known === undefined) members.set(name, [host]);
    else known.push(host);
  }
  return members;
}
