import { UserError } from '../types.ts';
import type { WrittenEntry } from './entry.ts';
import { parseRecord } from './record-text.ts';
import { isOperation } from './record.ts';
import type { LedgerRecord, RecordedStep } from './record.ts';

/** In the order of the entries. A damaged record does not keep anybody from the rest; `ledger verify` names it. */
export function readRecords(entries: readonly WrittenEntry[]): readonly LedgerRecord[] {
  return entries.flatMap(({ record }) => tryParse(record));
}

/** Runs of playbooks, in the order of the records; those of operations bring no commit about, and take another time. */
export function listSteps(records: readonly LedgerRecord[]): readonly RecordedStep[] {
  return records.filter((record) => !isOperation(record)).flatMap(({ steps }) => steps);
}

function tryParse(text: string | undefined): readonly LedgerRecord[] {
  try {
    return text === undefined ? [] : [parseRecord(text)];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [];
  }
}
