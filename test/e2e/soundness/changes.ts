/** Kinds of change to the sandbox's inventory, each as the values that a person edits. */
import { parseDocument } from 'yaml';

/** Where a value stands: file below the environment's folder, then keys. */
export interface Edit {
  readonly file: string;
  readonly path: readonly (string | number)[];
  /** The new value by the one that is there; undefined deletes the key. */
  readonly change: (value: unknown) => unknown;
}

export interface Change {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Nothing is to be done for it. */
  readonly isEmpty?: boolean;
  /** Makes what does not go with its line, nor by consent. */
  readonly stays?: boolean;
  /** Makes users and databases of pg-test, which go by consent. */
  readonly made?: readonly Made[];
}

export type Made = { readonly user: string } | { readonly database: string };

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export function applyEdits(text: string, edits: readonly Edit[]): string {
  const document = parseDocument(text, { version: '1.1' });
  for (const { path, change } of edits) {
    const node = document.getIn(path, true) as { toJSON?: () => unknown } | undefined;
    const value = change(node?.toJSON?.() ?? undefined);
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, document.createNode(value));
  }
  return document.toString({ lineWidth: 0 });
}

/** Whether two changes can be made in one commit: neither edits what the other does. */
export function areApart(left: Change, right: Change): boolean {
  return !left.edits.some((one) => right.edits.some((other) => one.file === other.file && isWithin(one, other)));
}

function isWithin(one: Edit, other: Edit): boolean {
  return one.path.every((key, index) => index >= other.path.length || key === other.path[index]);
}

const TEST = 'hosts/pg-test.yml';
const META = 'hosts/pg-meta.yml';
const GLOBALS = 'hosts/globals.yml';

const at =
  (file: string, ...path: readonly (string | number)[]) =>
  (change: (value: never) => Json | undefined): Edit => ({ file, path, change: change as Edit['change'] });
const set = (value: Json) => (): Json => value;
const append =
  (...items: readonly Json[]) =>
  (list: readonly Json[] = []): Json => [...list, ...items];
const inTest = (name: string, value: Json): Edit => at(TEST, 'pg-test', 'vars', name)(set(value));
const inMeta = (name: string, value: Json): Edit => at(META, 'pg-meta', 'vars', name)(set(value));
const inAll = (name: string, value: Json): Edit => at(GLOBALS, 'all', 'vars', name)(set(value));
const onHost = (host: string, name: string, value: Json): Edit => at(TEST, 'pg-test', 'hosts', host, name)(set(value));
const change = (name: string, ...edits: readonly Edit[]): Change => ({ name, edits });
const make = (name: string, made: readonly Made[], ...edits: readonly Edit[]): Change => ({ name, edits, made });
const stay = (name: string, ...edits: readonly Edit[]): Change => ({ name, edits, stays: true });
const rule = (title: string, role: string, ...rules: readonly string[]): Json => ({ title, role, rules });
const testUser = (key: string, value: Json): Edit => at(TEST, 'pg-test', 'vars', 'pg_users', 0, key)(set(value));
const testDatabase = (key: string, value: Json): Edit =>
  at(TEST, 'pg-test', 'vars', 'pg_databases', 0, key)(set(value));
const addUser = (item: Json): Edit => at(TEST, 'pg-test', 'vars', 'pg_users')(append(item));
const addDatabase = (item: Json): Edit => at(TEST, 'pg-test', 'vars', 'pg_databases')(append(item));

