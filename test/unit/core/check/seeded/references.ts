/** Mistakes of references between lists, of settings, access and texts. */
import type { Seed } from './inventory.ts';
import type { Random } from './random.ts';

type Maker = (random: Random) => Seed;

const at =
  (mark: string, make: (random: Random) => string): Maker =>
  (random) => ({ mark, text: make(random) });
const port = (random: Random): number => 20_000 + random.below(9000);

export const REFERENCE_SEEDS: Readonly<Record<string, readonly Maker[]>> = {
  'database-template': [
    at('DATABASE', (random) => `- { name: x${random.word()}, template: x${random.word()} }`),
    at('VARS', (random) => `pg_encoding: ${random.pick(['GBK', 'BIG5', 'SJIS'])}`),
  ],
  'debian-version': [
    at('OTHER', (random) => `pg_bin_dir: /usr/lib/postgresql/${random.pick([13, 14, 16])}/bin`),
    at('OTHER', () => 'pg_version: 17'),
  ],
  'extension-package': [
    at(
      'DATABASE',
      (random) =>
        `- { name: x${random.word()}, extensions: [{ name: ${random.pick(['postgis', 'hll', 'pg_partman', 'plperl', 'citus'])} }] }`,
    ),
  ],
  'extension-need': [
    at('DATABASE', (random) => `- { name: x${random.word()}, extensions: [{ name: earthdistance }, { name: cube }] }`),
    at('DATABASE', (random) => `- { name: x${random.word()}, extensions: [{ name: adminpack, schema: public }] }`),
  ],
  'hba-name': [
    at('HBA', (random) => `- host app x${random.word()} 10.20.0.0/16 scram-sha-256`),
    at('HBA', (random) => `- host x${random.word()} +dbrole_readonly 10.20.0.0/16 scram-sha-256`),
    at('POOL', () => `- host ap app 10.0.0.0/8 scram-sha-256`),
  ],
  'hba-version': [
    at('HBA', (random) => `- host /^${random.word()} app 10.20.0.0/16 scram-sha-256`),
    at('POOL', (random) => `- host app /${random.word()}$ 11.0.0.0/8 scram-sha-256`),
  ],
  'hidden-list': [at('ALL', (random) => `pg_users: [{ name: ${random.word()} }]`)],
  'invisible-character': [
    at('VARS', () => 'pg_port\u00a0: 5432'),
    at('USER', (random) => `- { name: x${random.word()}\u200b }`),
    at('VARS', () => 'pg_conf: \u201ctiny.yml\u201d'),
  ],
  'no-host': [at('GROUP', (random) => `x${random.word()}:\n  vars: { pg_cluster: x${random.word()} }`)],
  'open-access': [
    at(
      'HBA',
      (random) => `- host ${random.pick(['all', 'app'])} all ${random.pick(['0.0.0.0/0', '11.1.0.0/16'])} trust`,
    ),
    at('POOL', () => '- host app app 13.0.0.0/8 trust'),
  ],
  'password-method': [
    at('USER', (random) => `- { name: x${random.word()}, password: md5${'0a'.repeat(16)} }`),
    at('VARS', () => 'pg_parameters: { password_encryption: md5 }'),
  ],
  'pool-password': [at('USER', (random) => `- { name: x${random.word()}, pgbouncer: true, roles: [dbrole_readonly] }`)],
  'privilege-role': [
    at('VARS', (random) => `pg_default_privileges: [GRANT SELECT ON TABLES TO x${random.word().replaceAll('-', '_')}]`),
  ],
  'schema-exists': [
    at('DATABASE', (random) => `- { name: x${random.word()}, schemas: [pg_x] }`),
    at('DATABASE', (random) => `- { name: x${random.word()}, extensions: [{ name: hstore, schema: xyz }] }`),
  ],
  'prometheus-option': [
    at('ALL', (random) => `prometheus_options: --storage.tsdb.retention.time=${String(1 + random.below(90))}days`),
    at('ALL', (random) => `prometheus_options: --storage.tsdb.retention.size=${String(1 + random.below(90))}G`),
  ],
  'service-weight': [
    at('HOST', () => '10.10.10.13: { pg_seq: 3, pg_role: replica, pg_weight: 0 }'),
    at('OTHER', () => 'pg_weight: 0'),
  ],
  'service-server': [
    at(
      'SERVICE',
      (random) => `- { name: x${random.word()}, src_port: ${port(random)}, selector: '[? pg_role == \`offline\`]' }`,
    ),
    at('VARS', () => 'pgbouncer_enabled: false'),
  ],
  'setting-constraint': [
    at('VARS', (random) => `pg_parameters: { superuser_reserved_connections: ${100 + random.below(99)} }`),
    at(
      'VARS',
      (random) => `pg_parameters: { ${random.pick(['min_wal_size', 'max_wal_size'])}: ${2 + random.below(29)}MB }`,
    ),
    at('VARS', () => 'pg_parameters: { ssl: on }'),
    at('VARS', () => 'pg_parameters: { log_statement_stats: on, log_planner_stats: on }'),
  ],
  'shared-library': [
    at(
      'VARS',
      (random) =>
        `pg_shared_libraries: ${random.pick(['pg_cron', 'timescaledb', 'pg_stat_statement', 'auto_explain pg_prewarm'])}`,
    ),
  ],
  'session-library': [
    at('VARS', (random) => `pg_parameters: { session_preload_libraries: x${random.word()} }`),
    at('USER', (random) => `- { name: x${random.word()}, parameters: { local_preload_libraries: auto_explain } }`),
  ],
  'service-address': [
    at(
      'SERVICE',
      (random) => `- { name: x${random.word()}, src_ip: 10.10.10.21, src_port: ${port(random)}, selector: '[]' }`,
    ),
  ],
  'meta-node': [at('GROUP', () => 'meta-x: { hosts: { 10.10.10.10: { meta_node: false } } }')],
  locale: [
    at('VARS', (random) => `pg_lc_collate: ${random.pick(['de_DE.UTF-8', 'en_US.utf8'])}`),
    at('OTHER', () => 'pg_parameters: { lc_messages: en_US.UTF-8 }'),
  ],
  'time-zone': [
    at('ALL', (random) => `node_timezone: ${random.pick(['Asia/Beijing', 'Europe/Muenchen', 'CET+1', 'utc'])}`),
  ],
  'whole-number': [
    at('VARS', (random) => `pg_port: ${String(port(random))}.0`),
    at('OTHER', (random) => `haproxy_exporter_port: ${String(port(random))}.`),
    at('DATABASE', (random) => `- { name: x${random.word()}, connlimit: ${String(1 + random.below(90))}.0 }`),
  ],
  'yaml-trap': [
    at('DATABASE', (random) => `- { name: x${random.word()}, parameters: { search_path: app, public } }`),
    at('USER', (random) => `- { name: x${random.word()}, comment: one, two }`),
  ],
};
