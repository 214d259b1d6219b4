/** Users, databases, and what every cluster has of both. */
import {
  addDatabase,
  addUser,
  at,
  change,
  GLOBALS,
  inAll,
  inTest,
  make,
  named,
  ofDatabase,
  ofUser,
  set,
  stay,
} from '../change.ts';
import type { Change } from '../change.ts';

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
    'a user for some days',
    [{ user: 'sound_days' }],
    addUser({ name: 'sound_days', password: 'Obvious.F', expire_in: 30 }),
  ),
  make(
    'a user and the role that it inherits',
    [{ user: 'sound_child' }, { user: 'sound_parent' }],
    addUser({ name: 'sound_parent', login: false }),
    addUser({ name: 'sound_child', password: 'Obvious.C', roles: ['sound_parent'] }),
  ),
  change('a password', ofUser('test', 'password', 'DBUser.Test.Other')),
  change('no password', ofUser('sound_ground', 'password', undefined)),
  change('a comment of a user', ofUser('test', 'comment', 'another comment')),
  change('an empty comment of a user', ofUser('sound_ground', 'comment', '')),
  change('a limit of connections of a user', ofUser('test', 'connlimit', 7)),
  change('no limit of connections of a user', ofUser('sound_ground', 'connlimit', undefined)),
  change('settings of a user', ofUser('test', 'parameters', { search_path: 'public', work_mem: '8MB' })),
  change('a setting of a user less', ofUser('sound_ground', 'parameters', { work_mem: '8MB' })),
  change('a role more', ofUser('test', 'roles', ['dbrole_readwrite', 'dbrole_offline'])),
  change('a role less', ofUser('sound_ground', 'roles', ['dbrole_offline'])),
  change('another role', ofUser('sound_owner', 'roles', ['dbrole_readonly'])),
  change('the right to create databases', ofUser('test', 'createdb', true)),
  change('no right to create databases', ofUser('sound_ground', 'createdb', undefined)),
  change('an end of a user', ofUser('test', 'expire_at', '2031-01-01')),
  change('a user out of the pool', ofUser('test', 'pgbouncer', false)),
];

const DATABASES: readonly Change[] = [
  make('a database', [{ database: 'sound_a' }], addDatabase({ name: 'sound_a' })),
  make(
    'a user and its database',
    [{ database: 'sound_owned' }, { user: 'sound_new' }],
    addUser({ name: 'sound_new', password: 'Obvious.D', pgbouncer: true, roles: ['dbrole_admin'] }),
    addDatabase({ name: 'sound_owned', owner: 'sound_new' }),
  ),
  change(
    'extensions of a database',
    ofDatabase('test', 'extensions', [{ name: 'hstore' }, { name: 'citext', schema: 'public' }]),
  ),
  change('an extension less', ofDatabase('sound_ground', 'extensions', [{ name: 'hstore' }])),
  change('schemas of a database', ofDatabase('test', 'schemas', ['orders', 'stock'])),
  change('a schema less', ofDatabase('sound_ground', 'schemas', ['orders'])),
  change('a limit of connections of a database', ofDatabase('test', 'connlimit', 30)),
  change('no limit of connections of a database', ofDatabase('sound_ground', 'connlimit', undefined)),
  change('settings of a database', ofDatabase('test', 'parameters', { statement_timeout: '90s' })),
  change('no settings of a database', ofDatabase('sound_ground', 'parameters', undefined)),
  change('a comment of a database', ofDatabase('test', 'comment', 'another comment')),
  change('a database that nobody may connect to', ofDatabase('test', 'revokeconn', true)),
  change('a database that everybody may connect to', ofDatabase('sound_ground', 'revokeconn', false)),
  change('a database out of the pool', ofDatabase('test', 'pgbouncer', false)),
  change('another owner of a database', ofDatabase('test', 'owner', 'dbuser_dba')),
  change('no owner of a database', ofDatabase('sound_ground', 'owner', undefined)),
];

const DEFAULTS: readonly Change[] = [
  stay(
    'a default role',
    at(
      GLOBALS,
      'all',
      'vars',
      'pg_default_roles',
      named('dbrole_audit'),
    )(set({ name: 'dbrole_audit', login: false, comment: 'audits' })),
  ),
  stay(
    'a default privilege',
    at(
      GLOBALS,
      'all',
      'vars',
      'pg_default_privileges',
    )((list: readonly string[]) => [
      ...list.filter((line) => !line.includes('TRIGGER ON TABLES TO dbrole_readwrite')),
      'GRANT TRIGGER ON TABLES TO dbrole_readwrite',
    ]),
  ),
  stay('a default schema', inAll('pg_default_schemas', ['monitor', 'audit'])),
  stay(
    'a default extension',
    at(GLOBALS, 'all', 'vars', 'pg_default_extensions', named('tablefunc'))(set({ name: 'tablefunc' })),
  ),
  change('the password of the monitor', inTest('pg_monitor_password', 'DBUser.Monitor.Other')),
  change('the password of the administrator', inTest('pg_admin_password', 'DBUser.DBA.Other')),
  change('the password of replication', inTest('pg_replication_password', 'DBUser.Replicator.Other')),
];

export const USERS_AND_DATABASES: readonly Change[] = [...USERS, ...DATABASES, ...DEFAULTS];
