/** The one issue's text. Whatever comes from the live system stands in code spans, where nothing is markup. */
import { findEditorUrl } from '../render/page/markup.ts';
import { codeSpan, nameSpan } from '../render/safe-text.ts';
import type { DriftReport, Sighting } from './finding.ts';
import type { PublishedDrift } from './published.ts';

/** Unseen; by it and by its author the issue is found again. */
export const DRIFT_MARK = '<!-- postgres-operations:drift -->';
export const DRIFT_TITLE = 'Drift: live hosts differ from what was merged';
/** GitHub takes 65,536 characters. */
const LIMIT = 60_000;
const LONGEST_VALUE = 300;

const INTRODUCTION =
  'The meta node proves every half an hour what is in force, and tells here what two looks in a row have seen. ' +
  'Accept what is meant by a change of the inventory, of which `scripts/ops drift accept` makes a branch, and bring back what ' +
  'is not with the command beside it. This text is written anew every hour, and the issue is closed when nothing is left.';

export function hasDrift(found: readonly PublishedDrift[]): boolean {
  return found.some(({ faults, report }) => faults.length > 0 || (report?.drift.length ?? 0) > 0);
}

/** `repositoryUrl`, `https://github.com/owner/name`, leads to the editor, which proposes its change as a branch. */
export function writeDriftIssue(found: readonly PublishedDrift[], repositoryUrl?: string): string {
  const end = ['', DRIFT_MARK].join('\n');
  if (!hasDrift(found)) return `Nothing differs any more.\n${end}`;
  const lines: string[] = [INTRODUCTION];
  let left = LIMIT - INTRODUCTION.length - end.length;
  for (const one of found) {
    for (const block of listBlocks(one, repositoryUrl)) {
      if (block.length + 1 > left) return [...lines, '', describeMore(found), end].join('\n');
      lines.push(block);
      left -= block.length + 1;
    }
  }
  return [...lines, end].join('\n');
}

function describeMore(found: readonly PublishedDrift[]): string {
  const all = found.reduce((sum, { report }) => sum + (report?.drift.length ?? 0), 0);
  return `Of ${String(all)} things not all have a place here: ${codeSpan('scripts/ops drift')} on the meta node prints them.`;
}

function listBlocks({ environment, faults, report }: PublishedDrift, repositoryUrl?: string): readonly string[] {
  if (faults.length === 0 && (report === undefined || report.drift.length === 0)) return [];
  return [
    `\n### ${nameSpan(environment)}${report === undefined ? '' : `: ${countThings(report)}`}\n`,
    ...faults.map((fault) => `- **Nobody knows what is live now**: ${writeValue(fault)}`),
    ...(report?.drift ?? []).map((sighting) => writeSighting(sighting, repositoryUrl)),
  ];
}

function countThings({ drift, time }: DriftReport): string {
  const things = drift.length === 1 ? '1 thing differs' : `${String(drift.length)} things differ`;
  return `${things}, by the look of ${shorten(time)}`;
}

function writeSighting(sighting: Sighting, repositoryUrl?: string): string {
  const { kind, subject, item, message, since, accept, place, reapply } = sighting;
  const of = item === undefined || message.includes(item) ? '' : ` ${writeValue(item)}`;
  return [
    `- ${writeValue(subject)} ${nameSpan(kind)}${of}: ${writeValue(message)}, since ${shorten(since)}`,
    ...(accept === undefined ? [] : [`  - accept: ${writeValue(accept)}${linkEditor(repositoryUrl, place)}`]),
    ...(reapply === undefined ? [] : [`  - re-apply: ${writeValue(reapply)}`]),
  ].join('\n');
}

function linkEditor(repositoryUrl: string | undefined, place: Sighting['place']): string {
  const url = place === undefined ? undefined : findEditorUrl(repositoryUrl, { ...place, branch: 'main' });
  return url === undefined ? '' : ` ([edit it on a branch](${url}))`;
}

function writeValue(text: string): string {
  return codeSpan(text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text);
}

/** Times of a report have the one shape that its reader takes. */
function shorten(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}
