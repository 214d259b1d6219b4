import { isMapping } from '../general/values.ts';
import { listClusterNames, listMembers } from '../resolve/clusters.ts';
import { UserError } from '../types.ts';
import type { ResolvedInventory, Value } from '../types.ts';
import type { ClusterEndpoints, Credentials, DcsPlace, MemberEndpoint } from './types.ts';

const DEFAULT_PORT = 8008;
const DEFAULT_NAMESPACE = 'pg';
const DEFAULT_USERNAME = 'dbuser_monitor';

type Variables = ReadonlyMap<string, Value>;

/** Endpoints of a cluster's members. Throws UserError for a cluster that the inventory does not have. */
export function getClusterEndpoints(resolved: ResolvedInventory, cluster: string): ClusterEndpoints {
  const hosts = listMembers(resolved, cluster);
  const first = hosts[0];
  if (first === undefined) {
    const known = listClusterNames(resolved).join(', ');
    throw new UserError(
      `there is no cluster "${cluster}" in the inventory; known clusters: ${known} [unknown-cluster]`,
    );
  }
  const members = hosts
    .map((host) => ({ seq: readSeq(resolved.variables.get(host)), endpoint: readEndpoint(resolved, cluster, host) }))
    .sort((a, b) => a.seq - b.seq)
    .map((entry) => entry.endpoint);
  const credentials = findCredentials(resolved.variables.get(first));
  const dcs = readDcsPlace(resolved.variables.get(first), cluster);
  return credentials === undefined ? { cluster, members, dcs } : { cluster, members, dcs, credentials };
}

function readDcsPlace(variables: Variables | undefined, cluster: string): DcsPlace {
  const namespace = variables?.get('pg_namespace');
  const servers = variables?.get('dcs_servers');
  return {
    servers: isMapping(servers) ? Object.values(servers).filter((server) => typeof server === 'string') : [],
    // Patroni ignores slashes around a namespace, which inventories had before the schema asked for one spelling.
    folder: `/${(typeof namespace === 'string' ? namespace : DEFAULT_NAMESPACE).replace(/^\/+|\/+$/g, '')}/${cluster}`,
  };
}

function readSeq(variables: Variables | undefined): number {
  return Number(variables?.get('pg_seq') ?? 0);
}

function readEndpoint(resolved: ResolvedInventory, cluster: string, host: string): MemberEndpoint {
  const variables = resolved.variables.get(host);
  const address = variables?.get('ansible_host');
  return {
    instance: `${cluster}-${String(readSeq(variables))}`,
    host,
    address: typeof address === 'string' ? address : host,
    port: Number(variables?.get('patroni_port') ?? DEFAULT_PORT),
  };
}

/** The monitor user is the REST API's user too, by Pigsty's convention. */
function findCredentials(variables: Variables | undefined): Credentials | undefined {
  const password = variables?.get('pg_monitor_password');
  const username = variables?.get('pg_monitor_username') ?? DEFAULT_USERNAME;
  if (typeof password !== 'string' || typeof username !== 'string') return undefined;
  return { username, password };
}
