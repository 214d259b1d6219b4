/**
 * What a host of the inventory is, before a ledger is begun on a fleet that lives: a member of its cluster, free, or
 * neither. Nothing else is believed than the system identifier: of the data directory that the inventory names, and of
 * the cluster in its DCS. Whoever is taken for a member by mistake is changed by the next apply, and whoever is taken for
 * free gets an instance, so a doubt refuses.
 */
import { findOccupied, isTaken, type Occupancy } from '../apply/occupancy.ts';
import { refuse } from '../apply/problems.ts';
import type { Problem } from '../types.ts';

export interface Suspect {
  readonly host: string;
  readonly cluster: string;
  /** `pg-test-1`: the name that the inventory gives it. */
  readonly instance: string;
  /** Major version that the inventory gives it. */
  readonly version: string;
  readonly occupancy: Occupancy;
  /** System identifier that the DCS holds for the cluster; undefined: none, or no DCS answers. */
  readonly expectedIdentifier: string | undefined;
}

export type Identity = { readonly kind: 'member' | 'free' } | { readonly kind: 'other'; readonly problem: Problem };

export function identify(suspect: Suspect): Identity {
  const { host, cluster, instance, version, occupancy, expectedIdentifier } = suspect;
  const other = (what: string): Identity => ({
    kind: 'other',
    problem: refuse('not-adoptable', `${host} is not adopted as ${instance}: ${what}`, [host]),
  });
  const servers = occupancy.servers ?? [];
  if (!isTaken(occupancy)) {
    if (servers.length === 0) return { kind: 'free' };
    return other(
      `neither pg_data nor the ports of the inventory are in use, and PostgreSQL runs in ${servers.join(', ')}; ` +
        'write pg_data, pg_port and patroni_port as they are there',
    );
  }
  const occupied = findOccupied({ host, cluster, occupancy, expectedIdentifier, begun: false });
  if (occupied !== undefined) return { kind: 'other', problem: occupied };
  if (occupancy.data === undefined) {
    return other(`pg_data of the inventory has no data directory${listServers(servers)}; write pg_data as it is there`);
  }
  if (occupancy.name !== undefined && occupancy.name !== instance) {
    return other(`its Patroni is called ${occupancy.name}; write pg_seq as it is there`);
  }
  if (occupancy.version !== undefined && occupancy.version !== version) {
    return other(
      `its data directory is of PostgreSQL ${occupancy.version}; write pg_version as it is there, not ${version}`,
    );
  }
  return { kind: 'member' };
}

function listServers(servers: readonly string[]): string {
  return servers.length === 0 ? '' : `, PostgreSQL runs in ${servers.join(', ')}`;
}
