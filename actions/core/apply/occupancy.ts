/**
 * Is a host free for the instance that is to be created on it?
 *
 * Without a ledger, or after one was lost, the inventory alone would have a running cluster bootstrapped again. So a
 * host that answers on PostgreSQL's or Patroni's port or holds a data directory is taken, unless the system
 * identifier found there is the one that the DCS holds for the very cluster: then it is our own unfinished creation.
 */
import type { Problem } from '../types.ts';
import { refuse } from './problems.ts';

export interface Occupancy {
  /** Ports that answered. */
  readonly ports: readonly number[];
  /** Data directory that holds a PG_VERSION. */
  readonly data?: string;
  /** Of the data directory, or of the Patroni that answered. */
  readonly systemIdentifier?: string;
  /** Cluster that the Patroni there belongs to. */
  readonly scope?: string;
  /** Its own name there: `pg-test-1`. */
  readonly name?: string;
  /** Major version of the data directory. */
  readonly version?: string;
  /** Data directories of the PostgreSQL servers that run, wherever they are. */
  readonly servers?: readonly string[];
}

export interface Candidate {
  readonly host: string;
  readonly cluster: string;
  readonly occupancy: Occupancy;
  /** What the DCS holds for the cluster; undefined: nothing, or no DCS answers yet. */
  readonly expectedIdentifier: string | undefined;
  /** An earlier apply began here, after it had found the host free. */
  readonly begun: boolean;
}

/** Reads the JSON line that the probe script prints. */
export function parseOccupancy(output: string): Occupancy {
  const found: unknown = JSON.parse(output.trim().split('\n').at(-1) ?? '{}');
  const fields = asFields(found);
  const text = (name: string) => (typeof fields[name] === 'string' && fields[name] !== '' ? fields[name] : undefined);
  const [data, systemIdentifier, scope] = [text('data'), text('systemIdentifier'), text('scope')];
  const [name, version] = [text('name'), text('version')];
  return {
    ports: Array.isArray(fields.ports) ? fields.ports.map(Number) : [],
    ...(data === undefined ? {} : { data }),
    ...(systemIdentifier === undefined ? {} : { systemIdentifier }),
    ...(scope === undefined ? {} : { scope }),
    ...(name === undefined ? {} : { name }),
    ...(version === undefined ? {} : { version }),
    ...(Array.isArray(fields.servers) ? { servers: fields.servers.map(String) } : {}),
  };
}

/** Something is there: a port that answers, or a data directory. */
export function isTaken({ data, ports }: Occupancy): boolean {
  return ports.length > 0 || data !== undefined;
}

export function findOccupied(candidate: Candidate): Problem | undefined {
  const { occupancy, cluster, host, expectedIdentifier } = candidate;
  if (!isTaken(occupancy)) return undefined;
  const foreignScope = occupancy.scope !== undefined && occupancy.scope !== cluster;
  const identifier = occupancy.systemIdentifier;
  if (!foreignScope && identifier !== undefined && identifier === expectedIdentifier) return undefined;
  // A bootstrap or base backup that was cut off has no control file yet.
  if (!foreignScope && identifier === undefined && candidate.begun) return undefined;
  const found = [
    ...occupancy.ports.map((port) => `port ${String(port)} answers`),
    ...(occupancy.data === undefined ? [] : [`there is a data directory ${occupancy.data}`]),
    ...(occupancy.scope === undefined ? [] : [`Patroni of cluster "${occupancy.scope}" runs`]),
    `system identifier ${identifier ?? 'unknown'}, the DCS expects ${expectedIdentifier ?? 'none'}`,
  ];
  return refuse(
    'occupied-host',
    `${host} is not free for a member of ${cluster}: ${found.join(', ')}; ` +
      'remove what is there by hand; where it is this cluster, write the inventory as it is there',
    [host],
  );
}

function asFields(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value)) : {};
}
