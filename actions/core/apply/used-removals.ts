import { readText } from './variables.ts';
import type { Removal } from '../inventory/environment.ts';
import type { ResolvedInventory } from '../types.ts';
import type { UsedRemoval } from '../ledger/state.ts';

export interface RemovalInput {
  readonly existing: readonly { readonly resolved: ResolvedInventory; readonly hosts: ReadonlySet<string> }[];
  readonly removals: readonly Removal[];
}

/** Entries of removals.yml whose instance or cluster was in force and is gone now from every host of it. */
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
  return host === removal.name || `${cluster}-${readText(resolved, host, 'pg_seq')}` === removal.name;
}
