import type { Plan } from '../../types.ts';
import { count } from '../../general/words.ts';
import { listNames, quoteName, type Phrase } from './phrase.ts';

/** Hosts, and the clusters that they are of. */
export interface Spot {
  readonly clusters: readonly string[];
  readonly hosts: readonly string[];
}

/** `pg-test`, `pg-a and pg-b`, `52 clusters`, `4 hosts`. */
export function nameSpot({ clusters, hosts }: Spot): Phrase {
  if (clusters.length > 2) return [count(clusters.length, 'cluster')];
  if (clusters.length > 0) return listNames(clusters);
  return hosts.length === 1 ? listNames(hosts) : [count(hosts.length, 'host')];
}

/** `the 3 hosts of pg-test`, `2 of the 3 hosts of pg-test`, `154 hosts of 52 clusters`. */
export function nameHosts(plan: Plan, spot: Spot): Phrase {
  const [cluster] = spot.clusters;
  if (cluster === undefined) return nameSpot(spot);
  const hosts = count(spot.hosts.length, 'host');
  if (spot.clusters.length > 1) return [`${hosts} of `, ...nameSpot(spot)];
  const all = plan.clusters?.find(({ name }) => name === cluster)?.hosts.length ?? spot.hosts.length;
  if (all <= spot.hosts.length) return [spot.hosts.length === 1 ? 'the only host of ' : `the ${hosts} of `, quoteName(cluster)]; // prettier-ignore
  return [`${String(spot.hosts.length)} of the ${String(all)} hosts of `, quoteName(cluster)];
}
