import { UserError } from '../types.ts';
import type { WrittenEntry } from './entry.ts';
import { parseRecord } from './record-text.ts';
import type { LedgerRecord } from './record.ts';

/** In the order of the entries. A damaged record does not keep anybody from the rest; `ledger verify` names it. */
export function readRecords(entries: readonly WrittenEntry[]): readonly LedgerRecord[] {
  return entries.flatMap(({ record }) => tryParse(record));
}

function tryParse(text: string | undefined): readonly LedgerRecord[] {
  try {
    return text === undefined ? [] : [parseRecord(text)];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [];
  }
}
