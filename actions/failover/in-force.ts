import type { ApplyAdapters } from '../apply/ports.ts';
import { loadInventory } from '../core/inventory/load.ts';
import { resolveInventory } from '../core/inventory/resolve.ts';
import type { ResolvedInventory } from '../core/types.ts';

export interface InForce {
  readonly commit: string;
  readonly inventory: ResolvedInventory;
}

/** What was applied last, not what the checkout happens to have: a failover must not carry out a pending change. */
export function readInForce(adapters: Pick<ApplyAdapters, 'checkout' | 'ledger' | 'readEnvironment'>): InForce {
  const commit = adapters.ledger.read()?.state.head ?? adapters.checkout.readHead();
  const { inventory } = loadInventory(adapters.readEnvironment(commit).inventory);
  return { commit, inventory: resolveInventory(inventory) };
}
