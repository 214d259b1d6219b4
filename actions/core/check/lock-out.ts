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
import { adviseLine, HBA_LISTS, POOL_LINE } from './lock-out-advice.ts';
import type { Refused } from './lock-out-advice.ts';
import { findAddress, isWritten, listClusterFiles, locateLine, readName } from './hba-files.ts';
import { listItems, mayHaveMore } from './items.ts';
import { findMemberships } from './memberships.ts';

/** pgbouncer holds verifiers: it can answer these, and needs no answer for trust. */
const POOL_METHODS = ['scram-sha-256', 'md5', 'trust'];

interface Address {
  readonly text: string;
  readonly address: NonNullable<Connection['address']>;
}

const LOOPBACK: Address = { text: '127.0.0.1', address: { bits: 32, value: 0x7f000001n } };

/** Who needs a connection, how it is called, and which line lets it in. */
interface Kind {
  readonly describe: (connection: Connection) => string;
  readonly from: 'address' | 'socket' | 'host';
  readonly isFine: (method: string) => boolean;
  /** By which the file of every cluster lets in a group of users that the user may be in. */
  readonly groupLine?: typeof POOL_LINE;
}

interface Need {
  readonly kind: Kind;
  readonly connection: Connection;
  /** Of the other end: who it is, and the address as it is written. */
  readonly end?: { readonly name: string; readonly address: string };
  /** Any of these databases will do too. */
  readonly instead?: readonly string[];
  readonly severity: 'error' | 'warning';
}

const isIn = (method: string): boolean => method !== 'reject';
const REPLICATION: Kind = {
  describe: ({ user }) => `replication user "${user}"`,
  from: 'address',
  isFine: isIn,
};
const REWIND: Kind = { ...REPLICATION, describe: ({ user }) => `rewind user "${user}"` };
const MONITOR: Kind = { ...REPLICATION, describe: ({ user }) => `monitoring user "${user}"`, from: 'host' };
const ADMIN: Kind = { ...REPLICATION, describe: ({ user }) => `administrator "${user}"` };
const POOL: Kind = {
  describe: ({ user, database }) => `pgbouncer for user "${user}" of database "${database}"`,
  from: 'socket',
  isFine: (method) => POOL_METHODS.includes(method),
  groupLine: POOL_LINE,
};

export const lockOut: Rule = {
  id: 'lock-out',
  perCluster: true,
  *check(context) {
    const sources = context.metaNodes.flatMap((host) => readAddress(findAddress(context, host)));
    for (const cluster of context.clusters) {
      const findings: RoleFinding[] = [];
      let [asked, needs]: [ClusterFile | undefined, readonly Need[]] = [undefined, []];
      for (const found of listClusterFiles(context, cluster)) {
        if (!found.file.isKnown || namesUnknownRole(context, found)) continue;
        // The same whatever the role of the host.
        if (asked?.host !== found.host || asked.dialect !== found.dialect)
          needs = listNeeds(context, cluster, found, sources);
        asked = found;
        checkFile(context, cluster, { found, needs }, findings);
      }
      if (findings.length > 0) yield* mergeRoles(findings);
    }
  },
};

/** Who is a member of a role is not known where a list of roles or users is a template. */
function namesUnknownRole(context: RuleContext, { host, file }: ClusterFile): boolean {
  if (!mayHaveMore(context, host, ['pg_default_roles', 'pg_users'])) return false;
  return file.lines.some(({ line }) => line.users.some(({ text, quoted }) => !quoted && text.startsWith('+')));
}

function checkFile(
  context: RuleContext,
  cluster: Cluster,
  { found, needs }: { readonly found: ClusterFile; readonly needs: readonly Need[] },
  findings: RoleFinding[],
): void {
  const { host, file } = found;
  const memberships = findMemberships(context, host);
  for (const need of needs) {
    const { kind, connection, instead, severity, end } = need;
    const line = findMatch(file.lines, connection, memberships);
    if (line !== undefined && kind.isFine(line.line.method)) continue;
    const isLetIn = (database: string): boolean =>
      kind.isFine(findMatch(file.lines, { ...connection, database }, memberships)?.line.method ?? 'reject');
    if (instead?.some(isLetIn)) continue;
    const position = locate(context, found, line);
    const advice = adviseLine(
      context,
      { found, line },
      { connection, groupLine: kind.groupLine, memberships, address: end?.address },
    );
    const describe = (roles: string) => describeNeed(need, cluster, { found, line, roles, advice });
    findings.push({ found: { position, hosts: cluster.hosts, severity }, roles: found.roles, describe });
  }
}

