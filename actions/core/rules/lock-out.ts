/**
 * Connections that the operation of a cluster lives on. An HBA file that refuses one of them, on any member under any
 * role, is an error: it would be found out at the next failover.
 */
import { parseIp } from '../hba/address.ts';
import type { FileLine } from '../hba/file.ts';
import type { Connection } from '../hba/match.ts';
import { findMatch } from '../hba/match.ts';
import { mergeRoles } from './by-role.ts';
import type { RoleFinding } from './by-role.ts';
import type { Cluster, Finding, Rule, RuleContext } from './context.ts';
import { findParameter, findValue, locateVariable } from './context.ts';
import type { ClusterFile } from './hba-files.ts';
import { findAddress, isWritten, listClusterFiles, listMemberships, locateLine, readName } from './hba-files.ts';
import { listItems } from './items.ts';

/** pgbouncer holds verifiers: it can answer these, and needs no answer for trust. */
const POOL_METHODS = ['scram-sha-256', 'md5', 'trust'];

interface Address {
  readonly text: string;
  readonly address: NonNullable<Connection['address']>;
}

const LOOPBACK: Address['address'] = { bits: 32, value: 0x7f000001n };

interface Need {
  readonly who: string;
  readonly connection: Connection;
  /** Any of these will do too. */
  readonly instead?: readonly Connection[];
  readonly from: string;
  readonly isFine: (method: string) => boolean;
  readonly advice: string;
  readonly severity: 'error' | 'warning';
}

export const lockOut: Rule = {
  id: 'lock-out',
  perCluster: true,
  *check(context) {
    const sources = context.metaNodes.flatMap((host) => readAddress(findAddress(context, host)));
    for (const cluster of context.clusters) {
      const known = listClusterFiles(context, cluster).filter(({ file }) => file.isKnown);
      const needs = new Map<string, readonly Need[]>();
      const findNeeds = ({ host, dialect }: ClusterFile): readonly Need[] => {
        const key = `${dialect} ${host}`;
        const found = needs.get(key) ?? listNeeds(context, cluster, { host, dialect }, sources);
        needs.set(key, found);
        return found;
      };
      yield* mergeRoles(known.flatMap((found) => [...checkFile(context, cluster, found, findNeeds(found))]));
    }
  },
};

function* checkFile(
  context: RuleContext,
  cluster: Cluster,
  found: ClusterFile,
  needs: readonly Need[],
): Generator<RoleFinding> {
  const { host, dialect, file } = found;
  const memberships = listMemberships(context, host);
  for (const { who, connection, instead, from, isFine, advice, severity } of needs) {
    const line = findMatch(file.lines, connection, memberships);
    if (line !== undefined && isFine(line.line.method)) continue;
    if (instead?.some((other) => isFine(findMatch(file.lines, other, memberships)?.line.method ?? 'reject'))) continue;
    const server = dialect === 'postgres' ? '' : ' to pgbouncer';
    const why = line === undefined ? `no line lets it in` : `the line "${line.text}" does not`;
    const describe = (roles: string) =>
      `${who} could not log in${server} ${from} on a ${roles} of "${cluster.name}": ${why}; ${advice}`;
    const position = locate(context, found, line);
    yield { found: { position, hosts: cluster.hosts, severity }, roles: found.roles, describe };
  }
}

function locate(context: RuleContext, found: ClusterFile, line: FileLine | undefined): Finding['position'] {
  const { host, dialect } = found;
  if (line !== undefined && isWritten(found, line)) return locateLine(context, found, line);
  const parameters = dialect === 'postgres' ? ['pg_hba_rules'] : ['pgbouncer_hba_rules'];
  const written = parameters.find((name) => findValue(context, host, name) !== undefined);
  return locateVariable(context, host, written ?? 'pg_cluster');
}

/** The same whatever the role of the host. */
function listNeeds(
  context: RuleContext,
  cluster: Cluster,
  { host, dialect }: Pick<ClusterFile, 'host' | 'dialect'>,
  sources: readonly Address[],
): readonly Need[] {
  if (dialect === 'postgres') return listServerNeeds(context, cluster, host, sources);
  if (findParameter(context, host, 'pgbouncer_enabled') === false) return [];
  return listPoolNeeds(readName(context, host, 'pg_monitor_username'));
}

function listServerNeeds(
  context: RuleContext,
  cluster: Cluster,
  host: string,
  sources: readonly Address[],
): readonly Need[] {
  const replication = readName(context, host, 'pg_replication_username');
  const monitor = readName(context, host, 'pg_monitor_username');
  const admin = readName(context, host, 'pg_admin_username');
  const isIn = (method: string): boolean => method !== 'reject';
  const must = { isFine: isIn, severity: 'error' } as const;
  const advice = 'put a line for it before the others';
  const peers = cluster.hosts.flatMap((member) => readAddress(findAddress(context, member)));
  return [
    ...peers.flatMap(({ text, address }) => {
      const from = `from member ${text}`;
      const rewind = { user: replication, database: 'postgres', address };
      return [
        {
          who: `replication user "${replication}"`,
          connection: { ...rewind, replication: true },
          from,
          advice,
          ...must,
        },
        { who: `rewind user "${replication}"`, connection: rewind, from, advice, ...must },
      ];
    }),
    {
      who: `monitoring user "${monitor}"`,
      connection: { user: monitor, database: 'postgres' },
      from: 'on the host itself',
      advice,
      ...must,
    },
    ...sources.map(({ text, address }) => ({
      who: `administrator "${admin}"`,
      connection: { user: admin, database: 'postgres', address },
      from: `from meta node ${text}`,
      advice,
      ...must,
    })),
    ...listPoolLogins(context, host, admin),
  ];
}

/** pgbouncer itself logs in as its users through the socket. */
function listPoolLogins(context: RuleContext, host: string, admin: string): readonly Need[] {
  if (findParameter(context, host, 'pgbouncer_enabled') === false) return [];
  const databases = listItems(context, host, 'pg_databases').filter(({ fields }) => fields['pgbouncer'] !== false);
  const users = listItems(context, host, 'pg_users').filter(({ fields }) => fields['pgbouncer'] === true);
  const [first, ...rest] = databases.map(({ name }) => name);
  const logins = [
    { user: admin, database: 'postgres', others: [], severity: 'error' as const },
    // A user that gets into one of the databases is meant to stay out of the others.
    ...(first === undefined ? [] : users).map(({ name }) => {
      return { user: name, database: first ?? '', others: rest, severity: 'warning' as const };
    }),
  ];
  return logins.map(({ user, database, others, severity }) => ({
    who: `pgbouncer for user "${user}" of database "${database}"`,
    connection: { user, database },
    instead: others.map((name) => ({ user, database: name })),
    from: 'through the socket',
    isFine: (method) => POOL_METHODS.includes(method),
    advice: 'add "local all +dbrole_readonly scram-sha-256", or a line for the user',
    severity,
  }));
}

function listPoolNeeds(monitor: string): readonly Need[] {
  return [
    {
      who: `monitoring user "${monitor}"`,
      connection: { user: monitor, database: 'pgbouncer', address: LOOPBACK },
      from: 'on the host itself',
      isFine: (method) => method !== 'reject',
      advice: 'put a line for it before the others',
      severity: 'error',
    },
  ];
}

/** None for a name: which address it has is not known here. */
function readAddress(text: string): Address[] {
  const address = parseIp(text);
  return address === undefined ? [] : [{ text, address }];
}
