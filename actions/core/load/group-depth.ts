/** How deep groups may nest: what each host has of its groups grows with every level. */
import type { InventoryGroup } from './model.ts';

const MOST_LEVELS = 200;

export function describeDepth(name: string): string {
  return `group "${name}" is more than ${String(MOST_LEVELS)} levels below another; nest groups less deep`;
}

/** Whether a group is somewhere below another; undefined where that has too many levels to say. */
export function isBelow(groups: ReadonlyMap<string, InventoryGroup>, name: string, above: string): boolean | undefined {
  const seen = new Set([above]);
  let level = [above];
  for (let levels = 0; level.length > 0; levels++) {
    if (seen.has(name)) return true;
    if (levels > MOST_LEVELS) return undefined;
    level = level.flatMap((group) => [...(groups.get(group)?.children ?? [])]).filter((child) => !seen.has(child));
    for (const child of level) seen.add(child);
  }
  return false;
}

/** Takes groups that are too deep out of those that they are below; the first of them. */
export function cutDeepGroups(groups: ReadonlyMap<string, InventoryGroup>): string | undefined {
  const missing = new Map<string, number>();
  for (const { children } of groups.values())
    for (const child of children) missing.set(child, (missing.get(child) ?? 0) + 1);
  const depths = new Map<string, number>();
  const ready = [...groups.keys()].filter((name) => !missing.has(name));
  let first: string | undefined;
  for (const name of ready) {
    const below = (depths.get(name) ?? 0) + 1;
    const children = groups.get(name)?.children ?? new Set<string>();
    for (const child of [...children]) {
      if (below > MOST_LEVELS) {
        first ??= child;
        children.delete(child);
      } else depths.set(child, Math.max(depths.get(child) ?? 0, below));
      const left = (missing.get(child) ?? 0) - 1;
      missing.set(child, left);
      if (left === 0) ready.push(child);
    }
  }
  return first;
}
