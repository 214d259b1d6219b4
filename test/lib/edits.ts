/**
 * Edits that engineers make to an inventory like the sandbox's: the kinds of change that the live tests make, and values
 * of parameters by the schema, for all hosts, a group or one host.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { CHANGES } from './soundness/changes.ts';
import { applyEdits, isPossible } from './soundness/edit.ts';
import type { Edit } from './soundness/edit.ts';
import { makeHbaEntries } from './mutated-hba.ts';
import { makeService } from './mutated-values.ts';
import type { Random } from './random.ts';
import { pickRemoval, REMOVALS } from './removals.ts';
import { makeRules, makeServices } from './serving-values.ts';

/** Text of each file below `hosts/`, and of removals.yml. */
export type Texts = ReadonlyMap<string, string>;
type Maker = (random: Random) => unknown;

const SANDBOX = 'inventory/sandbox';
const SCHEMA = 'inventory/schema/inventory.schema.json';
const EFFECTS = 'inventory/schema/effects.json';
const TEST = 'hosts/pg-test.yml';

const from =
  (...values: readonly [unknown, ...unknown[]]): Maker =>
  (random) =>
    random.pick(values);

/** Of those for which the schema tells no values. */
const VALUES: Readonly<Record<string, Maker>> = {
  node_dns_hosts: from(['10.0.0.1 a'], ['10.0.0.1 a', '10.0.0.2 b'], []),
  node_dns_hosts_extra: from(['10.0.0.3 c'], []),
  node_packages: from(['jq'], ['jq', 'lsof'], []),
  node_timezone: from('UTC', 'Europe/Berlin', 'Asia/Hong_Kong'),
  node_sysctl_params: from({ 'vm.swappiness': 1 }, { 'vm.swappiness': 10, 'net.core.somaxconn': 1024 }),
  node_exporter_options: from('', '--collector.systemd', '--collector.ntp'),
  prometheus_options: from('--storage.tsdb.retention.time=15d', '--storage.tsdb.retention.time=30d'),
  prometheus_data_dir: from('/var/lib/prometheus/metrics2', '/data/prometheus'),
  prometheus_scrape_interval: from('10s', '15s', '1m'),
  prometheus_scrape_timeout: from('8s', '9s', '5s'),
  prometheus_sd_interval: from('10s', '5s'),
  exporter_metrics_path: from('/metrics', '/metrics-here'),
  haproxy_client_timeout: from('24h', '12h'),
  haproxy_server_timeout: from('24h', '6h'),
  haproxy_admin_username: from('admin', 'boss'),
  haproxy_admin_password: from('pigsty', 'Obvious.Page'),
  pg_admin_password: from('DBUser.DBA', 'DBUser.DBA.Other'),
  pg_monitor_password: from('DBUser.Monitor', 'DBUser.Monitor.Other'),
  pg_replication_password: from('DBUser.Replicator', 'DBUser.Replicator.Other'),
  pg_conf: from('tiny.yml', 'oltp.yml', 'crit.yml'),
  pg_parameters: from({ work_mem: '8MB' }, { work_mem: '8MB', max_connections: 300 }, { log_connections: 'on' }, {}),
  pg_shared_libraries: from('pg_stat_statements', 'pg_stat_statements, auto_explain'),
  pg_packages: from(['postgresql-15'], ['postgresql-15', 'postgresql-client-15']),
  pg_extensions: from([], ['postgresql-15-postgis-3'], ['postgresql-15-cron']),
  pg_default_schemas: from(['monitor'], ['monitor', 'extra']),
  pg_hba_rules_extra: (random) => makeHbaEntries(random, 'postgres'),
  pgbouncer_hba_rules_extra: (random) => makeHbaEntries(random, 'pgbouncer'),
  pg_services_extra: (random) => [makeService(random)],
};

/** Who serves and who may connect: of all parameters these few are seldom drawn. */
const SERVING: readonly [readonly [string, Maker], ...(readonly [string, Maker])[]] = [
  ['pg_services', makeServices],
  ['pg_services_extra', makeServices],
  ['pg_hba_rules', (random) => makeRules(random, 'postgres')],
  ['pg_hba_rules_extra', (random) => makeRules(random, 'postgres')],
  ['pgbouncer_hba_rules', (random) => makeRules(random, 'pgbouncer')],
  ['pgbouncer_hba_rules_extra', (random) => makeRules(random, 'pgbouncer')],
  ['pg_offline_query', from(true, false)],
  ['pg_weight', from(0, 50, 100, 256)],
  ['pgbouncer_enabled', from(true, false)],
  ['pgbouncer_port', from(6432, 6433)],
  ['pg_exporter_port', from(9630, 9631)],
];

interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly $ref?: string;
  readonly maximum?: number;
}

const MAKERS = readMakers();

/** The sandbox's with fewer members, another weight, other values: of each seed its own. */
export function makeEditable(random: Random): Texts {
  const names = readdirSync(join(SANDBOX, 'hosts')).sort();
  const paths = [...names.map((name) => `hosts/${name}`), REMOVALS];
  const texts: Texts = new Map(paths.map((path) => [path, readFileSync(join(SANDBOX, path), 'utf8')]));
  return random.chance(0.3) ? edit(texts, [drop(TEST, 'pg-test', 'hosts', '10.10.10.13')]) : texts;
}

