/**
 * Inventories that an engineer could write, with odd values in what ends up in files of HAProxy, PostgreSQL, pgbouncer and
 * Prometheus: the sandbox's, Pigsty's own examples, and small random ones. A seed makes the same one again.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { makeHbaEntries } from './mutated-hba.ts';
import { PARAMETERS, makeDatabase, makeService, makeUser } from './mutated-values.ts';
import { makeRandom } from './random.ts';
import type { Random } from './random.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Fields = { [key: string]: Json };

const SANDBOX = 'inventory/sandbox/hosts';
const PIGSTY = 'test/cases/pigsty';

/** As JSON, which is YAML. */
export function makeMutatedInventory(seed: number): string {
  const random = makeRandom(seed);
  const inventory = pickBase(random);
  const changes = 1 + random.integer(5);
  for (let change = 0; change < changes; change++) mutate(inventory, random);
  return `${JSON.stringify(inventory, undefined, 1)}\n`;
}

function pickBase(random: Random): Fields {
  const share = random.integer(10);
  if (share < 8) return makeSmall(random);
  if (share < 9)
    return readdirSync(SANDBOX).reduce<Fields>((all, name) => ({ ...all, ...read(join(SANDBOX, name)) }), {});
  const [first = '', ...others] = readdirSync(PIGSTY).filter((name) => name.endsWith('.yml'));
  return read(join(PIGSTY, random.pick([first, ...others])));
}

function read(path: string): Fields {
  return asFields(parse(readFileSync(path, 'utf8'), { version: '1.1', merge: true }) as Json);
}

/** One cluster of up to three members, whose meta node may be one of them. */
function makeSmall(random: Random): Fields {
  const cluster = random.pick(['pg-test', 'pg', 'a', 'orders-9', `x${'y'.repeat(40)}`]);
  const hosts = Object.fromEntries(
    Array.from({ length: 1 + random.integer(3) }, (_, index) => [
      `10.10.10.${10 + index}`,
      { pg_seq: index + 1, pg_role: index === 0 ? 'primary' : random.pick(['replica', 'replica', 'offline']) },
    ]),
  );
  const vars = {
    dcs_servers: { 'meta-1': '10.10.10.10' },
    pg_admin_password: 'secret',
    pg_replication_password: 'secret',
    pg_monitor_password: 'secret',
  };
  return {
    all: { vars },
    meta: { hosts: { '10.10.10.10': {} }, vars: { meta_node: true } },
    [cluster]: { hosts, vars: { pg_cluster: cluster } },
  };
}

function mutate(inventory: Fields, random: Random): void {
  const vars = pickVariables(inventory, random);
  const kind = random.integer(10);
  if (kind < 3)
    vars[random.pick(['pg_hba_rules_extra', 'pg_hba_rules_extra', 'pg_hba_rules'])] = makeHbaEntries(
      random,
      'postgres',
    );
  else if (kind < 5)
    vars[random.pick(['pgbouncer_hba_rules_extra', 'pgbouncer_hba_rules'])] = makeHbaEntries(random, 'pgbouncer');
  else if (kind < 6) vars['pg_services_extra'] = repeat(random, () => makeService(random));
  else if (kind < 7)
    Object.assign(vars, {
      pg_users: repeat(random, () => makeUser(random)),
      pg_databases: repeat(random, () => makeDatabase(random)),
    });
  else {
    const [name, make] = random.pick(PARAMETERS);
    vars[name] = make(random);
  }
}

/** Of all hosts, of a group or of one host. */
function pickVariables(inventory: Fields, random: Random): Fields {
  const groups = listGroups(inventory);
  const chosen = random.chance(0.3) ? asFields(inventory['all']) : (groups[random.integer(groups.length)] ?? inventory);
  const hosts = Object.entries(asFields(chosen['hosts']));
  const host = random.chance(0.2) ? hosts[random.integer(hosts.length)] : undefined;
  if (host !== undefined) {
    const own = { ...asFields(host[1]) };
    asFields(chosen['hosts'])[host[0]] = own;
    return own;
  }
  const vars = asFields(chosen['vars']);
  chosen['vars'] = vars;
  return vars;
}

function listGroups(group: Fields): Fields[] {
  return Object.entries(group).flatMap(([name, value]) => {
    const below = asFields(value);
    if (name === 'all') return listGroups(asFields(below['children']));
    return 'hosts' in below ? [below] : listGroups(asFields(below['children']));
  });
}

function repeat(random: Random, make: () => Json): Json[] {
  return Array.from({ length: 1 + random.integer(3) }, make);
}

function asFields(value: Json | undefined): Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}
