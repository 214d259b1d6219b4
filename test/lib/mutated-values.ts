/** Values for parameters that end up in files which programs read: usual ones, those at a limit, and hostile ones. */
import type { Json } from './mutated-inventory.ts';
import type { Random } from './random.ts';

type Maker = (random: Random) => Json;
type Pool = readonly [Json, ...Json[]];

const from =
  (...values: Pool): Maker =>
  (random) =>
    random.pick(values);
const port: Maker = (random) =>
  random.pick([1, 80, 5432, 6432, 5433, 65535, 1024 + random.integer(60_000), 20_000 + random.integer(9999)]);
const LONG = 'n'.repeat(63);
const role = from('dbuser_x', 'a-b', '_', 'all', 'public', 'none', 'replication', 'sameuser', 'samerole', 'postgres', 'user', LONG, 'host', 'peer', 'pgbouncer', 'a-', '_9'); // prettier-ignore
const time = from('24h', '10', '0', '1d', '24d', '30d', '5000000', '1us', '0s', '1m', '999999999999', '00', '1500ms', '2147483647', '2147483648', '4294967296us'); // prettier-ignore
const duration = from('10s', '1m', '1h', '0s', '10ms', '1m30s', '2h', '1d', '1w', '1y', '8s', '9s', '300y', '00010s', '1y1w1d1h1m1s1ms', '0', '99999999999s', '1w1s', '90s', '10', '0ms', '500ms'); // prettier-ignore
const word: Maker = (random) =>
  Array.from({ length: 1 + random.integer(12) }, () => String.fromCharCode(32 + random.integer(95))).join('');
const path = from('/var/run/postgresql', '/tmp', '/run/a-b', '/tmp/a.b', '/tmp/x:y', '/tmp//x', 'localhost', '127.0.0.1', 'run', '/', '.', `/tmp/${'p'.repeat(120)}`); // prettier-ignore
const size = from(0, 1, 64, 1000, 65535, 1_000_000, 2_147_483_647, 2_147_483_648, 10_000_000_000);

/** The name of a parameter, and what makes a value of it. */
export const PARAMETERS: readonly [readonly [string, Maker], ...(readonly [string, Maker])[]] = [
  ['pg_port', port],
  ['pgbouncer_port', port],
  ['patroni_port', port],
  ['pg_exporter_port', port],
  ['pgbouncer_exporter_port', port],
  ['haproxy_exporter_port', port],
  ['node_exporter_port', port],
  ['nginx_port', port],
  ['pgbouncer_poolmode', from('session', 'transaction', 'statement', 'Session')],
  ['pgbouncer_max_db_conn', size],
  ['pgbouncer_enabled', from(true, false)],
  ['haproxy_enabled', from(true, false)],
  ['pg_localhost', path],
  ['pg_dbsu', from('postgres', 'postgres', 'pg', 'all', 'a-b')],
  ['pg_admin_username', role],
  ['pg_monitor_username', role],
  ['pg_replication_username', role],
  ['pg_monitor_password', word],
  ['pg_admin_password', word],
  ['haproxy_admin_auth_enabled', from(true, false)],
  ['haproxy_admin_username', from('admin', '-', '_x', '9', 'a'.repeat(200), 'a b', 'é')],
  ['haproxy_admin_password', word],
  ['haproxy_client_timeout', time],
  ['haproxy_server_timeout', time],
  [
    'exporter_metrics_path',
    from('/metrics', '/', '//', '/a.b', '/../x', '/a b', '/é', '/-', '/}', `/${'m'.repeat(300)}`),
  ],
  ['prometheus_scrape_interval', duration],
  ['prometheus_scrape_timeout', duration],
  ['prometheus_sd_interval', duration],
  ['pg_weight', from(0, 1, 100, 256, 257, '100')],
  ['pg_offline_query', from(true, false)],
  ['pg_role', from('primary', 'replica', 'offline')],
  ['ansible_host', from('10.10.10.99', 'fd00::1', '::1', 'node-1', 'node_1', 'a.b.c', '10.10.10.010', '1.2.3', '[::1]', '0.0.0.0', '255.255.255.255', '-x')], // prettier-ignore
  ['pg_cluster', from('pg-other', 'x', 'a--b', 'a-', LONG, 'stats', 'p9')],
  ['pg_seq', from(0, 1, 99, 10_000_000_000)],
  ['pg_services', (random) => [makeService(random), makeService(random)]],
];

export function makeService(random: Random): Json {
  const service: Record<string, Json> = {
    name: random.pick(['standby', 's', 'a-b', 'x9', 'reporting', `n${'m'.repeat(80)}`, 'a--']),
    src_port: random.pick([5435, 5437, 1, 65535, 15_000 + random.integer(900)]),
    selector: random.pick(SELECTORS),
  };
  for (const [name, make] of random.some(SERVICE_FIELDS, 5)) service[name] = make(random);
  return service;
}

