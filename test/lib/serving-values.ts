/** Values of what decides who serves and who may connect, right ones: the services of HAProxy, and HBA rules. */
import type { Json } from './mutated-inventory.ts';
import type { Random } from './random.ts';

const SERVICES = [
  ['primary', 5433],
  ['replica', 5434],
  ['default', 5436],
  ['offline', 5438],
  ['reporting', 5441],
  ['batch', 5442],
] as const;

const SELECTORS = [
  '[]',
  '[]',
  '[? pg_role == `primary` ]',
  '[? pg_role == `replica` ]',
  '[? pg_role == `offline` || pg_offline_query ]',
  '[? pg_role == `replica` && !pg_offline_query ]',
  '[? pg_seq == `1` || pg_seq == `2` ]',
  "[? instance != 'pg-test-2' ]",
  '[? pg_weight > `50` ]',
  '[? pg_weight != `100` ]',
  '[? pgbouncer_enabled ]',
] as const;

/** Each a service of its own name and port. */
export function makeServices(random: Random): readonly Json[] {
  return random.draw(SERVICES, 1 + random.integer(3)).map(([name, port]) => ({
    name,
    src_port: port,
    selector: random.pick(SELECTORS),
    ...(random.chance(0.5) && { selector_backup: random.pick(SELECTORS) }),
    ...(random.chance(0.7) && { dst_port: random.pick(['pgbouncer', 'pgbouncer', 'postgres', 6543]) }),
    ...(random.chance(0.3) && { check_port: random.pick(['patroni', 'pg_exporter', 9999]) }),
    ...(random.chance(0.7) && { check_url: random.pick(['/primary', '/replica', '/read-only', '/replica?lag=1MB']) }),
    ...(random.chance(0.2) && { check_method: random.pick(['http', 'tcp']) }),
    ...(random.chance(0.2) && { haproxy: { default_server_options: 'inter 3s fall 3 weight 50' } }),
  }));
}

const RULES = {
  postgres: [
    'host all all 10.0.0.0/8 scram-sha-256',
    'host   all  +dbrole_admin\t172.16.0.0/12   scram-sha-256',
    'local all test scram-sha-256',
    'host test "test" 10.3.0.0 255.255.0.0 scram-sha-256',
    'host test,postgres test,dbuser_dba fd00::/8 md5',
    'host all dbuser_stats samenet reject',
    'host replication replicator 10.4.0.0/16 scram-sha-256 # a standby elsewhere',
    'host sameuser all .example.com scram-sha-256',
  ],
  pgbouncer: [
    'host all all 10.0.0.0/8 scram-sha-256',
    'host   all  all\t172.16.0.0/12   scram-sha-256',
    'local all test scram-sha-256',
    'host test "test" 10.3.0.0 255.255.0.0 scram-sha-256',
    'host test,postgres test,dbuser_dba fd00::/8 md5',
    'host all dbuser_stats 10.5.0.0/16 reject',
  ],
} as const;

/** Of every role, with a title, or without. */
export function makeRules(random: Random, dialect: keyof typeof RULES): readonly Json[] {
  return Array.from({ length: 1 + random.integer(3) }, () => ({
    ...(random.chance(0.8) && { title: random.pick(['plain', 'for a while', 'with # hash']) }),
    role: random.pick(['common', 'primary', 'replica', 'offline']),
    rules: [...random.draw(RULES[dialect], 1 + random.integer(3))],
  }));
}
