import { readItems } from '../diff/compare-items.ts';
import { readText } from './variables.ts';
import type { Removal } from '../load/environment.ts';
import type { ResolvedInventory } from '../types.ts';
import type { LedgerState, UsedRemoval } from '../ledger/state.ts';

export interface RemovalInput {
  readonly existing: readonly {
    readonly commit: string;
    readonly resolved: ResolvedInventory;
    readonly hosts: ReadonlySet<string>;
  }[];
  readonly removals: readonly Removal[];
}

/** Lists of the inventory that items leave by consent. */
const ITEM_LISTS = { user: 'pg_users', database: 'pg_databases' } as const;

/**
 * Entries of removals.yml whose object was in force, and is in force nowhere by the ledger's state now. An instance's
 * entry is used once its removal is proven, even if what is made in its place is not there yet.
 */
export function findUsedRemovals(input: RemovalInput, state: LedgerState): readonly UsedRemoval[] {
  return input.removals
    .filter((removal) => {
      const places = input.existing.flatMap(({ commit, hosts, resolved }) =>
        [...hosts].filter((host) => isNamed(resolved, host, removal)).map((host) => ({ host, commit })),
      );
      return places.length > 0 && places.every(({ host, commit }) => !(state.hosts[host] ?? []).includes(commit));
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
