/** What was done last, what is done now, and since when hosts owe. */
import type { HeldLock } from '../core/apply/held-lock.ts';
import { describeRecord } from '../core/ledger/history-words.ts';
import type { LedgerHistory } from '../core/ledger/entry.ts';
import { findOwingSince } from '../core/ledger/owing-since.ts';
import { isOperation } from '../core/ledger/record.ts';
import type { LedgerRecord } from '../core/ledger/record.ts';
import { readRecords } from '../core/ledger/written-records.ts';
import { printable } from '../core/render/safe-text.ts';

const RECORDS = 5;
/** Entries that are looked through for them: an apply writes two for each of its steps. */
const ENTRIES = 500;

interface Recent {
  /** Newest first. */
  readonly records: readonly LedgerRecord[];
  readonly locks: readonly HeldLock[];
  /** Host that owes to the time since when, by the ledger's entries. */
  readonly owingSince: Readonly<Record<string, string>>;
  /** Host that owes to what kept its step from passing the last time that one was tried there; absent where nothing is known. */
  readonly owingReasons: Readonly<Record<string, string>>;
}

export function lookBack(
  history: Pick<LedgerHistory, 'read'>,
  locks: readonly HeldLock[],
  owing: readonly string[],
): Recent {
  const entries = history.read(ENTRIES);
  const all = readRecords(entries);
  const reasons = owing.flatMap((host) => {
    const reason = findReason(all, host);
    return reason === undefined ? [] : [[host, reason] as const];
  });
  return {
    ...{ records: all.slice(0, RECORDS), locks, owingSince: findOwingSince(entries, owing) },
    owingReasons: Object.fromEntries(reasons),
  };
}

/** Of the newest record with a step that did not pass there; an apply whose steps all passed has paid what was before it. */
function findReason(records: readonly LedgerRecord[], host: string): string | undefined {
  for (const { steps, verb } of records.filter((record) => !isOperation(record))) {
    const tried = steps.flatMap((step) => step.hosts.filter((one) => one.host === host).map((one) => ({ step, one })));
    const stopped = tried.find(({ one }) => one.status !== 'passed');
    if (stopped !== undefined)
      return `${stopped.step.id}: ${stopped.one.reason ?? stopped.step.reason ?? stopped.one.status}`;
    if (tried.length > 0 && verb === 'apply') return undefined;
  }
  return undefined;
}

export function renderRecent({ records, locks, owingReasons, owingSince }: Recent): string {
  const owing = Object.entries(owingSince).flatMap(([host, since]) => {
    const reason = owingReasons[host];
    return [`  ${host} owes since ${shorten(since)}`, ...(reason === undefined ? [] : [`    ${reason}`])];
  });
  const lines = [
    ...owing,
    ...(locks.length === 0 ? ['now: nothing runs'] : ['now:', ...locks.flatMap(describeLock)]),
    ...(records.length === 0 ? [] : ['last:']),
    ...records.map((record) => `  ${shorten(record.begun)}  ${describeRecord(record)[0] ?? ''}`),
  ];
  return lines.map(printable).join('\n');
}

function describeLock({ name, holder, since, running, waiting }: HeldLock): readonly string[] {
  return [
    `  ${name} is held by ${holder}, since ${shorten(since)}`,
    ...(running === undefined ? [] : [`    runs ${running}`]),
    ...waiting.map((who) => `    ${who} waits for it`),
  ];
}

function shorten(time: string): string {
  return `${time.slice(0, 19)}Z`;
}
