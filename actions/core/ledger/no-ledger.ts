import { UserError } from '../types.ts';

/** What a verb says that can tell nothing without a ledger. */
export function makeNoLedgerError(environment: string): UserError {
  return new UserError(
    `nothing was applied to ${environment} from this machine yet: there is no ledger here; on the meta node, ` +
      'scripts/ops apply begins one, or scripts/ops adopt where the clusters live already [no-ledger]',
  );
}
