/** What `new` can write, as edits of texts. */
import { canonicalText } from '../general/canonical.ts';
import { insertValue } from '../edit/insert.ts';
import type { EditedFile, Insertion } from '../edit/insert.ts';
import { writeEntry } from '../edit/write-value.ts';
import type { Removal } from '../load/environment.ts';
import { listClusterNames } from '../resolve/clusters.ts';
import type { CheckableInventory } from '../resolve/resolve.ts';
import { isList, isMapping, isTemplate, quoteValue } from '../general/values.ts';
import { readYaml } from '../load/yaml-reader.ts';
import type { InventorySource, Value } from '../types.ts';
import { InternalError, UserError } from '../types.ts';
import { findHostsPlace, findListPlace, getMembers } from './placement.ts';
import type { Place } from './placement.ts';
import { HOSTS_HEADER } from './split.ts';

type Fields = Readonly<Record<string, Value>>;

export type Thing =
  | {
      readonly kind: 'cluster';
      readonly cluster: string;
      readonly hosts: readonly string[];
      readonly variables: Fields;
    }
  | { readonly kind: 'instance'; readonly cluster: string; readonly host: string; readonly variables: Fields }
  | { readonly kind: 'item'; readonly cluster: string; readonly parameter: string; readonly item: Fields };

export interface Edit {
  readonly file: EditedFile;
  /** What was there; undefined: the file is new. */
  readonly before: string | undefined;
  /** `inserted` of the file with passwords masked. */
  readonly shown: string;
}

interface World {
  readonly inventory: InventorySource;
  readonly resolved: CheckableInventory;
  readonly removals: readonly Removal[];
}

const MASK = '********';

/** Throws `UserError` where it cannot be written. */
export function editThing(thing: Thing, world: World): Edit {
  if (thing.kind === 'cluster') return createCluster(thing, world);
  if (thing.kind === 'item') {
    assertNoTemplate(thing.item);
    const place = findListPlace(world.resolved, thing.cluster, thing.parameter);
    return edit(world, place, { path: place.path, value: thing.item });
  }
  const place = findHostsPlace(world.resolved, thing.cluster);
  if (world.resolved.hosts.includes(thing.host) && getMembers(world.resolved, thing.cluster).includes(thing.host)) {
    throw new UserError(`host "${thing.host}" is a member of "${thing.cluster}" already [new]`);
  }
  const variables = { pg_seq: findNextNumber(world, thing.cluster), ...thing.variables };
  return edit(world, place, { path: place.path, key: thing.host, value: variables });
}

function edit({ inventory }: World, { file: path }: Place, insertion: Insertion): Edit {
  const file = inventory.files.find((candidate) => candidate.path === path);
  if (file === undefined) throw new InternalError(`${path} is not among the files of the inventory`);
  const shown = insertValue(file, { ...insertion, value: mask(insertion.value) }).inserted;
  return { file: insertValue(file, insertion), before: file.text, shown };
}

function createCluster(thing: Extract<Thing, { kind: 'cluster' }>, { inventory, resolved }: World): Edit {
  const { cluster, hosts, variables } = thing;
  const path = `${inventory.root}/${cluster}.yml`;
  const taken = inventory.files.find((file) => file.path === path);
  if (listClusterNames(resolved).includes(cluster)) {
    throw new UserError(
      `cluster "${cluster}" is there already; choose another name, or add a host: scripts/ops new instance ${cluster} HOST [new]`,
    );
  }
  if (taken !== undefined) throw new UserError(`${path} is there already; choose another name, or move the file [new]`);
  if (resolved.groups.has(cluster) || resolved.hosts.includes(cluster)) {
    throw new UserError(`"${cluster}" is a group or a host already; choose another name [new]`);
  }
  const text = writeCluster(cluster, hosts, { pg_cluster: cluster, ...variables });
  const shown = writeCluster(cluster, hosts, mask({ pg_cluster: cluster, ...variables }));
  return { file: { path, text, line: 3, inserted: text }, before: undefined, shown: shown.trimEnd() };
}

function writeCluster(name: string, hosts: readonly string[], variables: Value): string {
  const members = Object.fromEntries(
    hosts.map((host, index) => [host, { pg_seq: index + 1, pg_role: index === 0 ? 'primary' : 'replica' }]),
  );
  const fields = Object.entries(isMapping(variables) ? variables : {});
  const indent = (lines: readonly string[]): string[] => lines.map((line) => `    ${line}`);
  const lines = [
    `${name}:`,
    '  hosts:',
    ...indent(Object.entries(members).flatMap(([host, value]) => writeEntry(host, value))),
    '  vars:',
    ...indent(fields.flatMap(([key, value]) => writeEntry(key, value))),
  ];
  const text = `${HOSTS_HEADER}${lines.join('\n')}\n`;
  const intended = { [name]: { hosts: members, vars: Object.fromEntries(fields) } };
  if (canonicalText(readYaml(text).value) !== canonicalText(intended)) {
    throw new InternalError(`the file of cluster "${name}" reads otherwise than it was meant`);
  }
  return text;
}

/** A number is never used again, not even that of an instance on its way out. */
function findNextNumber({ resolved, removals }: World, cluster: string): number {
  const present = getMembers(resolved, cluster).map((host) => Number(resolved.variables.get(host)?.get('pg_seq')));
  const leaving = removals.flatMap(({ kind, name }) => {
    const match = /^(.+)-(\d+)$/.exec(name);
    return kind === 'instance' && match?.[1] === cluster ? [Number(match[2])] : [];
  });
  return Math.max(0, ...[...present, ...leaving].filter(Number.isInteger)) + 1;
}

/** A name or a comment that a shell, or a person, wrote with braces would be evaluated on the meta node. */
function assertNoTemplate(value: Value): void {
  if (isList(value)) value.forEach(assertNoTemplate);
  else if (isMapping(value)) Object.values(value).forEach(assertNoTemplate);
  else if (isTemplate(value)) {
    throw new UserError(
      `${quoteValue(value)} is a template to Ansible; where one is meant, edit the file by hand [new]`,
    );
  }
}

function mask(value: Value): Value {
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, isSecret(key) ? MASK : item]));
}

/** By its name: what a program would print of it is nobody's business. */
function isSecret(name: string): boolean {
  return /passw|secret|token/i.test(name);
}