/** One or two changes. What refuses them is left to the plan. */
export function changeTexts(texts: Texts, random: Random): { readonly texts: Texts; readonly name: string } {
  const names: string[] = [];
  let changed = texts;
  const count = random.chance(0.3) ? 2 : 1;
  for (let done = 0; done < count; done++) {
    const { name, edits } = pickChange(changed, random);
    names.push(name);
    changed = edit(changed, edits);
  }
  return { texts: changed, name: names.join(' + ') };
}

interface Change {
  readonly name: string;
  readonly edits: readonly Edit[];
}

function pickChange(texts: Texts, random: Random): Change {
  const share = random.integer(10);
  if (share < 4) return pickKind(texts, random);
  if (share < 7) return setParameter(texts, random);
  if (share < 9) return random.chance(0.2) ? relabel(texts, random) : setParameter(texts, random, SERVING);
  const kind = random.integer(4);
  if (kind < 2) return pickRemoval(texts, random) ?? addMember(texts, random);
  return kind === 2 ? addMember(texts, random) : swapRoles(texts, random);
}

/** Of the kinds that edit values, whose places are there, and that need no consent. */
function pickKind(texts: Texts, random: Random): Change {
  const isThere = (edit: Edit) =>
    edit.path.length > 0 && texts.has(edit.file) && isPossible(texts.get(edit.file) ?? '', edit);
  const fitting = CHANGES.filter(({ edits, consents }) => consents === undefined && edits.every(isThere));
  return fitting[random.integer(fitting.length)] ?? setParameter(texts, random);
}

function setParameter(texts: Texts, random: Random, makers = MAKERS): Change {
  const [name, make] = random.pick(makers);
  const [file, ...path] = pickPlace(texts, random);
  const where = `${name} at ${path.join('.')}`;
  if (random.chance(0.15) && parseDocument(texts.get(file) ?? '').hasIn(path))
    return { name: `no ${where}`, edits: [drop(file, ...path, name)] };
  const value = make(random);
  return { name: where, edits: [{ file, path: [...path, name], change: () => value }] };
}

function pickPlace(texts: Texts, random: Random): readonly [string, ...string[]] {
  if (random.chance(0.3)) return ['hosts/globals.yml', 'all', 'vars'];
  const group = random.pick(['pg-test', 'pg-test', 'pg-meta']);
  const file = `hosts/${group}.yml`;
  if (random.chance(0.6)) return [file, group, 'vars'];
  const [first = '', ...others] = listMembers(texts, group);
  return [file, group, 'hosts', random.pick([first, ...others])];
}

function addMember(texts: Texts, random: Random): Change {
  const number = 30 + listMembers(texts, 'pg-test').length;
  const host = { pg_seq: number, pg_role: random.pick(['replica', 'offline']) };
  return { name: 'a member', edits: [{ file: TEST, path: ['pg-test', 'hosts', `10.10.10.${number}`], change: () => host }] };
} // prettier-ignore

function swapRoles(texts: Texts, random: Random): Change {
  const members = listMembers(texts, 'pg-test');
  const [first = '', ...others] = members;
  const next = random.pick([first, ...others]);
  const edits = members.map((host) => ({
    file: TEST,
    path: ['pg-test', 'hosts', host, 'pg_role'],
    change: () => (host === next ? 'primary' : 'replica'),
  }));
  return { name: `pg_role primary of ${next}`, edits };
}

/** A member that the label does not make the primary. */
function relabel(texts: Texts, random: Random): Change {
  const [, first = '', ...others] = listMembers(texts, 'pg-test');
  const [host, role] = [random.pick([first, ...others]), random.pick(['replica', 'offline'])];
  const path = ['pg-test', 'hosts', host, 'pg_role'];
  return { name: `pg_role ${role} of ${host}`, edits: [{ file: TEST, path, change: () => role }] };
}

function listMembers(texts: Texts, group: string): readonly string[] {
  const inventory = parseDocument(texts.get(`hosts/${group}.yml`) ?? '').toJS() as Record<string, { hosts: object }>;
  return Object.keys(inventory[group]?.hosts ?? {});
}

function drop(file: string, ...path: readonly string[]): Edit {
  return { file, path, change: () => undefined };
}

function edit(texts: Texts, edits: readonly Edit[]): Texts {
  const own = (file: string) => edits.filter((one) => one.file === file);
  return new Map([...texts].map(([file, text]) => [file, own(file).length > 0 ? applyEdits(text, own(file)) : text]));
}

/** For each parameter that a plan does something about. */
function readMakers(): readonly [readonly [string, Maker], ...(readonly [string, Maker])[]] {
  const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as {
    $defs: { parameters: { properties: Record<string, Shape> } };
  };
  const effects = JSON.parse(readFileSync(EFFECTS, 'utf8')) as { parameters: Record<string, { own?: unknown; members?: unknown }> }; // prettier-ignore
  const makers = Object.entries(effects.parameters)
    .filter(([, { own, members }]) => own !== undefined || members !== undefined)
    .flatMap(([name]) => {
      const make = VALUES[name] ?? makeByShape(schema.$defs.parameters.properties[name] ?? {});
      return make === undefined ? [] : [[name, make] as const];
    });
  const [first, ...others] = makers;
  if (first === undefined) throw new Error('no parameter has an effect');
  return [first, ...others];
}

function makeByShape(shape: Shape): Maker | undefined {
  if (shape.type === 'boolean') return from(true, false);
  if (shape.enum !== undefined) return (random) => shape.enum?.[random.integer(shape.enum.length)];
  if (shape.$ref === '#/$defs/port') return (random) => 9600 + random.integer(99);
  return shape.type === 'integer' ? (random) => random.integer((shape.maximum ?? 1000) + 1) : undefined;
}
