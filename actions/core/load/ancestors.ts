import type { InventoryGroup } from './model.ts';

/** The groups right above each group. */
export type Parents = ReadonlyMap<string, readonly string[]>;

export function listParents(groups: ReadonlyMap<string, InventoryGroup>): Parents {
  const parents = new Map<string, string[]>();
  for (const { name, children } of groups.values()) {
    for (const child of children) {
      const known = parents.get(child);
      if (known === undefined) parents.set(child, [name]);
      else known.push(name);
    }
  }
  return parents;
}

/** The groups, and all that are above them. */
export function withAncestors(names: readonly string[], parents: Parents): ReadonlySet<string> {
  const found = new Set(names);
  for (const name of found) for (const parent of parents.get(name) ?? []) found.add(parent);
  return found;
}
