import { HBA_PARAMETERS, assembleHbaFile, makeHead, namesRole } from '../hba/file.ts';
import type { FileLine, HbaFile, HbaRole } from '../hba/file.ts';
import type { HbaDialect } from '../hba/line.ts';
import { resolveMemberships } from '../hba/match.ts';
import type { Memberships } from '../hba/match.ts';
import { isList } from '../inventory/values.ts';
import type { Cluster, Place, RuleContext } from './context.ts';
import { findParameter, findValue, listVariants, locateHost, locateVariable, TurnMemory } from './context.ts';
import { listItems } from './items.ts';

const INPUTS = [...HBA_PARAMETERS.postgres, ...HBA_PARAMETERS.pgbouncer, 'pg_offline_query'];
const NAMES = ['pg_dbsu', 'pg_replication_username', 'pg_monitor_username', 'pg_admin_username'];

/** One HBA file that an instance of the cluster can come to have. */
export interface ClusterFile {
  readonly host: string;
  /** Under which it has this one: often under each. */
  readonly roles: readonly HbaRole[];
  readonly dialect: HbaDialect;
  readonly file: HbaFile;
  /** Parameters of its lines that the inventory sets. */
  readonly written: ReadonlySet<string>;
}

const DIALECTS: readonly HbaDialect[] = ['postgres', 'pgbouncer'];
/** Three rules look at them. */
const clusterFiles = new TurnMemory<Cluster, readonly ClusterFile[]>();

/** Over any assignment of roles. */
export function listClusterFiles(context: RuleContext, cluster: Cluster): readonly ClusterFile[] {
  const memory = clusterFiles.of(context);
  const known = memory.get(cluster) ?? [...makeClusterFiles(context, cluster)];
  memory.set(cluster, known);
  return known;
}

/** Some line is written in the inventory, and not only by default. */
export function hasWrittenRules(context: RuleContext, cluster: Cluster): boolean {
  const parameters = [...HBA_PARAMETERS.postgres, ...HBA_PARAMETERS.pgbouncer];
  return cluster.hosts.some((host) => parameters.some((name) => findValue(context, host, name) !== undefined));
}

function* makeClusterFiles(context: RuleContext, cluster: Cluster): Generator<ClusterFile> {
  // Primary and replica are roles that both can come to have; only the label of an offline instance is its own.
  const labelled = cluster.hosts.filter((host) => findValue(context, host, 'pg_role') === 'offline');
  const others = cluster.hosts.filter((host) => !labelled.includes(host));
  const hosts = [others, labelled].flatMap((list) =>
    listVariants(context, { name: cluster.name, hosts: list }, [...INPUTS, ...NAMES]),
  );
  for (const host of hosts) {
    const names = {
      superuser: readName(context, host, 'pg_dbsu'),
      replication: readName(context, host, 'pg_replication_username'),
      monitor: readName(context, host, 'pg_monitor_username'),
    };
    const offline = findParameter(context, host, 'pg_offline_query') === true;
    const other: HbaRole = labelled.includes(host) ? 'offline' : 'replica';
    for (const dialect of DIALECTS) {
      const lists = Object.fromEntries(
        HBA_PARAMETERS[dialect].map((name) => [name, findParameter(context, host, name)]),
      );
      const head = makeHead(dialect, names);
      const written = new Set(HBA_PARAMETERS[dialect].filter((name) => findValue(context, host, name) !== undefined));
      const assemble = (role: HbaRole): HbaFile => assembleHbaFile(dialect, head, { lists, role, offline });
      const roles: readonly HbaRole[] = ['primary', other];
      const isShared = !roles.some((role) => Object.values(lists).some((list) => namesRole(list, dialect, role)));
      for (const same of isShared ? [roles] : roles.map((role) => [role]))
        yield { host, roles: same, dialect, file: assemble(same[0] ?? 'primary'), written };
    }
  }
}

export function findAddress(context: RuleContext, host: string): string {
  const address = findValue(context, host, 'ansible_host');
  return typeof address === 'string' ? address : host;
}

export function readName(context: RuleContext, host: string, parameter: string): string {
  const name = findParameter(context, host, parameter);
  return typeof name === 'string' ? name : '';
}

/** By the list of users, and the roles that they were resolved with. */
const memberships = new TurnMemory<object, { readonly defaults: object; readonly resolved: Memberships }>();

export function listMemberships(context: RuleContext, host: string): Memberships {
  const [defaults, users] = ['pg_default_roles', 'pg_users'].map((name) => findParameter(context, host, name));
  if (!isList(defaults) || !isList(users)) return makeMemberships(context, host);
  const memory = memberships.of(context);
  const known = memory.get(users);
  if (known?.defaults === defaults) return known.resolved;
  const resolved = makeMemberships(context, host);
  memory.set(users, { defaults, resolved });
  return resolved;
}

function makeMemberships(context: RuleContext, host: string): Memberships {
  const items = [...listItems(context, host, 'pg_default_roles'), ...listItems(context, host, 'pg_users')];
  return resolveMemberships(
    items.map(({ name, fields }) => {
      const roles = isList(fields['roles']) ? fields['roles'] : [];
      return { name, roles: roles.filter((role) => typeof role === 'string') };
    }),
  );
}

/** Where a line is written; where the host is, for a default. */
export function locateLine(context: RuleContext, found: ClusterFile, line: FileLine): Place {
  const { source } = line;
  if (source === undefined || !isWritten(found, line)) return locateHost(context, found.host);
  return locateVariable(context, found.host, source.parameter, [source.entry, 'rules', source.rule]);
}

export function isWritten({ written }: ClusterFile, { source }: FileLine): boolean {
  return source !== undefined && written.has(source.parameter);
}
