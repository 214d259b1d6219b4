/**
 * Effective variables by Ansible's precedence, lowest first: inline `all`, inline groups (by depth, then priority, then
 * name), `group_vars/all`, `group_vars/<group>`, inline host, `host_vars/<host>`. Whole values replace each other.
 */
import type { Origin, ResolvedInventory, Value } from '../types.ts';
import type { Parents } from '../load/ancestors.ts';
import { listParents, withAncestors } from '../load/ancestors.ts';
import type { Inventory, InventoryHost, VariableLayer } from '../load/model.ts';
import { Memo } from '../memo.ts';
import { Overlay } from '../general/overlay.ts';
import { compareText } from '../general/natural.ts';
import { findMention } from './mention.ts';

/** A resolved inventory that still knows what was written, for rules that speak of it. */
export interface CheckableInventory extends ResolvedInventory {
  readonly written: Inventory;
  /** Every place that sets a host's variable, lowest precedence first: the last one wins. */
  readonly listOrigins: (host: string, variable: string) => readonly (Origin & { readonly value: Value })[];
}

/** Names that Ansible keeps for itself and takes out of the variables of a host. */
const INTERNAL = new Set(
  `ansible_async_path ansible_collection_name ansible_config_file ansible_dependent_role_names ansible_diff_mode
   ansible_facts ansible_forks ansible_inventory_sources ansible_limit ansible_play_batch ansible_play_hosts
   ansible_play_hosts_all ansible_play_role_names ansible_playbook_python ansible_role_name ansible_role_names
   ansible_run_tags ansible_skip_tags ansible_verbosity ansible_version group_names groups hostvars inventory_dir
   inventory_file inventory_hostname inventory_hostname_short play_hosts playbook_dir role_name role_names role_path
   role_uuid`.split(/\s+/),
);

/** Whether Ansible gives a variable its value: its own names, and facts. */
export function isAnsibleName(name: string): boolean {
  return INTERNAL.has(name) || name === 'omit' || name.startsWith('ansible_');
}

/** What the groups of a host say: the same for all hosts of the same groups. */
interface GroupChain {
  readonly layers: readonly VariableLayer[];
  readonly merged: ReadonlyMap<string, Value>;
}

const NO_GROUPS: ReadonlySet<string> = new Set();
const PRIORITY = 'ansible_group_priority';
const MOST_SHARED = 1000;

/** Inventories that are resolved with one memo share what is computed of equal values. */
export function resolveInventory(inventory: Inventory, memo = new Memo()): CheckableInventory {
  const parents = listParents(inventory.groups);
  const depths = measureDepths(inventory, parents);
  const chains = new Map<string, GroupChain>();
  const chainOf = new Map<string, GroupChain>();
  const variables = new Map<string, ReadonlyMap<string, Value>>();
  const mergeOwn = makeOwnMerger();

  const direct = new Map<string, string[]>();
  for (const group of inventory.groups.values()) {
    for (const host of group.hosts) push(direct, host, group.name);
  }
  for (const host of inventory.hosts.values()) {
    const names = direct.get(host.name) ?? [];
    if (names.length > 1) names.sort(compareText);
    const without = host.withoutGroups ?? NO_GROUPS;
    const key = without.size === 0 ? names.join('\0') : [...names, '', ...without].join('\0');
    let chain = chains.get(key);
    if (chain === undefined) {
      const layers = listGroupLayers(inventory, listGroups(names, parents, without), depths);
      chain = { layers, merged: mergeLayers(layers) };
      chains.set(key, chain);
    }
    const own = listHostLayers(host);
    chainOf.set(host.name, chain);
    variables.set(host.name, own.length === 0 ? chain.merged : new Overlay(chain.merged, mergeOwn(own)));
  }
  const listLayers = (name: string): readonly VariableLayer[] => {
    const host = inventory.hosts.get(name);
    return host === undefined ? [] : [...(chainOf.get(name)?.layers ?? []), ...listHostLayers(host)];
  };
  return {
    hosts: [...inventory.hosts.keys()],
    groups: listMembers(inventory),
    variables,
    decrypted: inventory.decrypted,
    memo,
    findOrigin: (host, variable) => findOrigin(listLayers(host), variable),
    locate: (origin, below = []) => inventory.locate(origin.file, [...origin.path, ...below]),
    findMention: (host, group) =>
      findMention(inventory, host, { group, cluster: variables.get(host)?.get('pg_cluster') }),
    locateKey: ({ file, path }) => inventory.locateKey(file, path),
    written: inventory,
    listOrigins: (host, variable) =>
      listLayers(host)
        .filter(({ values }) => Object.hasOwn(values, variable))
        .map(({ file, path, values }) => ({ file, path: [...path, variable], value: values[variable] ?? null })),
  };
}

