/** Makes a branch, or a patch, of what the inventory should say now. */
import type { OfferRepository } from '../core/offer/ports.ts';
import type { OfferReport } from '../core/offer/report.ts';
import { findShownPatch } from '../core/offer/patch.ts';
import type { Offer } from '../core/offer/proposal.ts';
import { nameBranch, writeMessage } from '../core/offer/words.ts';
import { writeOffer } from '../core/offer/write-offer.ts';

/**
 * One offer from the base, which is HEAD of the checkout. What cannot be written exactly is in `refused`, with the lines to
 * edit. Throws UserError where the base cannot be read, or git writes nothing.
 */
export function runOffer(environment: string, offer: Offer, repository: OfferRepository): OfferReport {
  const base = repository.readBase();
  const { files, written, byHand, known, refused, problems } = writeOffer(base.source, offer.proposals);
  const { commit, checkout, doubt, isPushed } = base;
  const report = {
    ...{ subject: offer.subject, base: commit, checkout, doubt: doubt ?? null, problems, byHand },
    written: written.map(({ what }) => what),
    known: known.map(({ what }) => what),
    refused: refused.map(({ proposal, reason, byHand }) => ({ what: proposal.what, reason, byHand })),
    notes: [...new Set(written.flatMap(({ notes }) => notes))],
  };
  if (files.length === 0) return { ...report, branch: null, patch: null, ok: refused.length === 0 };
  const order = {
    base: commit,
    files,
    name: nameBranch(environment, offer.name),
    message: writeMessage(offer, written),
  };
  const branch = isPushed ? repository.putBranch(order) : null;
  const patch = findShownPatch(files, (context) => repository.printPatch(order, context)) ?? null;
  const ok = refused.length === 0 && !problems.some(({ severity }) => severity === 'error');
  return { ...report, branch, patch, ok };
}
