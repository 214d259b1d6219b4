/**
 * The hosts of the clusters that a run is about. Ansible would find them by asking every host of the inventory for its
 * cluster, once for each host of the run: seconds among 3,000 hosts. Role pg_id still asks the hosts that it is handed, so
 * one too many does no harm. One too few would: where a host's cluster is anything but plain text, nothing is handed in.
 */
import type { ResolvedInventory } from '../types.ts';

/** Cluster to its hosts, in the order of the inventory. */
export type ClusterHosts = Readonly<Record<string, readonly string[]>>;

/** What role pg_id reads. Its own default is an empty mapping. */
export const CLUSTER_HOSTS_VARIABLE = '_cluster_hosts';

const CLUSTER = 'pg_cluster';
/** Ansible templates the text of extra variables: this is no template. */
const PLAIN = /^[\w.:-]+$/;

interface Asked {
  readonly hosts: readonly string[];
  /** Extra variables of the run. */
  readonly vars: Readonly<Record<string, string>>;
}

/** Field of a run; none where Ansible has to look for the hosts itself. */
export function giveClusterHosts(
  resolved: ResolvedInventory,
  { hosts, vars }: Asked,
): { readonly clusterHosts?: ClusterHosts } {
  // As an extra variable it would be every host's.
  if (Object.hasOwn(vars, CLUSTER)) return {};
  const index = resolved.memo.recall(indexPlainClusters, resolved);
  if (index === undefined) return {};
  const clusters = [...new Set(hosts.flatMap((host) => readCluster(resolved, host) ?? []))];
  if (clusters.length === 0) return {};
  return { clusterHosts: Object.fromEntries(clusters.map((cluster) => [cluster, index.get(cluster) ?? []])) };
}

/** As Ansible compares it: of every host that says it, whatever else is said of the host. */
function readCluster(resolved: ResolvedInventory, host: string): string | undefined {
  const value = resolved.variables.get(host)?.get(CLUSTER) ?? undefined;
  return value === undefined ? undefined : typeof value === 'string' ? value : '';
}

/** Undefined where one host's cluster, or its name, may mean something else to Ansible: it may be of any cluster. */
function indexPlainClusters(resolved: ResolvedInventory): ReadonlyMap<string, readonly string[]> | undefined {
  const index = new Map<string, string[]>();
  for (const host of resolved.hosts) {
    const cluster = readCluster(resolved, host);
    if (cluster === undefined) continue;
    if (!PLAIN.test(cluster) || !PLAIN.test(host)) return undefined;
    const known = index.get(cluster);
    if (known === undefined) index.set(cluster, [host]);
    else known.push(host);
  }
  return index;
}
