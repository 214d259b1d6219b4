import type { Ledger } from '../core/apply/ports.ts';
import { moveHead } from '../core/ledger/update.ts';
import type { LedgerState } from '../core/ledger/state.ts';
import { UserError } from '../core/types.ts';
import type { ApplyAdapters } from './ports.ts';
import type { Prepared } from './prepare.ts';

/** What is older than what was applied last, or stands beside it, is not done: it would undo what was merged. */
export function assertDescends(state: LedgerState, commit: string, ledger: Ledger): void {
  if (state.head === commit || ledger.isAncestor(state.head, commit)) return;
  throw new UserError(
    `commit ${commit.slice(0, 10)} does not descend from ${state.head.slice(0, 10)}, for which an apply was begun; ` +
      'take the head of main, and undo by a revert [not-descended]',
  );
}

/** Asked again under the lock: another apply may have begun since the plan was made. Only what main contains moves the head. */
export function advance(
  state: LedgerState,
  { commit, merged }: Prepared,
  { ledger, machine }: ApplyAdapters,
): LedgerState {
  assertDescends(state, commit, ledger);
  return merged ? moveHead(state, commit, machine) : state;
}