const SELECTORS: readonly [string, ...string[]] = [
  '[]', '[]', '[? pg_role == `replica`]', "[?pg_role=='replica']", '[?pg_weight > `50`]', '[0]', '[0:1]', '[-1]', '[*]', '[*].pg_role', '[].pg_seq',
  '[?contains(pg_cluster, `a`)]', '[?nosuch(x)]', '[?starts_with(instance, `pg`)]', '[? pg_role == `replica`] | [0]', '[? pg_role == `replica`] | [:1]', '[?x]',
  '[?!x]', '[{a: pg_role}]', '[pg_role]', '[? pg_seq == `1` || pg_seq == `2`]', '[?pg_seq]', '[?contains(pg_seq, `1`)]', '[?length(pg_role) > `3`]',
  '[?length(pg_seq) > `3`]', '[?(pg_role == `primary`) && (pg_weight)]', '[? pg_role == `"replica"`]', '[?pg_role == replica]', '[??]', '[?a b]', '[]x',
  '[?@.pg_role == `replica`]', '[? pg_role == `repl\\`ica`]', '[::0]', '[::2]', '[?pg_role == `[1`]', '[sort_by(@, &pg_seq)]', '[?to_string(pg_seq) == `1`]',
]; // prettier-ignore

const OPTIONS: readonly [string, ...string[]] = [
  'inter 3s', 'fastinter 1s', 'downinter 5s', 'rise 3', 'fall 3', 'on-marked-down shutdown-sessions', 'slowstart 30s', 'maxconn 3000', 'maxqueue 128',
  'weight 100', 'weight 0', 'check', 'no-check', 'backup', 'disabled', 'enabled', 'stick', 'non-stick', 'tfo', 'no-tfo', 'observe layer4', 'observe layer7', 'observe x',
  'on-error fastinter', 'on-error x', 'on-marked-down x', 'on-marked-up shutdown-backup-sessions', 'on-marked-up x', 'init-addr last,libc,none', 'init-addr 1.2.3.4',
  'init-addr x', 'resolvers dns', 'resolve-prefer ipv4', 'resolve-prefer x', 'verify none', 'verify required', 'verify x', 'minconn 5', 'agent-inter 5s', 'agent-port 80',
  'pool-purge-delay 5s', 'pool-low-conn 1', 'pool-max-conn 1', 'tcp-ut 30s', 'error-limit 5', 'error-limit 0', 'rise 0', 'fall 0', 'inter 0', 'port 8008', 'port 99999',
  'slowstart 1d', 'inter 30d', 'maxconn 999999999', 'maxqueue 0', 'send-proxy', 'ssl', 'addr 1.2.3.4', '#', '"', '\\', "'", 'rise 3 #x', 'minconn 5 maxconn 3', 'pool-max-conn 999999999',
  'rise 999999999', 'no-backup', 'slowstart 0', 'fastinter 0s', 'tcp-ut 0', 'agent-inter 0', 'port 0', 'weight 256', 'observe layer4 error-limit 10 on-error mark-down',
]; // prettier-ignore

const SERVICE_FIELDS: readonly (readonly [string, Maker])[] = [
  ['src_ip', from('*', '0.0.0.0', '127.0.0.1', '10.10.10.10', '255.255.255.255', '::', 'vip')],
  ['dst_port', from('postgres', 'pgbouncer', 1, 65535, 6432, '5432', 0)],
  ['check_method', from('http', 'tcp')],
  ['check_port', from('patroni', 'pg_exporter', 1, 65535, 'postgres')],
  ['check_url', from('/primary', '/read-only', '/', '/replica?lag=1MB', '/x y', '/a&b=c', '//', '/?', '/=')],
  ['check_code', from(200, 100, 599, 503, 99)],
  ['selector_backup', (random) => random.pick(SELECTORS)],
  [
    'haproxy',
    (random) => {
      const settings: Record<string, Json> = {};
      if (random.chance(0.5)) settings['maxconn'] = random.pick([1, 3000, 1_000_000, 1_000_001]);
      if (random.chance(0.5))
        settings['balance'] = random.pick(['roundrobin', 'static-rr', 'leastconn', 'first', 'source', 'random', 'uri']);
      if (random.chance(0.7))
        settings['default_server_options'] = random.some(OPTIONS, 4).join(random.pick([' ', ' ', '  ']));
      return settings;
    },
  ],
];

export function makeUser(random: Random): Json {
  const user: Record<string, Json> = {
    name: random.pick(['app', 'reader', 'a-b', '_x', 'n9', LONG, 'sameuser', 'host', 'pgbouncer', 'stats', 'user']),
  };
  if (random.chance(0.7)) user['password'] = random.chance(0.7) ? word(random) : random.pick(['x', 'SCRAM-SHA-256$4096:x', 'md5abc', 'é', '"', `md5${'a'.repeat(32)}`, 'p'.repeat(300), 'p'.repeat(3000)]); // prettier-ignore
  if (random.chance(0.7)) user['pgbouncer'] = true;
  if (random.chance(0.3)) user['roles'] = ['dbrole_readonly'];
  return user;
}

export function makeDatabase(random: Random): Json {
  const database: Record<string, Json> = {
    name: random.pick(['app', 'a-b', '_x', 'n9', LONG, 'host', 'stats', 'default', 'fallback', 'test']),
  };
  if (random.chance(0.3)) database['pgbouncer'] = random.chance(0.5);
  if (random.chance(0.2)) database['connlimit'] = random.pick([-1, 0, 10, -2]);
  return database;
}