const ACCESS: readonly Change[] = [
  change('an HBA rule', inTest('pg_hba_rules_extra', [rule('a', 'common', 'host all all 10.71.1.0/24 scram-sha-256')])),
  change(
    'an HBA rule of the primary',
    inTest('pg_hba_rules_extra', [rule('a', 'primary', 'host all all 10.71.2.0/24 scram-sha-256')]),
  ),
  change(
    'an HBA rule of the replicas',
    inTest('pg_hba_rules_extra', [rule('a', 'replica', 'host all all 10.71.3.0/24 scram-sha-256')]),
  ),
  change(
    'an HBA rule of offline instances',
    inTest('pg_hba_rules_extra', [rule('a', 'offline', 'host all all 10.71.4.0/24 scram-sha-256')]),
  ),
  change(
    'an HBA rule of pgbouncer',
    inTest('pgbouncer_hba_rules_extra', [rule('a', 'common', 'host all all 10.71.5.0/24 scram-sha-256')]),
  ),
  change(
    'HBA rules of every cluster in another order',
    at(GLOBALS, 'all', 'vars', 'pg_hba_rules')((list: readonly Json[]) => [...list].reverse()),
  ),
  change(
    'an HBA rule of every cluster',
    at(GLOBALS, 'all', 'vars', 'pg_hba_rules')(append(rule('z', 'common', 'host all all 10.71.6.0/24 scram-sha-256'))),
  ),
  change('offline queries on another instance', onHost('10.10.10.12', 'pg_offline_query', true)),
  change(
    'no offline queries',
    at(TEST, 'pg-test', 'hosts', '10.10.10.13', 'pg_offline_query')(() => undefined),
  ),
];

const USERS: readonly Change[] = [
  make(
    'a user',
    [{ user: 'sound_a' }],
    addUser({ name: 'sound_a', password: 'Obvious.A', roles: ['dbrole_readonly'] }),
  ),
  make(
    'a user of the pool',
    [{ user: 'sound_b' }],
    addUser({ name: 'sound_b', password: 'Obvious.B', pgbouncer: true, roles: ['dbrole_readwrite'] }),
  ),
  make('a role that cannot log in', [{ user: 'sound_role' }], addUser({ name: 'sound_role', login: false })),
  make(
    'a user and the role that it inherits',
    [{ user: 'sound_child' }, { user: 'sound_parent' }],
    addUser({ name: 'sound_parent', login: false }),
    addUser({ name: 'sound_child', password: 'Obvious.C', roles: ['sound_parent'] }),
  ),
  change('a password', testUser('password', 'DBUser.Test.Other')),
  change('a comment of a user', testUser('comment', 'another comment')),
  change('a limit of connections of a user', testUser('connlimit', 7)),
  change('settings of a user', testUser('parameters', { search_path: 'public', work_mem: '8MB' })),
  change('a role more', testUser('roles', ['dbrole_readwrite', 'dbrole_offline'])),
  change('another role', testUser('roles', ['dbrole_readonly'])),
  change('the right to create databases', testUser('createdb', true)),
  change('an end of a user', testUser('expire_at', '2031-01-01')),
  change('a user out of the pool', testUser('pgbouncer', false)),
  make('a database', [{ database: 'sound_a' }], addDatabase({ name: 'sound_a' })),
  make(
    'a user and its database',
    [{ database: 'sound_owned' }, { user: 'sound_owner' }],
    addUser({ name: 'sound_owner', password: 'Obvious.D', pgbouncer: true, roles: ['dbrole_admin'] }),
    addDatabase({ name: 'sound_owned', owner: 'sound_owner' }),
  ),
  change(
    'extensions of a database',
    testDatabase('extensions', [{ name: 'hstore' }, { name: 'citext', schema: 'public' }]),
  ),
  change('schemas of a database', testDatabase('schemas', ['orders', 'stock'])),
  change('a limit of connections of a database', testDatabase('connlimit', 30)),
  change('settings of a database', testDatabase('parameters', { statement_timeout: '90s' })),
  change('a comment of a database', testDatabase('comment', 'another comment')),
  change('a database that nobody may connect to', testDatabase('revokeconn', true)),
  change('a database out of the pool', testDatabase('pgbouncer', false)),
  change('another owner of a database', testDatabase('owner', 'dbuser_dba')),
  stay(
    'a default role',
    at(GLOBALS, 'all', 'vars', 'pg_default_roles')(append({ name: 'dbrole_audit', login: false, comment: 'audits' })),
  ),
  stay(
    'a default privilege',
    at(GLOBALS, 'all', 'vars', 'pg_default_privileges')(append('GRANT TRIGGER ON TABLES TO dbrole_readwrite')),
  ),
  stay('a default schema', inAll('pg_default_schemas', ['monitor', 'audit'])),
  stay('a default extension', at(GLOBALS, 'all', 'vars', 'pg_default_extensions')(append({ name: 'tablefunc' }))),
  change('the password of the monitor', inTest('pg_monitor_password', 'DBUser.Monitor.Other')),
  change('the password of the administrator', inTest('pg_admin_password', 'DBUser.DBA.Other')),
  change('the password of replication', inTest('pg_replication_password', 'DBUser.Replicator.Other')),
];

