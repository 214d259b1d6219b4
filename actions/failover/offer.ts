/** What a role change found, offered to the inventory: after everything else, and never in the way of it. */
import type { OfferRepository } from '../core/offer/ports.ts';
import type { Offer } from '../core/offer/proposal.ts';
import type { OfferOutcome } from '../core/offer/report.ts';
import { listRoleChangeOffers } from '../core/offer/role-change.ts';
import type { FailoverReport } from './report.ts';

/**
 * One entry for each offer; none where nobody leads and no rule is missing. Leadership has moved, and its report must be told
 * whatever breaks here: nothing is thrown, and the entry has the reason.
 */
export async function offerRoleChange(
  environment: string,
  report: Pick<FailoverReport, 'cluster' | 'roles' | 'missingRules'>,
  openRepository: () => OfferRepository,
): Promise<readonly OfferOutcome[]> {
  const make = async (offer: Offer): Promise<OfferOutcome> => {
    try {
      // What edits files is large, and no failover waits for it.
      const { runOffer } = await import('../offer/run.ts');
      return runOffer(environment, offer, openRepository());
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { ok: false, subject: offer.subject, reason };
    }
  };
  const outcomes: OfferOutcome[] = [];
  for (const offer of listRoleChangeOffers(report)) outcomes.push(await make(offer));
  return outcomes;
}
