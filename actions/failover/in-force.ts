import type { ApplyAdapters } from '../apply/ports.ts';
import { openSide } from '../core/side/open-side.ts';
import type { ResolvedInventory } from '../core/types.ts';

export interface InForce {
  readonly commit: string;
  readonly inventory: ResolvedInventory;
}

/** What was applied last, not what the checkout happens to have: a failover must not carry out a pending change. */
export function readInForce(adapters: Pick<ApplyAdapters, 'checkout' | 'ledger' | 'readEnvironment'>): InForce {
  const commit = adapters.ledger.read()?.state.head ?? adapters.checkout.readHead();
  return { commit, inventory: openSide(adapters.readEnvironment(commit)).resolved };
}
