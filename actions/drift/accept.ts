/**
 * Writes what the last look found into the inventory. It does not look anew: a look asks every host for minutes, from the meta
 * node alone, and what counts is what two looks have seen; a branch is made where somebody can push it.
 */
import { renderAcceptable } from '../core/drift/accept-text.ts';
import { listAcceptable, type Acceptable } from '../core/drift/acceptable.ts';
import type { Sighting } from '../core/drift/finding.ts';
import type { LastLook } from '../core/drift/ports.ts';
import type { OfferRepository } from '../core/offer/ports.ts';
import { renderOffers, type OfferReport } from '../core/offer/report.ts';
import type { Offer } from '../core/offer/proposal.ts';
import { findCluster } from '../core/resolve/clusters.ts';
import { openSide } from '../core/side/open-side.ts';
import { UserError } from '../core/types.ts';
import { runOffer } from '../offer/run.ts';

/** Findings that have all that is given; none of it: nothing is chosen. */
export interface Choice {
  readonly all: boolean;
  readonly kind?: string;
  readonly subject?: string;
  readonly item?: string;
}

export interface AcceptAdapters {
  /** Throws UserError where no look is known here. */
  readonly readLook: () => LastLook;
  readonly repository: OfferRepository;
}

export interface AcceptReport {
  readonly ok: boolean;
  readonly environment: string;
  readonly time: string;
  /** Whose word the findings are. */
  readonly source: LastLook['source'];
  readonly warnings: readonly string[];
  /** All that the inventory could say, chosen or not. */
  readonly acceptable: readonly Acceptable[];
  /** Undefined where nothing was chosen. */
  readonly offer?: OfferReport;
}

/** Throws UserError where no look is known, nothing that was found is chosen, or git writes nothing. */
export function runAccept(environment: string, choice: Choice, adapters: AcceptAdapters): AcceptReport {
  const { report, source, warnings } = adapters.readLook();
  const { resolved } = openSide(adapters.repository.readBase().source);
  const acceptable = listAcceptable(report.drift, resolved);
  const seen = { environment, time: report.time, source, warnings, acceptable };
  if (!choice.all && [choice.kind, choice.subject, choice.item].every((given) => given === undefined))
    return { ok: true, ...seen };
  const chosen = acceptable.filter(({ findings }) => findings.some((finding) => isChosen(finding, choice)));
  if (chosen.length === 0)
    throw new UserError(
      'none of what the last look found is that; scripts/ops drift accept prints what there is [drift]',
    );
  const subjects = new Set(
    chosen.flatMap(({ findings }) => findings.map(({ subject }) => findCluster(resolved, subject) ?? subject)),
  );
  const offer = runOffer(environment, assembleOffer(chosen, [...subjects], report.time), adapters.repository);
  const writable = chosen.filter((one) => 'proposal' in one).length;
  const isWhole = writable > 0 && (choice.all || writable === chosen.length);
  return { ok: offer.ok && isWhole, ...seen, offer };
}

function isChosen(finding: Sighting, { all, kind, subject, item }: Choice): boolean {
  if (all) return true;
  const fits = (given: string | undefined, own: string | undefined) => given === undefined || given === own;
  return fits(kind, finding.kind) && fits(subject, finding.subject) && fits(item, finding.item);
}

function assembleOffer(chosen: readonly Acceptable[], subjects: readonly string[], time: string): Offer {
  const [only] = subjects;
  const what = subjects.length === 1 && only !== undefined ? only : 'clusters';
  return {
    name: subjects.length === 1 ? `drift-${what}` : 'drift',
    subject: `inventory: accept what is live on ${what}`,
    why: [
      'It was changed by hand, and is meant to stay: the look for drift of',
      `${time.slice(0, 16)}Z and the one before it have seen it.`,
    ],
    proposals: chosen.flatMap((one) => ('proposal' in one ? [one.proposal] : [])),
  };
}

/** For a terminal: what there is, or what became of what was chosen. */
export function renderAccept(report: AcceptReport): string {
  return `${renderAcceptable(report)}${report.offer === undefined ? '' : renderOffers([report.offer])}`;
}
