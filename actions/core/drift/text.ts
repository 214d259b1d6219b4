/** A report for a terminal. */
import { groupBy } from '../general/group-by.ts';
import { printable } from '../render/safe-text.ts';
import type { DriftReport, Sighting } from './finding.ts';

const HOW_TO_ACCEPT = 'to accept as a branch of the inventory: scripts/ops drift accept';

export function renderDrift(report: DriftReport): string {
  const { drift, once, unlooked } = report;
  return [
    summarise(report),
    ...listSubjects(drift),
    ...(drift.some(({ accept }) => accept !== undefined) ? [HOW_TO_ACCEPT] : []),
    ...(once.length === 0
      ? []
      : ['seen by this look alone, told when the next one sees it too:', ...listSubjects(once)]),
    ...(unlooked.length === 0 ? [] : ['not looked at:']),
    ...unlooked.map(({ subject, reason }) => `  ${subject}  ${printable(reason)}`),
    '',
  ].join('\n');
}

function summarise({ environment, drift, once, unlooked, head }: DriftReport): string {
  if (drift.length > 0) {
    const things = drift.length === 1 ? '1 thing differs' : `${String(drift.length)} things differ`;
    return `${environment}: ${things} from what is in force`;
  }
  if (once.length > 0) return `${environment}: nothing that two looks in a row have seen`;
  if (unlooked.length > 0) return `${environment}: no drift where it could be looked`;
  return `${environment}: no drift; what is live is what ${head.slice(0, 10)} and the ledger say`;
}

function listSubjects(sightings: readonly Sighting[]): readonly string[] {
  return [...groupBy(sightings, ({ subject }) => subject)].flatMap(([subject, own]) => [
    `  ${printable(subject)}`,
    ...own.flatMap(listSighting),
  ]);
}

function listSighting({ kind, item, message, since, accept, reapply }: Sighting): readonly string[] {
  const of = item === undefined || message.includes(item) ? '' : ` ${printable(item)}`;
  return [
    `    ${kind}${of}: ${printable(message)}, since ${since.slice(0, 16)}Z`,
    ...(accept === undefined ? [] : [`      accept:   ${printable(accept)}`]),
    ...(reapply === undefined ? [] : [`      re-apply: ${printable(reapply)}`]),
  ];
}