const SETTINGS: readonly Change[] = [
  change('a setting that a reload takes', inTest('pg_parameters', { work_mem: '6MB' })),
  change(
    'two settings that a reload takes',
    inTest('pg_parameters', { log_min_duration_statement: 250, statement_timeout: '10min' }),
  ),
  change('a setting that a restart takes', inTest('pg_parameters', { max_connections: 130 })),
  change('a setting of the meta cluster', inMeta('pg_parameters', { log_connections: 'on' })),
  change('a library', inTest('pg_shared_libraries', 'pg_stat_statements')),
  change('another template of settings', inTest('pg_conf', 'crit.yml')),
];

const BALANCE: readonly Change[] = [
  change(
    'a service',
    inTest('pg_services_extra', [
      { name: 'extra', src_ip: '*', src_port: 5439, dst_port: 'postgres', check_url: '/replica', selector: '[]' },
    ]),
  ),
  change('a weight', onHost('10.10.10.12', 'pg_weight', 50)),
  change(
    'timeouts of HAProxy, with an override',
    inAll('haproxy_client_timeout', '12h'),
    inMeta('haproxy_client_timeout', '24h'),
  ),
  change('a password for the page of HAProxy', inTest('haproxy_admin_auth_enabled', true)),
  change('the password of the page of HAProxy', inMeta('haproxy_admin_password', 'Obvious.Page')),
  change('another port of the page of HAProxy', inTest('haproxy_exporter_port', 9111)),
  change('no HAProxy', inTest('haproxy_enabled', false)),
  change('the pool mode', inTest('pgbouncer_poolmode', 'session')),
  change('a limit of pools', inTest('pgbouncer_max_db_conn', 12)),
  change('another port of pgbouncer', inTest('pgbouncer_port', 6433)),
  change('no pgbouncer', inTest('pgbouncer_enabled', false)),
];

const MONITORING: readonly Change[] = [
  change('no exporter of PostgreSQL', inTest('pg_exporter_enabled', false)),
  change('another port of the exporter of PostgreSQL', inTest('pg_exporter_port', 9640)),
  change('no exporter of pgbouncer', inTest('pgbouncer_exporter_enabled', false)),
  change('another port of the exporter of pgbouncer', inTest('pgbouncer_exporter_port', 9641)),
  change('another port of the exporter of a node', onHost('10.10.10.12', 'node_exporter_port', 9105)),
  change('no exporter of a node', onHost('10.10.10.13', 'node_exporter_enabled', false)),
  change('another path of metrics', inAll('exporter_metrics_path', '/metrics-here')),
  change('the interval of scrapes', inAll('prometheus_scrape_interval', '12s')),
  change('options of Prometheus', inAll('prometheus_options', '--storage.tsdb.retention.time=9d')),
  change('the port of nginx', inAll('nginx_port', 8081)),
];

const NODES: readonly Change[] = [
  change('a name of a host', at(GLOBALS, 'all', 'vars', 'node_dns_hosts')(append('10.10.10.14 node-4'))),
  change(
    'a name less',
    at(GLOBALS, 'all', 'vars', 'node_dns_hosts')((list: readonly Json[]) => list.slice(0, -1)),
  ),
  change('the time zone of a host', onHost('10.10.10.12', 'node_timezone', 'Asia/Hong_Kong')),
  change('a kernel parameter', onHost('10.10.10.13', 'node_sysctl_params', { 'net.ipv4.tcp_keepalive_time': 300 })),
  { ...change('a value said twice', inTest('haproxy_admin_username', 'admin')), isEmpty: true },
];

export const CHANGES: readonly Change[] = [...ACCESS, ...USERS, ...SETTINGS, ...BALANCE, ...MONITORING, ...NODES];