function describeNeed(
  need: Need,
  cluster: Cluster,
  { found, line, roles, advice }: Refused & { readonly roles: string; readonly advice: string },
): string {
  const { kind, connection, end } = need;
  const server = found.dialect === 'postgres' ? '' : ' to pgbouncer';
  const address = end === undefined ? '' : `from ${end.name} ${end.address}`;
  const from = { address, socket: 'through the socket', host: 'on the host itself' }[kind.from];
  const why = line === undefined ? `no line lets it in` : `the line "${line.text}" does not`;
  return `${kind.describe(connection)} could not log in${server} ${from} on ${/^[aeiou]/.test(roles) ? 'an' : 'a'} ${roles} of "${cluster.name}": ${why}; ${advice}`;
}

function locate(context: RuleContext, found: ClusterFile, line: FileLine | undefined): Finding['position'] {
  const { host, dialect } = found;
  if (line !== undefined && isWritten(found, line)) return locateLine(context, found, line);
  const list = HBA_LISTS[dialect].shared;
  return locateVariable(context, host, findValue(context, host, list) === undefined ? 'pg_cluster' : list);
}

function listNeeds(
  context: RuleContext,
  cluster: Cluster,
  { host, dialect }: ClusterFile,
  sources: readonly Address[],
): readonly Need[] {
  if (dialect === 'postgres') return listServerNeeds(context, cluster, host, sources);
  if (findParameter(context, host, 'pgbouncer_enabled') === false) return [];
  const monitor = readName(context, host, 'pg_monitor_username');
  return [
    {
      ...{ kind: MONITOR, connection: { user: monitor, database: 'pgbouncer', address: LOOPBACK.address } },
      ...{ end: { name: 'host', address: LOOPBACK.text }, severity: 'error' },
    },
  ];
}

function listServerNeeds(
  context: RuleContext,
  cluster: Cluster,
  host: string,
  sources: readonly Address[],
): readonly Need[] {
  const user = readName(context, host, 'pg_replication_username');
  const monitor = readName(context, host, 'pg_monitor_username');
  const admin = readName(context, host, 'pg_admin_username');
  const [database, severity] = ['postgres', 'error'] as const;
  const needs: Need[] = [];
  for (const member of cluster.hosts) {
    for (const { text: address, address: from } of readAddress(findAddress(context, member))) {
      const end = { name: 'member', address };
      needs.push(
        { kind: REPLICATION, connection: { user, database, address: from, replication: true }, end, severity },
        { kind: REWIND, connection: { user, database, address: from }, end, severity },
      );
    }
  }
  needs.push({ kind: MONITOR, connection: { user: monitor, database }, severity });
  for (const { text, address } of sources)
    needs.push({
      ...{ kind: ADMIN, connection: { user: admin, database, address } },
      ...{ end: { name: 'meta node', address: text }, severity },
    });
  pushPoolLogins(needs, context, host, admin);
  return needs;
}

/** pgbouncer itself logs in as its users through the socket. */
function pushPoolLogins(needs: Need[], context: RuleContext, host: string, admin: string): void {
  if (findParameter(context, host, 'pgbouncer_enabled') === false) return;
  needs.push({ kind: POOL, connection: { user: admin, database: 'postgres' }, severity: 'error' });
  const databases = listItems(context, host, 'pg_databases').filter(({ fields }) => fields['pgbouncer'] !== false);
  const [first, ...rest] = databases.map(({ name }) => name);
  if (first === undefined) return;
  for (const { name: user, fields } of listItems(context, host, 'pg_users')) {
    if (fields['pgbouncer'] !== true) continue;
    // A user that gets into one of the databases is meant to stay out of the others.
    needs.push({ kind: POOL, connection: { user, database: first }, instead: rest, severity: 'warning' });
  }
}

/** None for a name: which address it has is not known here. */
function readAddress(text: string): Address[] {
  const address = parseIp(text);
  return address === undefined ? [] : [{ text, address }];
}
