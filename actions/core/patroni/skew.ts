import type { ResolvedInventory } from '../types.ts';
import type { ClusterView } from './types.ts';

/** A member whose label in the inventory is not its live role. */
export interface Skew {
  readonly host: string;
  readonly instance: string;
  /** `pg_role` as the inventory has it. */
  readonly written: unknown;
  readonly live: 'primary' | 'replica';
}

/** `pg_role` counts at bootstrap only, so a difference is reported and never planned. Without a leader nobody can tell. */
export function findSkew({ leader, members }: ClusterView, inventory: ResolvedInventory): readonly Skew[] {
  if (leader === undefined) return [];
  return members.flatMap(({ host, instance }) => {
    const written = inventory.variables.get(host)?.get('pg_role');
    const live = instance === leader ? 'primary' : 'replica';
    if (written === live || (live === 'replica' && written !== 'primary')) return [];
    return [{ host, instance, written, live } as const];
  });
}

/** A member's role by Patroni's word. */
export interface LiveLabel {
  readonly host: string;
  readonly live: Skew['live'];
}

/** Of all members; none where nobody leads. */
export function listLiveRoles({ leader, members }: ClusterView): readonly LiveLabel[] {
  if (leader === undefined) return [];
  return members.map(({ host, instance }) => ({ host, live: instance === leader ? 'primary' : 'replica' }));
}

/** The line that says otherwise, and what it should say now. */
export function describeSkew({ host, instance, written, live }: Skew, inventory: ResolvedInventory): string {
  const origin = inventory.findOrigin(host, 'pg_role');
  const place = origin === undefined ? undefined : inventory.locate(origin);
  const where = place === undefined ? `of host ${host}` : `${place.file}:${String(place.line)}`;
  return `${where}: pg_role: ${live} (${instance} on ${host}, which the inventory calls ${JSON.stringify(written ?? null)})`;
}
