import type { ApplyAdapters } from '../apply/ports.ts';
import { findProven } from '../core/ledger/in-force.ts';
import type { LedgerState } from '../core/ledger/state.ts';
import { listClusterNames, listMembers as listClusterMembers } from '../core/resolve/clusters.ts';
import { openSide } from '../core/side/open-side.ts';
import { UserError } from '../core/types.ts';
import type { EnvironmentSource, ResolvedInventory } from '../core/types.ts';

export interface InForce {
  readonly commit: string;
  readonly inventory: ResolvedInventory;
  /** environment.yml says so. */
  readonly allowsDrill: boolean;
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
    return state === undefined ? readCheckout(adapters) : findInForce(openHistory(adapters, state), cluster);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...readCheckout(adapters), doubt: `what is in force is not known: ${error.message}` };
  }
}

/** The same for every cluster of the newest commit that is proven anywhere: cluster to what is proven on its members. */
export function readAllInForce(adapters: Reads, state: LedgerState): ReadonlyMap<string, InForce> {
  const history = openHistory(adapters, state);
  const clusters = listClusterNames(history.anywhere.inventory);
  return new Map(clusters.map((cluster) => [cluster, findInForce(history, cluster)]));
}

function readCheckout({ checkout, readCheckout: read }: Reads): InForce {
  return { commit: checkout.readHead(), ...open(read()) };
}

/** What the ledger knows, with the inventories of its commits: each is read once. */
interface History {
  readonly state: LedgerState;
  readonly isAncestor: ApplyAdapters['ledger']['isAncestor'];
  readonly read: (commit: string) => InForce;
  /** The newest commit that is proven anywhere. */
  readonly anywhere: InForce;
}

function openHistory({ ledger: { isAncestor }, readEnvironment }: Reads, state: LedgerState): History {
  const known = new Map<string, InForce>();
  const read = (commit: string) => {
    const inForce = known.get(commit) ?? { commit, ...open(readEnvironment(commit)) };
    known.set(commit, inForce);
    return inForce;
  };
  const anywhere = read(findProven(state, Object.keys(state.hosts), isAncestor).commit ?? state.head);
  return { state, isAncestor, read, anywhere };
}

function findInForce({ state, isAncestor, read, anywhere }: History, cluster: string): InForce {
  // Who the members are says the newest commit that is proven anywhere; of a cluster that is being made, the one begun.
  const base = listMembers(anywhere, cluster).length > 0 ? anywhere : read(state.head);
  const { commit = base.commit, doubt } = findProven(state, listMembers(base, cluster), isAncestor);
  const proven = read(commit);
  const inForce = listMembers(proven, cluster).length > 0 ? proven : base;
  return { ...inForce, ...(doubt === undefined ? {} : { doubt }) };
}

/** Hosts that the commit in force has in the cluster. */
export function listMembers({ inventory }: Pick<InForce, 'inventory'>, cluster: string): readonly string[] {
  return listClusterMembers(inventory, cluster);
}

function open(source: EnvironmentSource): Pick<InForce, 'inventory' | 'allowsDrill'> {
  const { resolved, environment } = openSide(source);
  return { inventory: resolved, allowsDrill: environment.drill === true };
}
