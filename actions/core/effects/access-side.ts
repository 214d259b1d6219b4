/** Who may log in to a host by one side: the HBA lines, what the users and databases allow, and who is in which role. */
import type { Catalogue } from '../catalogue/types.ts';
import { findSettledValue } from '../diff/settle.ts';
import type { SideView } from '../diff/side-view.ts';
import { isList, isMapping, type ValueMap } from '../general/values.ts';
import { assembleHbaFile, dropRepeated, HBA_PARAMETERS, makeHead } from '../hba/file.ts';
import type { FileLine, HbaFile, HbaRole } from '../hba/file.ts';
import type { HbaDialect } from '../hba/line.ts';
import { findMatch, resolveMemberships } from '../hba/match.ts';
import type { Connection, Memberships } from '../hba/match.ts';
import type { Value } from '../types.ts';

export interface Account {
  readonly isSuperuser: boolean;
  readonly mayReplicate: boolean;
  /** May log in at all to the server in question: PostgreSQL, or pgbouncer. */
  readonly mayLogIn: boolean;
  /** Has a password, and it has not expired. */
  readonly hasPassword: boolean;
}

interface DatabaseAccess {
  readonly owner: string;
  /** The server in question takes connections to it. */
  readonly isOpen: boolean;
  /** Only the owner and those who manage the cluster may connect. */
  readonly isRevoked: boolean;
}

export interface AccessSide {
  /** Of a leader, and of any other member: a failover decides between them. */
  readonly files: Readonly<Record<'primary' | 'other', HbaFile>>;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly databases: ReadonlyMap<string, DatabaseAccess>;
  readonly memberships: Memberships;
  /** Those who get into every database: administrator, monitoring, replication. */
  readonly managers: readonly string[];
  /** Those for whom the template has lines before all others. */
  readonly withOwnLines: readonly string[];
}

export interface AccessQuery {
  readonly catalogue: Catalogue;
  readonly view: SideView;
  readonly host: string;
  readonly dialect: HbaDialect;
  /** YYYY-MM-DD: passwords expire. */
  readonly today: string;
}

/** Those who have no password do not get in by them. */
export const PASSWORD_METHODS: readonly string[] = ['scram-sha-256', 'md5', 'password'];

/** The line by which a connection gets in; undefined where it does not. */
export function findLogin(side: AccessSide, role: 'primary' | 'other', connection: Connection): FileLine | undefined {
  const account = side.accounts.get(connection.user);
  if (account?.mayLogIn !== true || !isOpenTo(side, connection, account)) return undefined;
  const found = findMatch(side.files[role].lines, connection, side.memberships);
  if (found === undefined || found.line.method === 'reject') return undefined;
  if (!account.hasPassword && PASSWORD_METHODS.includes(found.line.method)) return undefined;
  return found;
}

function isOpenTo(side: AccessSide, { user, database, replication }: Connection, account: Account): boolean {
  const found = replication === true ? undefined : side.databases.get(database);
  if (found === undefined) return true;
  if (!found.isOpen) return false;
  const { owner, isRevoked } = found;
  return (
    !isRevoked ||
    account.isSuperuser ||
    [owner, ...side.managers].includes(user) ||
    side.memberships.isMember(user, owner)
  );
}

interface Known {
  readonly values: readonly unknown[];
  readonly side: AccessSide;
}

export function readAccess(query: AccessQuery): AccessSide {
  const { catalogue, view, host, dialect, today } = query;
  const find = (name: string): Value | undefined => findSettledValue(catalogue, view, host, name);
  const lists = HBA_PARAMETERS[dialect].map(find);
  const isOffline = find('pg_role') === 'offline';
  const values = [
    ...[...lists, ...LISTS.map(find), ...NAMES.map(find)],
    ...[isOffline, find('pg_offline_query'), today],
  ];
  const byDialect = view.memo.recall(startKnown, view);
  const last = byDialect.get(dialect);
  if (last?.values.every((value, index) => value === values[index]) === true) return last.side;
  const side = makeAccess(query, find);
  byDialect.set(dialect, { values, side });
  return side;
}

