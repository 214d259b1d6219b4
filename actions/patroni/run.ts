import { findClusters, getClusterEndpoints } from '../core/patroni/endpoints.ts';
import { readCluster } from '../core/patroni/read-cluster.ts';
import type { ClusterView, PatroniClient } from '../core/patroni/types.ts';
import type { ResolvedInventory } from '../core/types.ts';

export interface ListOptions {
  /** All clusters of the inventory when absent. */
  readonly cluster?: string;
}

export interface ListAdapters {
  readonly inventory: ResolvedInventory;
  readonly patroni: PatroniClient;
}

/** The clusters as Patroni sees them now. */
export async function runPatroniList(options: ListOptions, adapters: ListAdapters): Promise<readonly ClusterView[]> {
  const names = options.cluster === undefined ? findClusters(adapters.inventory) : [options.cluster];
  const endpoints = names.map((name) => getClusterEndpoints(adapters.inventory, name));
  return Promise.all(endpoints.map((cluster) => readCluster(cluster, adapters.patroni)));
}
