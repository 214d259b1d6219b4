/** How long writes paused in the last role changes and restarts, by what was measured in them. */
import type { LedgerHistory } from '../core/ledger/entry.ts';
import { parseRecord } from '../core/ledger/record-text.ts';
import type { LedgerRecord } from '../core/ledger/record.ts';
import type { RecordedGap } from '../core/overview/input.ts';
import { printable } from '../core/render/safe-text.ts';
import { UserError } from '../core/types.ts';

const SHOWN = 10;
/** Entries that are looked through: an apply writes two for each of its steps. */
const ENTRIES = 2_000;
const BAR_SECONDS = 0.25;
const LONGEST_BAR = 40;

/** Newest first. */
export function findGaps(history: LedgerHistory): readonly RecordedGap[] {
  const found = history.read(ENTRIES).flatMap(({ record }) => (record === undefined ? [] : readGap(record)));
  return found.slice(0, SHOWN);
}

/** A damaged record does not keep anybody from the rest; `ledger verify` names it. */
function readGap(text: string): readonly RecordedGap[] {
  let record: LedgerRecord;
  try {
    record = parseRecord(text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [];
  }
  const { begun, verb, steps, subject = '', gap, errors = 0 } = record;
  const ofSteps = steps.flatMap((step) =>
    step.gap === undefined ? [] : [{ begun, verb, subject: step.command, seconds: step.gap, errors: step.errors ?? 0 }],
  );
  if (ofSteps.length > 0) return ofSteps.reverse();
  return gap === undefined ? [] : [{ begun, verb, subject, seconds: gap, errors }];
}

/** A row each, with a bar of a quarter of a second a mark. */
export function renderGaps(gaps: readonly RecordedGap[]): readonly string[] {
  if (gaps.length === 0) return [];
  const width = Math.max(...gaps.map(({ subject }) => subject.length));
  const rows = gaps.map(({ begun, verb, subject, seconds, errors }) => {
    const bar = '='.repeat(Math.min(LONGEST_BAR, Math.ceil(seconds / BAR_SECONDS)));
    const faults = errors === 0 ? '' : `  ${String(errors)} errors`;
    return `  ${begun.slice(0, 19)}Z  ${verb.padEnd(10)}  ${subject.padEnd(width)}  ${seconds.toFixed(2).padStart(6)} s  ${bar}${faults}`;
  });
  return [['pause of writes in the last role changes and restarts:', ...rows].map(printable).join('\n')];
}