const LISTS = ['pg_users', 'pg_default_roles', 'pg_databases'];
const NAMES = ['pg_dbsu', 'pg_replication_username', 'pg_monitor_username', 'pg_admin_username'];

/** The members of a cluster mostly have the same. */
function startKnown(_view: SideView): Map<HbaDialect, Known> {
  return new Map();
}

function makeAccess({ dialect, today, view }: AccessQuery, find: (name: string) => Value | undefined): AccessSide {
  const [superuser = '', replication = '', monitor = '', admin = ''] = NAMES.map((name) => readText(find(name)));
  const lists = Object.fromEntries(HBA_PARAMETERS[dialect].map((name) => [name, find(name)]));
  const offline = find('pg_offline_query') === true;
  const head = makeHead(dialect, { superuser, replication, monitor }, view.memo);
  const assemble = (role: HbaRole): HbaFile => {
    const { lines, isKnown } = assembleHbaFile(dialect, head, { lists, role, offline }, view.memo);
    return { lines: dropRepeated(lines), isKnown };
  };
  const roles = [...listItems(find('pg_default_roles')), ...listItems(find('pg_users'))];
  const accounts = roles.map(({ name, item }): [string, Account] => [
    name,
    readAccount(item, {
      today,
      isManaged: [replication, monitor, admin].includes(name),
      isServed: isServed(dialect, item, [admin, monitor].includes(name)),
    }),
  ]);
  return {
    files: { primary: assemble('primary'), other: assemble(find('pg_role') === 'offline' ? 'offline' : 'replica') },
    accounts: new Map(accounts),
    databases: new Map(listItems(find('pg_databases')).map(({ name, item }) => [name, readDatabase(item, dialect)])),
    memberships: resolveMemberships(roles.map(({ name, item }) => ({ name, roles: listTexts(item['roles']) }))),
    managers: [superuser, replication, monitor, admin],
    withOwnLines: [superuser, replication, monitor],
  };
}

/** pgbouncer has the users that say so, the administrator and monitoring. */
function isServed(dialect: HbaDialect, item: ValueMap, isAlways: boolean): boolean {
  return dialect === 'postgres' || isAlways || (item['pgbouncer'] !== undefined && item['pgbouncer'] !== false);
}

/** What is a template may be anything, and counts as a login. */
function readAccount(
  item: ValueMap,
  about: { readonly today: string; readonly isManaged: boolean; readonly isServed: boolean },
): Account {
  const isSuperuser = item['superuser'] === true;
  const expiry = readText(item['expire_at']);
  const isExpired = /^\d{4}-\d{2}-\d{2}$/.test(expiry) && expiry <= about.today;
  const isShut = item['login'] === false || (item['connlimit'] === 0 && !isSuperuser);
  return {
    isSuperuser,
    mayReplicate: isSuperuser || item['replication'] === true,
    mayLogIn: about.isServed && !isShut,
    // The playbooks give those their passwords.
    hasPassword: !isExpired && (about.isManaged || item['password'] !== undefined),
  };
}

function readDatabase(item: ValueMap, dialect: HbaDialect): DatabaseAccess {
  const owner = item['owner'];
  return {
    owner: typeof owner === 'string' ? owner : '',
    isOpen: item['connlimit'] !== 0 && (dialect === 'postgres' || item['pgbouncer'] !== false),
    isRevoked: item['revokeconn'] === true,
  };
}

function listItems(list: Value | undefined): readonly { readonly name: string; readonly item: ValueMap }[] {
  return (isList(list) ? list : []).flatMap((item) =>
    isMapping(item) && typeof item['name'] === 'string' ? [{ name: item['name'], item }] : [],
  );
}

function listTexts(value: Value | undefined): readonly string[] {
  return isList(value) ? value.filter((item) => typeof item === 'string') : [];
}

function readText(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}
