import { readItems } from '../diff/compare-items.ts';
import { readText } from './variables.ts';
import type { Removal } from '../inventory/environment.ts';
import type { ResolvedInventory } from '../types.ts';
import type { UsedRemoval } from '../ledger/state.ts';

export interface RemovalInput {
  readonly existing: readonly { readonly resolved: ResolvedInventory; readonly hosts: ReadonlySet<string> }[];
  readonly removals: readonly Removal[];
}

/** Lists of the inventory that items leave by consent. */
const ITEM_LISTS = { user: 'pg_users', database: 'pg_databases' } as const;

/** Entries of removals.yml whose object was in force and is gone now from every host of it. */
export function findUsedRemovals(input: RemovalInput, open: ReadonlySet<string>): readonly UsedRemoval[] {
  return input.removals
    .filter((removal) => {
      const hosts = input.existing.flatMap((side) =>
        [...side.hosts].filter((host) => isNamed(side.resolved, host, removal)),
      );
      return hosts.length > 0 && hosts.every((host) => !open.has(host));
    })
    .map(({ kind, name, action, reason }) => ({ kind, name, action, reason }));
}

function isNamed(resolved: ResolvedInventory, host: string, removal: Removal): boolean {
  const cluster = readText(resolved, host, 'pg_cluster');
  if (removal.kind === 'cluster') return cluster === removal.name;
  if (removal.kind !== 'instance') {
    const items = resolved.variables.get(host)?.get(ITEM_LISTS[removal.kind]);
    return [...readItems(items, 'name').keys()].some((name) => `${cluster}/${name}` === removal.name);
  }
  return host === removal.name || `${cluster}-${readText(resolved, host, 'pg_seq')}` === removal.name;
}
