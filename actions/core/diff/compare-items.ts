import type { Value } from '../types.ts';
import { sortNatural } from '../general/natural.ts';
import { canonicalText } from '../general/canonical.ts';
import { isList, isMapping, type ValueMap } from '../general/values.ts';
import type { SideView } from './side-view.ts';

/** One item of a list whose items have identities. `index` counts from 0 on the side where the item is. */
export interface ItemDifference {
  readonly name: string;
  readonly kind: 'create' | 'change' | 'delete';
  readonly index: number;
  /** Keys whose values differ, or what these mention; never the values: one of them may be a password. */
  readonly keys: readonly string[];
}

interface Item {
  readonly index: number;
  readonly value: ValueMap;
}

/** Items of one list, as a side has them. */
export interface SideItems {
  readonly view: SideView;
  readonly items: ReadonlyMap<string, Item>;
}

/** `defaults`: what a key of an item is where the item leaves it out. */
export function compareItems(
  host: string,
  { view: existing, items: before }: SideItems,
  { view: desired, items: after }: SideItems,
  defaults: ValueMap,
): readonly ItemDifference[] {
  return sortNatural([...before.keys(), ...after.keys()]).flatMap((name): ItemDifference[] => {
    const old = before.get(name);
    const wanted = after.get(name);
    if (wanted === undefined) return [{ name, kind: 'delete', index: old?.index ?? 0, keys: [] }];
    if (old === undefined) return [{ name, kind: 'create', index: wanted.index, keys: [] }];
    const had = dropDefaults(old.value, defaults);
    const has = dropDefaults(wanted.value, defaults);
    if (existing.describe(host, had) === desired.describe(host, has)) return [];
    const isSame = (left: Value, right: Value) => existing.describe(host, left) === desired.describe(host, right);
    return [{ name, kind: 'change', index: wanted.index, keys: listDifferentKeys(had, has, isSame) }];
  });
}

/** A key that is written as what it counts as anyway is as good as left out. */
function dropDefaults(item: ValueMap, defaults: ValueMap): ValueMap {
  return Object.fromEntries(
    Object.entries(item).filter(([key, value]) => {
      const fallback = defaults[key];
      return fallback === undefined || canonicalText(fallback) !== canonicalText(value);
    }),
  );
}

/** The last of two items with one identity wins, as it does when they are created one after the other. */
export function readItems(value: Value | undefined, identity: string): ReadonlyMap<string, Item> {
  const items = new Map<string, Item>();
  if (!isList(value)) return items;
  value.forEach((item, index) => {
    if (!isMapping(item)) return;
    const name = item[identity];
    if (typeof name === 'string' || typeof name === 'number') items.set(String(name), { index, value: item });
  });
  return items;
}

export function listDifferentKeys(
  before: ValueMap,
  after: ValueMap,
  isSame: (left: Value, right: Value) => boolean = hasSameText,
): readonly string[] {
  return sortNatural([...Object.keys(before), ...Object.keys(after)]).filter((key) => {
    const left = before[key];
    const right = after[key];
    if (left === undefined || right === undefined) return left !== right;
    return !isSame(left, right);
  });
}

function hasSameText(left: Value, right: Value): boolean {
  return canonicalText(left) === canonicalText(right);
}
