/** Where a wish can be written: ways to write it, the nearest to what a person would do first. */
import { insertValue } from '../edit/insert.ts';
import type { EditedFile } from '../edit/insert.ts';
import { replaceValue } from '../edit/replace.ts';
import { isList, isMapping, writeValue } from '../general/values.ts';
import { findListPlace } from '../onboarding/placement.ts';
import { editThing } from '../onboarding/things.ts';
import { listMembers } from '../resolve/clusters.ts';
import type { Side } from '../side/open-side.ts';
import type { DataPath, SourceFile, Value } from '../types.ts';
import { UserError } from '../types.ts';
import type { Wish } from './proposal.ts';

type Label = Extract<Wish, { kind: 'label' }>;
type Item = Extract<Wish, { kind: 'item' }>;

/** Each throws UserError where it does not work. */
export function listWays(wish: Wish, side: Side): readonly (() => EditedFile)[] {
  if (wish.kind === 'item') return [() => writeItem(wish, side)];
  const { resolved } = side;
  const origin = resolved.findOrigin(wish.host, 'pg_role');
  const own = (resolved.written.hosts.get(wish.host)?.mentions ?? []).toReversed();
  return [
    ...(origin === undefined
      ? []
      : [() => replaceValue(getFile(side, origin.file), { path: origin.path, value: wish.role })]),
    // What a group says, or an anchor shares, stays: the host gets a line of its own.
    ...own.map(
      ({ file, path }) =>
        () =>
          insertLabel(getFile(side, file), path, wish),
    ),
  ];
}

function insertLabel(file: SourceFile, path: DataPath, { role }: Label): EditedFile {
  return insertValue(file, { path, key: 'pg_role', value: role });
}

function writeItem({ cluster, parameter, item }: Item, { source, resolved, removals }: Side): EditedFile {
  const world = { inventory: source.inventory, resolved, removals };
  return editThing({ kind: 'item', cluster, parameter, item }, world).file;
}

function getFile({ source }: Side, path: string): SourceFile {
  const file = source.inventory.files.find((one) => one.path === path);
  if (file === undefined) throw new UserError(`${path} is not among the files of the inventory [offer]`);
  return file;
}

/** The inventory says so already. */
export function isWritten(wish: Wish, { resolved }: Side): boolean {
  if (wish.kind === 'label') {
    // A replica may be labelled offline too.
    const written = resolved.variables.get(wish.host)?.get('pg_role');
    return written === wish.role || (wish.role === 'replica' && written !== 'primary');
  }
  const members = listMembers(resolved, wish.cluster);
  const lists = members.map((host) => resolved.variables.get(host)?.get(wish.parameter));
  return members.length > 0 && lists.every((list) => isList(list) && hasItem(list, wish));
}

function hasItem(list: readonly Value[], { parameter, item }: Item): boolean {
  if (parameter !== 'pg_hba_rules_extra')
    return list.some((entry) => isMapping(entry) && entry['name'] === item['name']);
  return listRules(item).every((rule) =>
    list.some(
      (entry) => isMapping(entry) && coversRole(entry['role'], item['role']) && listRules(entry).includes(rule),
    ),
  );
}

function coversRole(written: Value | undefined, wanted: Value | undefined): boolean {
  return written === 'common' || written === wanted;
}

function listRules(entry: Readonly<Record<string, Value>>): readonly string[] {
  const { rules } = entry;
  return isList(rules) ? rules.map((rule) => writeValue(rule).trim().replace(/\s+/g, ' ')) : [];
}

/** The line where a person writes it: `file:line: pg_role: primary for 10.10.10.11`. */
export function describeByHand(wish: Wish, side: Side): string {
  const where = findPlace(wish, side);
  const at = where === undefined ? '' : `${where.file}:${String(where.line)}: `;
  if (wish.kind === 'label') return `${at}pg_role: ${wish.role} for ${wish.host}`;
  return `${at}${wish.parameter} of ${wish.cluster}: ${JSON.stringify(wish.item)}`;
}

function findPlace(wish: Wish, { resolved }: Side) {
  if (wish.kind === 'label') {
    const origin = resolved.findOrigin(wish.host, 'pg_role') ?? resolved.findOrigin(wish.host, 'pg_cluster');
    return origin === undefined ? undefined : resolved.locate(origin);
  }
  try {
    return resolved.locate(findListPlace(resolved, wish.cluster, wish.parameter));
  } catch (error) {
    // Its message has the place.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