/** Of the hosts of a fleet, most say one of a few things: their number and role in the cluster. Those share a map. */
function makeOwnMerger(): (layers: readonly VariableLayer[]) => ReadonlyMap<string, Value> {
  const shared = new Map<string, ReadonlyMap<string, Value>>();
  return (layers) => {
    const [only, ...others] = layers;
    const key = only === undefined || others.length > 0 ? undefined : writePlainly(only.values);
    if (key === undefined) return mergeLayers(layers);
    const known = shared.get(key);
    if (known !== undefined) return known;
    const merged = mergeLayers(layers);
    if (shared.size < MOST_SHARED) shared.set(key, merged);
    return merged;
  };
}

/** One text for each set of few short values; undefined for others. */
function writePlainly(values: VariableLayer['values']): string | undefined {
  let text = '';
  let count = 0;
  for (const name in values) {
    const value = values[name];
    const isPlain = typeof value === 'string' || (typeof value === 'number' && !Object.is(value, -0));
    if (++count > 3 || !isPlain) return undefined;
    const written = String(value);
    text += `${name.length} ${name} ${typeof value} ${written.length} ${written} `;
    if (text.length > 100) return undefined;
  }
  return text;
}

function mergeLayers(layers: readonly VariableLayer[]): ReadonlyMap<string, Value> {
  const merged = new Map<string, Value>();
  for (const { values } of layers) {
    for (const name of Object.keys(values)) {
      if (!INTERNAL.has(name)) merged.set(name, values[name] ?? null);
    }
  }
  return merged;
}

function findOrigin(layers: readonly VariableLayer[], variable: string): Origin | undefined {
  const layer = layers.findLast(({ values }) => Object.hasOwn(values, variable));
  return layer === undefined ? undefined : { file: layer.file, path: [...layer.path, variable] };
}

function listGroupLayers(
  inventory: Inventory,
  names: readonly string[],
  depths: ReadonlyMap<string, number>,
): readonly VariableLayer[] {
  const groups = names
    .flatMap((name) => inventory.groups.get(name) ?? [])
    .sort(
      (left, right) =>
        (depths.get(left.name) ?? 0) - (depths.get(right.name) ?? 0) ||
        left.priority - right.priority ||
        compareText(left.name, right.name),
    );
  const root = inventory.groups.get('all');
  const inOrder = root === undefined ? groups : [root, ...groups];
  return [
    ...inOrder.flatMap((group) => group.layers.map(withoutPriority)),
    ...inOrder.flatMap((group) => group.fileLayers),
  ];
}

/** Written inline in a group it is Ansible's own setting, not a variable. */
function withoutPriority(layer: VariableLayer): VariableLayer {
  if (!Object.hasOwn(layer.values, PRIORITY)) return layer;
  return { ...layer, values: Object.fromEntries(Object.entries(layer.values).filter(([name]) => name !== PRIORITY)) };
}

function listHostLayers(host: InventoryHost): readonly VariableLayer[] {
  return host.fileLayers.length === 0 ? host.layers : [...host.layers, ...host.fileLayers];
}

/** The longest way from `all`. */
function measureDepths(inventory: Inventory, parents: Parents): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  for (const name of sortParentsFirst(inventory)) {
    let depth = 0;
    for (const parent of parents.get(name) ?? []) depth = Math.max(depth, (depths.get(parent) ?? 0) + 1);
    depths.set(name, depth);
  }
  return depths;
}

/** Groups in an order in which each comes after its ancestors. */
function sortParentsFirst({ groups }: Inventory): readonly string[] {
  const waiting = new Map<string, number>();
  for (const { children } of groups.values()) {
    for (const child of children) waiting.set(child, (waiting.get(child) ?? 0) + 1);
  }
  const sorted = [...groups.keys()].filter((name) => !waiting.has(name));
  for (const name of sorted) {
    for (const child of groups.get(name)?.children ?? []) {
      const left = (waiting.get(child) ?? 0) - 1;
      waiting.set(child, left);
      if (left === 0) sorted.push(child);
    }
  }
  return sorted;
}

function listGroups(names: readonly string[], parents: Parents, without: ReadonlySet<string>): readonly string[] {
  return [...withAncestors(names, parents)].filter((name) => name !== 'all' && !without.has(name));
}

/** Hosts of each group, those of the groups below it included, level by level. */
function listMembers({ groups, hosts }: Inventory): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, readonly string[]>();
  for (const group of groups.values()) {
    if (group.name !== 'all' && group.children.size === 0) {
      members.set(group.name, [...group.hosts]);
      continue;
    }
    const found = new Set<string>();
    const seen = new Set([group.name]);
    let level = [group];
    while (level.length > 0) {
      for (const { hosts: own } of level) for (const host of own) found.add(host);
      const below = level.flatMap(({ children }) => [...children]).filter((name) => !seen.has(name));
      for (const name of below) seen.add(name);
      level = [...new Set(below)].flatMap((name) => groups.get(name) ?? []);
    }
    members.set(group.name, group.name === 'all' ? [...hosts.keys()] : [...found]);
  }
  return members;
}

function push<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
