import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import { listClusterNames } from '../core/resolve/clusters.ts';
import { readCluster } from '../core/patroni/read-cluster.ts';
import type { ClusterView, PatroniClient } from '../core/patroni/types.ts';
import { openSide } from '../core/side/open-side.ts';
import type { EnvironmentSource } from '../core/types.ts';

export interface ListOptions {
  readonly source: EnvironmentSource;
  /** All clusters of the inventory when absent. */
  readonly cluster?: string;
}

/** The clusters as Patroni sees them now. */
export async function runPatroniList(
  options: ListOptions,
  adapters: { readonly patroni: PatroniClient },
): Promise<readonly ClusterView[]> {
  const { resolved: inventory } = openSide(options.source);
  const names = options.cluster === undefined ? listClusterNames(inventory) : [options.cluster];
  const endpoints = names.map((name) => getClusterEndpoints(inventory, name));
  return Promise.all(endpoints.map((cluster) => readCluster(cluster, adapters.patroni)));
}
