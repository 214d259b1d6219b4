/** The first ledger of a fleet that lived before it. */
import { emptyLedger } from '../ledger/update.ts';
import type { LedgerState } from '../ledger/state.ts';
import type { Difference } from './standing.ts';

export interface Adopted {
  readonly environment: string;
  readonly commit: string;
  readonly machine?: string;
  /** Hosts that are there, or could not be asked; not those on which nothing is. */
  readonly differences: ReadonlyMap<string, Difference>;
}

/**
 * The commit is in force on every host that is there, but for what differs, which the host is owed. Hosts that are free
 * are left out: to the next plan they are absent.
 */
export function assembleAdopted({ environment, commit, machine, differences }: Adopted): LedgerState {
  const debts = [...differences].flatMap(([host, { effects }]) =>
    effects.length === 0 ? [] : [[host, effects] as const],
  );
  return {
    ...emptyLedger(environment, commit),
    ...(machine === undefined ? {} : { machine }),
    hosts: Object.fromEntries([...differences.keys()].map((host) => [host, [commit]])),
    ...(debts.length === 0 ? {} : { debts: Object.fromEntries(debts) }),
  };
}
