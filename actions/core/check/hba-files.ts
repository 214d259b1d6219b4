import { HBA_PARAMETERS, assembleHbaFile, makeHead, readHbaRules } from '../hba/file.ts';
import type { FileLine, HbaFile, HbaNames, HbaRole } from '../hba/file.ts';
import type { HbaDialect } from '../hba/line.ts';
import type { Value } from '../types.ts';
import type { Cluster, Place, RuleContext } from './context.ts';
import { findParameter, findValue, listVariants, locateHost, locateVariable } from './context.ts';

const LISTS = [...HBA_PARAMETERS.postgres, ...HBA_PARAMETERS.pgbouncer];
const NAMES = ['pg_dbsu', 'pg_replication_username', 'pg_monitor_username', 'pg_admin_username'];
const INPUTS = [...LISTS, 'pg_offline_query', ...NAMES];

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
const ROLES: readonly HbaRole[] = ['primary', 'replica'];
const OFFLINE_ROLES: readonly HbaRole[] = ['primary', 'offline'];

/** Over any assignment of roles. */
export function listClusterFiles(context: RuleContext, cluster: Cluster): readonly ClusterFile[] {
  return context.turn.recall(makeClusterFiles, cluster, context);
}

/** Some line is written in the inventory, and not only by default. */
export function hasWrittenRules(context: RuleContext, cluster: Cluster): boolean {
  for (const host of cluster.hosts)
    for (const name of LISTS) if (findValue(context, host, name) !== undefined) return true;
  return false;
}

function makeClusterFiles(cluster: Cluster, context: RuleContext): readonly ClusterFile[] {
  // Primary and replica are roles that both can come to have; only the label of an offline instance is its own.
  const isLabelled = (host: string): boolean => findValue(context, host, 'pg_role') === 'offline';
  const labelled = cluster.hosts.some(isLabelled) ? cluster.hosts.filter(isLabelled) : [];
  const others =
    labelled.length === 0 ? cluster : { ...cluster, hosts: cluster.hosts.filter((host) => !isLabelled(host)) };
  const files: ClusterFile[] = [];
  for (const host of listVariants(context, others, INPUTS))
    for (const dialect of DIALECTS) pushFiles(files, context, { host, dialect, roles: ROLES });
  for (const host of listVariants(context, { ...cluster, hosts: labelled }, INPUTS))
    for (const dialect of DIALECTS) pushFiles(files, context, { host, dialect, roles: OFFLINE_ROLES });
  return files;
}

/** One where the file is the same under all of the roles. */
function pushFiles(
  files: ClusterFile[],
  context: RuleContext,
  { host, dialect, roles }: Pick<ClusterFile, 'host' | 'dialect' | 'roles'>,
): void {
  const { memo } = context.resolved;
  const lists: Record<string, Value | undefined> = {};
  const written = new Set<string>();
  let isShared = true;
  for (const name of HBA_PARAMETERS[dialect]) {
    const list = findParameter(context, host, name);
    lists[name] = list;
    if (findValue(context, host, name) !== undefined) written.add(name);
    const named = readHbaRules(list, dialect, memo).roles;
    isShared &&= !roles.some((role) => named.has(role));
  }
  const offline = findParameter(context, host, 'pg_offline_query') === true;
  const head = makeHead(dialect, readNames(context, host), memo);
  const assemble = (role: HbaRole): HbaFile => assembleHbaFile(dialect, head, { lists, role, offline }, memo);
  const [first = 'primary'] = roles;
  if (isShared) files.push({ host, roles, dialect, file: assemble(first), written });
  else for (const role of roles) files.push({ host, roles: [role], dialect, file: assemble(role), written });
}

function readNames(context: RuleContext, host: string): HbaNames {
  return {
    superuser: readName(context, host, 'pg_dbsu'),
    replication: readName(context, host, 'pg_replication_username'),
    monitor: readName(context, host, 'pg_monitor_username'),
  };
}

export function findAddress(context: RuleContext, host: string): string {
  const address = findValue(context, host, 'ansible_host');
  return typeof address === 'string' ? address : host;
}

export function readName(context: RuleContext, host: string, parameter: string): string {
  const name = findParameter(context, host, parameter);
  return typeof name === 'string' ? name : '';
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
