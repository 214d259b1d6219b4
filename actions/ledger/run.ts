import type { Ledger } from '../core/apply/ports.ts';
import { describeHistory } from '../core/ledger/history-words.ts';
import type { LedgerHistory } from '../core/ledger/entry.ts';
import { makeNoLedgerError } from '../core/ledger/no-ledger.ts';
import { parseRecord } from '../core/ledger/record-text.ts';
import type { LedgerRecord } from '../core/ledger/record.ts';
import { parseLedgerState } from '../core/ledger/state.ts';
import { verifyLedger } from '../core/ledger/verify.ts';
import type { Verified } from '../core/ledger/verify.ts';
import { printable } from '../core/render/safe-text.ts';
import { UserError } from '../core/types.ts';

interface LedgerView {
  readonly environment: string;
  readonly ledger: Pick<Ledger, 'read' | 'isAncestor'>;
  readonly history: LedgerHistory;
}

interface ShownEntry {
  readonly commit: string;
  readonly time: string;
  readonly message: string;
  readonly head: string;
  readonly record?: LedgerRecord;
}

interface Shown {
  readonly entries: readonly ShownEntry[];
  readonly text: string;
}

export function showLedger(view: LedgerView, limit: number): Shown {
  assertThere(view);
  const written = view.history.read(limit);
  const entries = written.map(({ state, record, ...entry }) => ({
    ...entry,
    head: parseLedgerState(state ?? '').head,
    ...(record === undefined ? {} : { record: parseRecord(record) }),
  }));
  return { entries, text: describeHistory(written, printable).join('\n') };
}

/** Also of a tip that cannot be read: what is wrong with it is what is asked for. */
export function verify(view: LedgerView): Verified {
  const { environment, history, ledger } = view;
  try {
    assertThere(view);
  } catch (error) {
    if (!(error instanceof UserError) || error.message.endsWith('[no-ledger]')) throw error;
    return { entries: 0, problems: [error.message] };
  }
  return verifyLedger({ environment, history, isAncestor: ledger.isAncestor });
}

function assertThere({ environment, ledger }: LedgerView): void {
  if (ledger.read() === undefined) throw makeNoLedgerError(environment);
}

export function renderVerified({ entries, problems }: Verified): string {
  const count = (number: number, noun: string) => `${String(number)} ${noun}`;
  const end = `${count(entries, entries === 1 ? 'entry' : 'entries')} of the ledger, ${count(problems.length, problems.length === 1 ? 'problem' : 'problems')}`;
  return [...problems.map(printable), end].join('\n');
}
