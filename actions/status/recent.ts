/** What was done last, what is done now, and since when hosts owe. */
import { expectEnds } from '../core/apply/expected-end.ts';
import type { ExpectedEnd, TimedLock, Times } from '../core/apply/expected-end.ts';
import type { HeldLock } from '../core/apply/held-lock.ts';
import { tellRest } from '../core/apply/progress-words.ts';
import { estimateKinds } from '../core/apply/time-left.ts';
import { describeRecord } from '../core/ledger/history-words.ts';
import type { LedgerHistory } from '../core/ledger/entry.ts';
import { findOwingSince } from '../core/ledger/owing-since.ts';
import { isOperation } from '../core/ledger/record.ts';
import type { LedgerRecord } from '../core/ledger/record.ts';
import { listSteps, readRecords } from '../core/ledger/written-records.ts';
import { printable } from '../core/render/safe-text.ts';

const RECORDS = 5;
/** Entries that are looked through for them: an apply writes two for each of its steps. */
const ENTRIES = 500;

interface Recent {
  /** Newest first. */
  readonly records: readonly LedgerRecord[];
  /** With the expected end of what runs under each. */
  readonly locks: readonly TimedLock[];
  /** Host that owes to the time since when, by the ledger's entries. */
  readonly owingSince: Readonly<Record<string, string>>;
  /** Host that owes to what kept its step from passing the last time that one was tried there; absent where nothing is known. */
  readonly owingReasons: Readonly<Record<string, string>>;
}

export function lookBack(
  history: Pick<LedgerHistory, 'read'>,
  locks: readonly HeldLock[],
  owing: readonly string[],
  times: Times,
): Recent {
  const entries = history.read(ENTRIES);
  const all = readRecords(entries);
  const reasons = owing.flatMap((host) => {
    const reason = findReason(all, host);
    return reason === undefined ? [] : [[host, reason] as const];
  });
  return {
    ...{ records: all.slice(0, RECORDS), owingSince: findOwingSince(entries, owing) },
    locks: expectEnds(locks, estimateKinds(listSteps(all)), times),
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

function describeLock({ name, holder, since, running, waiting, expected }: TimedLock): readonly string[] {
  return [
    `  ${name} is held by ${holder}, since ${shorten(since)}`,
    ...(running === undefined ? [] : [`    runs ${[running, ...describeEnd(expected)].join(', ')}`]),
    ...waiting.map((who) => `    ${who} waits for it`),
  ];
}

function describeEnd(expected: ExpectedEnd | undefined): readonly string[] {
  if (expected === undefined) return [];
  const left = tellRest(expected.secondsLeft);
  return left.length > 0 ? left : [`longer than before: its end was expected by ${shorten(expected.end)}`];
}

function shorten(time: string): string {
  return `${time.slice(0, 19)}Z`;
}
