/** Mistakes by the rule that has to catch them. Each makes another line for every number. */
import type { Seed } from './inventory.ts';
import type { Random } from './random.ts';
import { REFERENCE_SEEDS } from './references.ts';

type Maker = (random: Random) => Seed;

const at =
  (mark: string, make: (random: Random) => string): Maker =>
  (random) => ({ mark, text: make(random) });
const port = (random: Random): number => 20_000 + random.below(9000);

// Two users of the pool on one database are more than a tiny server admits.
const crowd: Maker = (random) => ({
  mark: 'OTHER',
  text: `pg_databases: [{ name: ${random.word()} }]\npg_users: [{ name: xa, pgbouncer: true, roles: [dbrole_readonly] }, { name: xb, pgbouncer: true, roles: [dbrole_readonly] }]`,
});

export const SEEDS: Readonly<Record<string, readonly Maker[]>> = {
  schema: [
    at('VARS', (random) => `pg_port: '${port(random)}'`),
    at('VARS', (random) => `pgbouncer_poolmode: ${random.word()}`),
    at('VARS', (random) => `pg_weight: ${257 + random.below(9999)}`),
    at('ALL', (random) => `patroni_port: ${65_536 + random.below(9999)}`),
    at('VARS', (random) => `pg_encoding: 'UTF ${random.below(99)}'`),
    at('VARS', (random) => `pg_parameters: { ${random.pick(['Work_Mem', 'WORK_MEM', 'WORK_mem'])}: 64 }`),
    at('USER', (random) => `- { name: ${random.word()}, passwrod: x }`),
    at('USER', (random) => `- { name: ${random.word()}, connlimit: '${random.below(9)}' }`),
    at('USER', (random) => `- { name: ${random.word().toUpperCase()} }`),
    at('USER', () => `- { login: false }`),
    at('DATABASE', (random) => `- { name: ${random.word()}, extension: [] }`),
    at('DATABASE', (random) => `- { name: '${random.word()} ${random.word()}' }`),
    at('SERVICE', (random) => `- { name: ${random.word()}, src_port: ${port(random)} }`),
    at('SERVICE', (random) => `- { name: ${random.word()}, src_port: ${70_000 + random.below(99)}, selector: '[]' }`),
    at('SERVICE', (random) => `- { name: x${random.word()}, src_ip: vip, src_port: ${port(random)}, selector: '[]' }`),
    at('ALL', (random) => `prometheus_scrape_interval: ${random.below(60)} seconds`),
    at('ALL', (random) => `redis_mode: ${random.word()}`),
    at('HOST', (random) => `10.10.10.13: { pg_seq: ${random.below(9)}.5, pg_role: replica }`),
    at('HOST', (random) => `10.10.10.13: { pg_seq: 3, pg_role: ${random.pick(['slave', 'leader', 'Primary'])} }`),
  ],
  'unknown-parameter': [
    at('VARS', (random) => `pg_cluter: ${random.word()}`),
    at('ALL', (random) => `x_${random.word()}: ${random.word()}`),
    at('HOST', () => `10.10.10.13: { pg_seq: 3, pg_role: replica, pg_offline_querry: true }`),
    at('VARS', () => `pgbouncer_portt: 6433`),
  ],
  'connection-variable': [
    at('ALL', () => `ansible_ssh_common_args: -o ProxyCommand=/tmp/run`),
    at('VARS', (random) => `ansible_${random.word()}_exe: /bin/sh`),
    at('HOST', () => `10.10.10.13: { pg_seq: 3, pg_role: replica, ansible_connection: local }`),
  ],
  'inventory-code': [
    at('VARS', (random) => `pg_parameters: { application_name: "{{ lookup('pipe', '${random.word()}') }}" }`),
    at('ALL', (random) => `node_exporter_options: "{{ '${random.word()}' | fileglob }}"`),
  ],
  'unread-parameter': [
    at('ALL', (random) => `${random.pick(['repo_name', 'grafana_endpoint', 'loki_data_dir', 'jupyter_username'])}: /x`),
    at('DATABASE', (random) => `- { name: ${random.word()}, owner: app, tablespace: ${random.word()} }`),
  ],
  'renamed-parameter': [
    at('VARS', (random) => `pg_libs: ${random.word()}`),
    at('ALL', (random) => `${random.pick(['pg_clean', 'dcs_clean', 'pg_safeguard', 'haproxy_auth_enabled'])}: true`),
  ],
  'unsupported-value': [
    at('VARS', () => 'patroni_enabled: false'),
    at('VARS', (random) => `pg_conf: ${random.pick(['olap', 'mini', 'small', 'large'])}.yml`),
    at('HOST', (random) => `10.10.10.13: { pg_seq: 3, pg_role: ${random.pick(['standby', 'delayed'])} }`),
    at('OTHER', (random) => `pg_delay: ${random.below(9) + 1}h`),
  ],
  ...REFERENCE_SEEDS,
  'safe-name': [
    at('GROUP', (random) => `"${random.pick(['!', '&', '~', '-', '@', ' ', ';', '$('])}${random.word()}": {}`),
    at('GROUP', (random) => `"${random.word()}${random.pick([':', ',', '*', '?', '[x', '`', '|', '/'])}": {}`),
    at('HOST', (random) => `"${random.word()}${random.pick([';', '&', '*', '$'])}x": { pg_seq: 3, pg_role: replica }`),
  ],
  identity: [
    at('HOST', (random) => `10.10.10.${30 + random.below(99)}: { pg_role: replica }`),
    at('HOST', (random) => `10.10.10.${30 + random.below(99)}: { pg_seq: 3 }`),
    at('NAME', () => `pg_weight: 1`),
  ],
  'cluster-group': [at('NAME', (random) => `pg_cluster: x-${random.word()}`)],
  'one-cluster': [
    at('GROUP', (random) => `x${random.word()}:\n  vars: { pg_cluster: pg-x }\n  hosts:\n    10.10.10.12: {}`),
  ],
  'unique-pg-seq': [at('REPLICA', () => '10.10.10.12: { pg_seq: 1, pg_role: replica }')],
  'one-primary': [
    at('REPLICA', () => '10.10.10.12: { pg_seq: 2, pg_role: primary }'),
    at('NAME', () => 'pg_cluster: pg-one'),
  ],
  'equal-in-cluster': [
    at('HOST', (random) => `10.10.10.13: { pg_seq: 3, pg_role: replica, pg_version: ${random.pick([13, 14, 16])} }`),
    at('HOST', () => `10.10.10.13: { pg_seq: 3, pg_role: replica, pg_conf: oltp.yml }`),
    at(
      'HOST',
      (random) => `10.10.10.13: { pg_seq: 3, pg_role: replica, pg_parameters: { work_mem: ${random.below(99)}MB } }`,
    ),
    at('HOST', (random) => `10.10.10.13: { pg_seq: 3, pg_role: replica, pg_encoding: ${random.word()} }`),
  ],
  'cluster-level': [at('SINGLE', () => '10.10.10.21: { pg_seq: 1, pg_role: primary, pg_conf: oltp.yml }')],
  'member-address': [
    at('HOST', (random) => `${random.word()}-x: { pg_seq: 3, pg_role: replica }`),
    at('HOST', (random) => `10.10.10.13: { pg_seq: 3, pg_role: replica, ansible_host: ${random.word()} }`),
  ],
  'host-address': [
    at(
      'GROUP',
      (random) => `x${random.word()}:\n  hosts:\n    10.20.0.1: { ansible_host: 'fd00::${random.below(99)}' }`,
    ),
    at('GROUP', (random) => `x${random.word()}:\n  hosts:\n    10.20.0.1: { ansible_host: 10.20.${random.below(99)} }`),
  ],
  'unique-name': [
    at('USER', (random) => `- { name: ${random.pick(['app', 'reader', 'dbuser_stats'])} }`),
    at('DATABASE', () => '- { name: app, owner: reader }'),
    at(
      'SERVICE',
      (random) => `- { name: ${random.pick(['standby', 'primary', 'offline'])}, src_port: 5999, selector: '[]' }`,
    ),
  ],
  'reserved-name': [
    at(
      'USER',
      (random) => `- { name: ${random.pick(['postgres', 'replicator', 'dbuser_dba', 'public', 'all', 'pg_x'])} }`,
    ),
    at(
      'DATABASE',
      (random) => `- { name: ${random.pick(['postgres', 'template0', 'template1', 'pgbouncer', 'all'])} }`,
    ),
    at('NAME', (random) => `pg_cluster: ${random.pick(['all', 'meta', 'infra', 'root'])}`),
  ],
  'owner-exists': [at('DATABASE', (random) => `- { name: x${random.word()}, owner: x${random.word()} }`)],
  'role-exists': [
    at('USER', (random) => `- { name: x${random.word()}, roles: [x${random.word()}] }`),
    at('USER', () => `- { name: self, roles: [self] }`),
  ],
  'template-loop': [at('VARS', () => `team_one: "{{ team_two }}"\nteam_two: "{{ team_one | int + 1 }}"`)],
  'unset-mention': [at('VARS', (random) => `pg_weight: "{{ x${random.word()}_weight }}"`)],
  'role-cycle': [at('USER', () => `- { name: one, roles: [two] }\n- { name: two, roles: [one] }`)],
  expiry: [
    at('USER', (random) => `- { name: x${random.word()}, expire_at: '2030-02-${30 + random.below(9)}' }`),
    at(
      'USER',
      (random) => `- { name: x${random.word()}, expire_at: '2030-01-31', expire_in: ${random.below(99) + 1} }`,
    ),
  ],
  'plain-password': [
    at('USER', (random) => `- { name: x${random.word()}, password: ${random.word()} }`),
    at('VARS', (random) => `haproxy_admin_password: ${random.word()}`),
  ],
  'system-user': [at('VARS', (random) => `pg_monitor_username: x${random.word()}`)],
  'system-password': [at('NAME', () => `pg_cluster: pg-two\npg_monitor_password: ''`)],
  'unique-port': [
    at('VARS', (random) => `pgbouncer_port: ${random.pick([5432, 8008, 5433, 9101, 9630, 9100])}`),
    at('VARS', (random) => `pg_exporter_port: ${random.pick([5432, 6432, 9631, 5435])}`),
    at(
      'SERVICE',
      (random) => `- { name: x${random.word()}, src_port: ${random.pick([5432, 6432, 5433, 9101])}, selector: '[]' }`,
    ),
    at('ALL', (random) => `nginx_port: ${random.pick([9090, 2379, 9100])}`),
  ],
  'unique-address': [at('HOST', () => `10.10.10.13: { pg_seq: 3, pg_role: replica, ansible_host: 10.10.10.11 }`)],
  dcs: [
    at('OTHER', () => 'dcs_servers: {}'),
    at('OTHER', () => 'dcs_servers: { a: 10.10.10.10, b: 10.10.10.10, c: 10.10.10.12 }'),
    at('OTHER', (random) => `dcs_servers: { a: ${random.word()} }`),
    at('OTHER', (random) => `dcs_servers: { a: 10.10.11.${random.below(250)} }`),
  ],
  upstream: [
    at(
      'SINGLE',
      (random) => `10.10.10.21: { pg_seq: 1, pg_role: primary, pg_upstream: 10.10.99.${random.below(250)} }`,
    ),
    at('SINGLE', () => '10.10.10.21: { pg_seq: 1, pg_role: primary, pg_upstream: 10.10.10.21 }'),
    at('REPLICA', () => '10.10.10.12: { pg_seq: 2, pg_role: replica, pg_upstream: 10.10.10.21 }'),
  ],
  vip: [
    at('VARS', () => `vip_mode: l2\nvip_interface: eth1`),
    at('VARS', () => `vip_address: 10.10.10.21\nvip_mode: l2`),
  ],
  'pool-size': [crowd],
  'wal-senders': [
    at('VARS', (random) => `pg_parameters: { max_wal_senders: ${random.below(3)} }`),
    at('VARS', () => `pg_parameters: { max_replication_slots: 0 }`),
  ],
  'sync-mode': [at('OTHER', () => 'pg_conf: crit.yml'), at('VARS', () => 'pg_conf: crit.yml')],
  'package-name': [at('ALL', (random) => `node_packages: ['${random.word()} ${random.word()}']`)],
  hba: [
    at('HBA', (random) => `- ${random.pick(['hots', 'hostt', 'HOST', 'tcp'])} all all 10.0.0.0/8 md5`),
    at('HBA', (random) => `- host all all 10.0.0.0/${33 + random.below(60)} md5`),
    at('HBA', (random) => `- host all all 10.0.${256 + random.below(99)}.0/24 md5`),
    at('HBA', (random) => `- host all all 10.0.0.${random.below(250)} md5`),
    at('HBA', (random) => `- host all all 10.0.0.0/8 ${random.word()}x`),
    at('HBA', (random) => `- host all all ${random.pick(['md5', 'trust', 'scram-sha-256'])}`),
    at('HBA', (random) => `- host all "${random.word()} 10.0.0.0/8 md5`),
    at('HBA', (random) => `- host all ${random.word()} ,${random.word()} 10.0.0.0/8 md5`),
    at('HBA', () => `- host all all 10.0.0.0/8 peer`),
    at('HBA', (random) => `- host all all 10.0.0.0/8 md5 ${random.word()}=1`),
    at('HBA', (random) => `- local all ${random.word()}`),
    at('HBA', () => `- 'host all all 10.0.0.0/8 md5 \\'`),
    at('POOL', (random) => `- host all +${random.word()} 11.0.0.0/8 md5`),
    at('POOL', (random) => `- host all all 10.${1 + random.below(250)}.0.1/8 md5`),
    at('POOL', (random) => `- host all all ${random.word()}.example.org md5`),
    at('POOL', (random) => `- host all all ${random.pick(['samenet', 'samehost', 'all'])} md5`),
    at('POOL', () => `- host replication all 10.0.0.0/8 md5`),
    at('POOL', (random) => `- host all all 10.0.0.0/8 ${random.pick(['ident', 'gss', 'ldap', 'pam', 'radius'])}`),
    at('POOL', (random) => `- host all all 11.0.0.0/8 md5 map=${random.word()}`),
  ],
  'hba-tls': [
    at('HBA', (random) => `- hostssl all ${random.word()} 10.0.0.0/8 md5`),
    at('POOL', (random) => `- hostssl all ${random.word()} 10.0.0.0/8 md5`),
  ],
  'lock-out': [
    at(
      'HBA',
      (random) =>
        `- host all ${random.pick(['all', 'dbuser_dba', '+dbrole_admin'])} 10.10.${random.pick(['0.0/16', '10.0/24', '10.10/32'])} reject`,
    ),
    at('HBA', (random) => `- host postgres ${random.pick(['all', 'dbuser_dba'])} 0.0.0.0/0 reject`),
    at(
      'HBA',
      (random) =>
        `- local ${random.pick(['all', 'postgres'])} ${random.pick(['all', 'dbuser_dba'])} ${random.pick(['reject', 'peer', 'ident'])}`,
    ),
    at('OTHER', () => `pg_hba_rules: []`),
    at('OTHER', () => `pgbouncer_hba_rules: []`),
  ],
  'shadowed-rule': [
    at('HBA', (random) => `- host app app 10.20.${random.below(250)}.0/24 ${random.pick(['reject', 'trust'])}`),
    at('HBA', () => `- host app app 10.20.0.0/16 md5`),
    at('POOL', (random) => `- host ${random.word()} app 10.0.0.0/8 reject`),
  ],
  'owned-setting': [
    at(
      'VARS',
      (random) => `pg_parameters: { ${random.pick(['port', 'listen_addresses', 'hba_file', 'primary_conninfo'])}: x }`,
    ),
  ],
  'run-variable': [
    at('ALL', (random) => `${random.pick(['rm_pgdata', 'rm_node', 'pg_revoke_password'])}: true`),
    at('VARS', () => 'patroni_restart_order: leader,replicas'),
  ],
  'plain-name': [
    at('USER', (random) => `- { name: '{{ ${random.word()} }}' }`),
    at('DATABASE', (random) => `- { name: 'x{{ ${random.word()} }}' }`),
    at('SERVICE', (random) => `- { name: '{{ ${random.word()} }}', src_port: ${port(random)}, selector: '[]' }`),
  ],
  'setting-value': [
    at('VARS', (random) => `pg_parameters: { work_mem: ${random.below(64)} }`),
    at('VARS', (random) => `pg_parameters: { shared_buffers: ${random.below(99)}gb }`),
    at('VARS', (random) => `pg_parameters: { max_connections: ${262_144 + random.below(99)} }`),
    at('VARS', (random) => `pg_parameters: { synchronous_commit: ${random.word()} }`),
    at('VARS', (random) => `pg_parameters: { max_${random.word()}: 1 }`),
    at('USER', (random) => `- { name: x${random.word()}, parameters: { ${random.pick(['wal_level', 'fsync'])}: x } }`),
    at('DATABASE', (random) => `- { name: x${random.word()}, parameters: { statement_timeout: ${random.below(9)}x } }`),
  ],
  selector: [
    at('SERVICE', (random) => `- { name: x${random.word()}, src_port: ${port(random)}, selector: 'pg_role == x' }`),
    at(
      'SERVICE',
      (random) =>
        `- { name: x${random.word()}, src_port: ${port(random)}, selector: '[? pg_role == \`${random.word()}]' }`,
    ),
    at('SERVICE', (random) => `- { name: x${random.word()}, src_port: ${port(random)}, selector: '[? rack == \`x\`' }`),
  ],
  'haproxy-options': [
    at('VARS', (random) => `haproxy_client_timeout: ${25 + random.below(99)}d`),
    at(
      'SERVICE',
      (random) =>
        `- { name: x${random.word()}, src_port: ${port(random)}, selector: '[]', haproxy: { default_server_options: 'inter 3s x${random.word()}' } }`,
    ),
  ],
  'service-check': [
    at(
      'SERVICE',
      (random) =>
        `- { name: x${random.word()}, src_port: ${port(random)}, selector: '[]', check_port: pg_exporter, check_url: /primary }`,
    ),
    at(
      'SERVICE',
      (random) => `- { name: x${random.word()}, src_port: ${port(random)}, selector: '[]', check_method: tcp }`,
    ),
  ],
  'alert-receiver': [
    at('ALL', (random) => `alertmanager_receivers: [{ name: ${random.word()} }]`),
    at('ALL', (random) => `alertmanager_route: { receiver: nobody, routes: [{ receiver: x${random.word()} }] }`),
  ],
  'unit-option': [at('ALL', (random) => `alertmanager_options: --web.external-url=http://a/x${random.word()}`)],
  'scrape-timeout': [at('ALL', (random) => `prometheus_scrape_timeout: ${11 + random.below(40)}s`)],
};
