/** The same values elsewhere: nothing may come of it, and nothing must. */
import { at, change, empty, GLOBALS, inAll, inTest, onHost, set, TEST } from '../change.ts';
import type { Change, Json } from '../change.ts';

type Hosts = Readonly<Record<string, Json>>;

export const GROUPS: readonly Change[] = [
  empty('a value said twice', inTest('haproxy_admin_username', 'admin')),
  empty('a default said', inTest('pg_localhost', '/var/run/postgresql')),
  empty('how Ansible connects', inAll('ansible_python_interpreter', '/usr/bin/python3')),
  empty('a value of a group said by its host', onHost('10.10.10.11', 'node_timezone', 'UTC')),
  empty('a group renamed', {
    file: TEST,
    path: [],
    change: (text) => String(text).replace(/^pg-test:/m, 'pg-sound:'),
  }),
  empty(
    'hosts in another order',
    at(TEST, 'pg-test', 'hosts')((hosts: Hosts) => Object.fromEntries(Object.entries(hosts).reverse())),
  ),
  empty(
    'instances in groups of their own',
    at(TEST, 'pg-test', 'children')(set({ 'sound-odd': { hosts: { '10.10.10.11': {}, '10.10.10.13': {} } } })),
  ),
  change(
    'a value of every host moved to a group, and another for the rest',
    inAll('haproxy_server_timeout', '8h'),
    inTest('haproxy_server_timeout', '24h'),
  ),
  empty('users in a list of every cluster that its own hides', at(GLOBALS, 'all', 'vars', 'pg_users')(set([]))),
];
