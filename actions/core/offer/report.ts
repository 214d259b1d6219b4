/** What was offered, as data and for people. All that comes from the live system is escaped here. */
import { formatProblem } from '../general/problems.ts';
import { codeBlock, codeSpan, printable } from '../render/safe-text.ts';
import { fold } from '../render/page/markup.ts';
import type { Problem } from '../types.ts';
import type { ShownPatch } from './patch.ts';
import type { OfferedBranch } from './ports.ts';

export interface OfferReport {
  /** All of it is written, and validate finds no error in it. */
  readonly ok: boolean;
  readonly subject: string;
  /** Commit that it starts from: HEAD of the checkout. */
  readonly base: string;
  readonly checkout: string;
  /** Why a pull request would have other changes too; null where main contains the base. */
  readonly doubt: string | null;
  readonly written: readonly string[];
  /** The same as lines that a person edits, each with its place in the base. */
  readonly byHand: readonly string[];
  /** What the base says already. */
  readonly known: readonly string[];
  readonly refused: readonly { readonly what: string; readonly reason: string; readonly byHand: readonly string[] }[];
  readonly notes: readonly string[];
  /** What validate says of the new content and did not say of the base. */
  readonly problems: readonly Problem[];
  /** Null where nothing was written, or nobody pushes from the checkout. */
  readonly branch: OfferedBranch | null;
  /** Null where nothing was written, or where it would show a password or could not be shown as it is. */
  readonly patch: ShownPatch | null;
}

/** An offer that could not be made. */
interface FailedOffer {
  readonly ok: false;
  readonly subject: string;
  readonly reason: string;
}

export type OfferOutcome = OfferReport | FailedOffer;

/** For a terminal; empty where there was nothing to offer. */
export function renderOffers(offers: readonly OfferOutcome[]): string {
  return offers.map((offer) => `\n${'reason' in offer ? `${describeFailed(offer)}\n` : renderOffer(offer)}`).join('');
}

/** For a job's summary, without offers that the inventory has already. */
export function summariseOffers(offers: readonly OfferOutcome[]): readonly string[] {
  const lines = offers.flatMap((offer) => {
    if ('reason' in offer) return [...codeBlock([describeFailed(offer)], 'text'), ''];
    return offer.written.length + offer.refused.length === 0 ? [] : summariseOffer(offer);
  });
  return lines.length === 0 ? [] : ['### Offered to the inventory', '', ...lines];
}

function describeFailed({ subject, reason }: FailedOffer): string {
  return `Not offered: ${printable(subject)}: ${printable(reason)}`;
}

function renderOffer(report: OfferReport): string {
  const { subject, branch, patch, written } = report;
  return [
    `${written.length === 0 ? 'Nothing is offered' : 'Offered'}: ${printable(subject)}`,
    ...listFacts(report).map((line) => `  ${line}`),
    ...(written.length === 0 ? [] : ['', ...(patch?.lines ?? [HIDDEN]), '']),
    ...listProblems(report),
    ...(branch === null ? listApply(report) : listPush(branch)).map((line) => `  ${line}`),
    '',
  ].join('\n');
}

const HIDDEN = '(the change is not shown: lines of it or beside it may be passwords, or cannot be shown as they are)';

function listFacts(report: OfferReport): readonly string[] {
  const { base, checkout, doubt, written, known, refused, branch } = report;
  const states = { made: '', known: ', which is there already', pushed: ', which origin has already' };
  return [
    `from commit ${base.slice(0, 10)}, HEAD of ${printable(checkout)}`,
    ...(doubt === null ? [] : [`warning: ${printable(doubt)}: a pull request would have its changes too`]),
    ...(branch === null ? [] : [`on branch ${branch.name}${states[branch.state]}`]),
    ...written.map((what) => `+ ${printable(what)}`),
    ...known.map((what) => `= ${printable(what)}: that commit says so already`),
    ...refused.flatMap(({ what, reason, byHand }) => [
      `not offered: ${printable(what)}: ${printable(reason)}`,
      ...byHand.map((line) => `  edit ${printable(line)}`),
    ]),
  ];
}

function listProblems({ problems, notes }: OfferReport): readonly string[] {
  return [
    ...problems.map(({ severity, ...problem }) => {
      const said = printable(formatProblem({ severity, ...problem }));
      return severity === 'warning' ? `warning: ${said}` : said;
    }),
    ...notes.map((note) => `note: ${note}`),
  ];
}

function listPush({ name, state }: OfferedBranch): readonly string[] {
  return state === 'pushed'
    ? [`git fetch origin ${name}`]
    : [`git push origin ${name}`, `git show ${name}   # or look at it first`];
}

/** From the meta node's own copy of origin, or where a patch cannot be shown. */
function listApply({ written, byHand, patch, base }: OfferReport): readonly string[] {
  if (written.length === 0) return [];
  if (patch === null) return ['edit by hand:', ...byHand.map((line) => `  ${printable(line)}`)];
  const where = `a clone, at ${base.slice(0, 10)} or later`;
  return [`nobody pushes from this checkout: save the patch, and run ${patch.command} FILE in ${where}`];
}

/** The change is folded away, and nothing in it is markup. */
function summariseOffer(report: OfferReport): readonly string[] {
  const { subject, written, patch } = report;
  const lines = [...listFacts(report), ...listProblems(report), ...(patch === null ? listApply(report) : [])];
  return [
    ...[codeSpan(subject), '', ...codeBlock(lines, 'text'), ''],
    ...(written.length === 0 || patch === null ? [] : [...foldPatch(report, patch), '']),
  ];
}

function foldPatch({ base }: OfferReport, { lines, command }: ShownPatch): readonly string[] {
  const commit = codeSpan(base.slice(0, 10));
  const how = `Save it as a file in a clone, at ${commit} or later, and run ${codeSpan(`${command} FILE`)} there:`;
  return fold('The change as a patch', [how, '', ...codeBlock(lines, 'diff')]);
}
