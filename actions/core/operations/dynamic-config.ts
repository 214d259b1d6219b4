/** Who owns a key of Patroni's dynamic configuration, and what a change of it would do. */
import { findNearestName } from '../general/nearest-name.ts';
import type { ResolvedInventory, Value } from '../types.ts';
import type { Door } from './advice.ts';

export type Config = Readonly<Record<string, Value>>;

/** Kept by role patroni of the playbooks, the same for every cluster: the next apply brings it back. */
const ROLE_KEYS: readonly string[] = [
  ...['ttl', 'loop_wait', 'retry_timeout', 'maximum_lag_on_failover', 'failsafe_mode'],
  ...['postgresql.use_pg_rewind', 'postgresql.use_slots'],
];
/** Nobody's but the operator's. */
const FREE_KEYS: readonly string[] = [
  ...['maximum_lag_on_syncnode', 'max_timelines_history', 'primary_start_timeout', 'primary_stop_timeout'],
  ...['master_start_timeout', 'master_stop_timeout', 'check_timeline', 'member_slots_ttl'],
  ...['synchronous_mode_strict', 'synchronous_node_count', 'slots', 'ignore_slots'],
  ...['postgresql.recovery_conf', 'postgresql.remove_data_directory_on_rewind_failure'],
  ...['postgresql.remove_data_directory_on_diverged_timelines'],
];

/** Shell commands of the database's own user, and data that are deleted: more than whoever may dispatch a form is trusted with. */
const COMMAND_LINE_KEYS: readonly string[] = [
  'postgresql.recovery_conf',
  ...['postgresql.remove_data_directory_on_rewind_failure', 'postgresql.remove_data_directory_on_diverged_timelines'],
];

export interface Edit {
  /** Dotted: `postgresql.parameters.work_mem`. */
  readonly key: string;
  /** Null takes the key away. */
  readonly value: Value;
}

export interface EditContext {
  readonly inventory: ResolvedInventory;
  readonly host: string;
  readonly cluster: string;
  readonly door: Door;
}

/** Why an edit is refused, with what to edit instead; undefined where it is the operator's to make. */
export function findOwner(edit: Edit, context: EditContext): string | undefined {
  const { key } = edit;
  const [, parameter] = /^postgresql\.parameters\.(.+)$/.exec(key) ?? [];
  if (parameter !== undefined) return ownedBy(key, 'pg_parameters', `{ ${parameter}: … }`, context);
  if (key === 'synchronous_mode') return ownedBy(key, 'pg_conf', 'crit.yml', context);
  if (key === 'pause') return 'pause is set by patroni pause and patroni resume, which note who did it and until when';
  if (key === 'postgresql.pg_hba' || key === 'postgresql.pg_ident')
    return ownedBy(key, 'pg_hba_rules_extra', '[ … ]', context);
  if (key === 'standby_cluster' || key.startsWith('standby_cluster.'))
    return `${key} would demote the leader and let the cluster follow another one: the inventory has no such cluster`;
  if (ROLE_KEYS.includes(key))
    return `${key} is kept by role patroni (playbooks/roles/patroni/vars/main.yml): edit it there, by pull request`;
  if (context.door === 'form' && isBelow(key, COMMAND_LINE_KEYS))
    return `${key} makes members run commands or delete their data: it has no form, scripts/ops patroni edit-config on the meta node does it`;
  if (isBelow(key, FREE_KEYS)) return undefined;
  const nearest = findNearestName(key, [...ROLE_KEYS, ...FREE_KEYS]);
  return `Patroni has no key "${key}" here${nearest === undefined ? '' : `; the nearest is "${nearest}"`}`;
}

function isBelow(key: string, keys: readonly string[]): boolean {
  return keys.some((known) => key === known || key.startsWith(`${known}.`));
}

function ownedBy(key: string, parameter: string, value: string, { inventory, host, cluster }: EditContext): string {
  const origin = inventory.findOrigin(host, parameter);
  if (origin !== undefined) {
    const { file, line } = inventory.locate(origin);
    return `${key} is owned by the inventory: edit ${parameter} at ${file}:${String(line)}, by pull request`;
  }
  const place = inventory.findOrigin(host, 'pg_cluster');
  const where = place === undefined ? `the variables of ${cluster}` : inventory.locate(place);
  const beside = typeof where === 'string' ? `to ${where}` : `beside pg_cluster at ${where.file}:${String(where.line)}`;
  return `${key} is owned by the inventory: add ${parameter}: ${value} ${beside}, by pull request`;
}

/** What PATCH /config takes. */
export function assemblePatch(edits: readonly Edit[]): Config {
  const patch: Record<string, Value> = {};
  for (const { key, value } of edits) {
    const names = key.split('.');
    let folder = patch;
    for (const name of names.slice(0, -1)) folder = descend(folder, name);
    folder[names.at(-1) ?? ''] = value;
  }
  return patch;
}

function descend(folder: Record<string, Value>, name: string): Record<string, Value> {
  const next = asMapping(folder[name]);
  const copy = { ...next };
  folder[name] = copy;
  return copy;
}

/** As Patroni merges: a null takes a key away, a mapping is merged, anything else replaces. */
export function mergePatch(config: Config, patch: Config): Config {
  const merged: Record<string, Value> = { ...config };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) Reflect.deleteProperty(merged, name);
    else if (isMapping(value)) merged[name] = mergePatch(asMapping(merged[name]), value);
    else merged[name] = value;
  }
  return merged;
}

export function asMapping(value: Value | undefined): Config {
  return isMapping(value) ? value : {};
}

function isMapping(value: Value | undefined): value is Config {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

const SECRET = /password|passwd|secret|conninfo|token/i;

/** Without what a person must not read off a screen. */
export function hideSecrets(value: Value): Value {
  if (Array.isArray(value)) return value.map((item: Value) => hideSecrets(item));
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      SECRET.test(name) && item !== null ? '(hidden)' : hideSecrets(item),
    ]),
  );
}

/** Lines of `diff`, by dotted key; secrets as hidden. */
export function diffConfigs(before: Config, after: Config): readonly string[] {
  const [old, fresh] = [flatten(before), flatten(after)];
  const names = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  return names.flatMap((name) => {
    const [from, to] = [old.get(name), fresh.get(name)];
    if (from === to) return [];
    const show = (text: string) => (SECRET.test(name) ? '(hidden)' : text);
    return [
      ...(from === undefined ? [] : [`- ${name}: ${show(from)}`]),
      ...(to === undefined ? [] : [`+ ${name}: ${show(to)}`]),
    ];
  });
}

function flatten(config: Config, prefix = ''): ReadonlyMap<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(config)) {
    const inner = isMapping(value)
      ? flatten(value, `${prefix}${name}.`)
      : new Map([[prefix + name, JSON.stringify(value)]]);
    for (const [key, text] of inner) flat.set(key, text);
  }
  return flat;
}
