import type { ApplyAdapters } from '../apply/ports.ts';
import { findProven } from '../core/ledger/in-force.ts';
import type { LedgerState } from '../core/ledger/state.ts';
import { openSide } from '../core/side/open-side.ts';
import { UserError } from '../core/types.ts';
import type { EnvironmentSource, ResolvedInventory } from '../core/types.ts';

export interface InForce {
  readonly commit: string;
  readonly inventory: ResolvedInventory;
  /** Why the commit may not be what all members have, for people. */
  readonly doubt?: string;
}

type Reads = Pick<ApplyAdapters, 'checkout' | 'ledger' | 'readEnvironment' | 'readCheckout'>;

/**
 * What is proven on the cluster's members, neither what was begun nor what the checkout happens to have: a failover must
 * not carry out a pending change. To be asked under the cluster's lock. Without a ledger, the checkout is all there is;
 * a ledger that cannot be read does not stand in the way of a failover either.
 */
export function readInForce(adapters: Reads, cluster: string): InForce {
  try {
    const state = adapters.ledger.read()?.state;
    return state === undefined ? readCheckout(adapters) : readProven(adapters, state, cluster);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...readCheckout(adapters), doubt: `what is in force is not known: ${error.message}` };
  }
}

function readCheckout({ checkout, readCheckout: read }: Reads): InForce {
  return { commit: checkout.readHead(), inventory: resolve(read()) };
}

function readProven(adapters: Reads, state: LedgerState, cluster: string): InForce {
  const { isAncestor } = adapters.ledger;
  const read = (commit: string) => ({ commit, inventory: resolve(adapters.readEnvironment(commit)) });
  // Who the members are says the newest commit that is proven anywhere; of a cluster that is being made, the one begun.
  const anywhere = read(findProven(state, Object.keys(state.hosts), isAncestor).commit ?? state.head);
  const base = listMembers(anywhere, cluster).length > 0 ? anywhere : read(state.head);
  const { commit = base.commit, doubt } = findProven(state, listMembers(base, cluster), isAncestor);
  const proven = commit === base.commit ? base : read(commit);
  const inForce = listMembers(proven, cluster).length > 0 ? proven : base;
  return { ...inForce, ...(doubt === undefined ? {} : { doubt }) };
}

function listMembers({ inventory: { hosts, variables } }: InForce, cluster: string): readonly string[] {
  return hosts.filter((host) => variables.get(host)?.get('pg_cluster') === cluster);
}

function resolve(source: EnvironmentSource): ResolvedInventory {
  return openSide(source).resolved;
}
