/** A ledger's history and its records in words. */
import { count } from '../general/words.ts';
import type { WrittenEntry } from './entry.ts';
import { parseRecord } from './record-text.ts';
import { isOperation } from './record.ts';
import type { Actor, LedgerRecord, RecordedStep } from './record.ts';

/** Newest first, as it is read. Control characters of what hosts and people wrote are made visible by `print`. */
export function describeHistory(entries: readonly WrittenEntry[], print: (text: string) => string): readonly string[] {
  return entries.flatMap((entry) => describeWritten(entry).map(print));
}

function describeWritten({ commit, time, message, record }: WrittenEntry): readonly string[] {
  const head = `${commit.slice(0, 10)}  ${time.slice(0, 19)}Z`;
  if (record === undefined) return [`${head}  ${message}`];
  const [first = '', ...rest] = describeRecord(parseRecord(record));
  return [`${head}  ${first}`, ...rest.map((line) => `    ${line}`)];
}

/**
 * `apply of c7a8f383b6 by jane: done in 5.1 s, pull requests #12, #14`, of an operation
 * `patroni pause of pg-test by jane: done in 2.0 s`; and a line for each step and reason.
 */
export function describeRecord(record: LedgerRecord): readonly string[] {
  const { verb, commit, by, verdict, seconds, pull_requests: numbers, gap, errors = 0, cut = 0, subject } = record;
  const pulls = numbers.map((number) => `#${String(number)}`).join(', ');
  const [what, about] = isOperation(record) ? [subject ?? '', undefined] : [commit.slice(0, 10), subject];
  const parts = [
    `${verb} of ${what} by ${describeActor(by)}: ${verdict} in ${seconds.toFixed(1)} s`,
    ...(about === undefined ? [] : [about]),
    ...(pulls === '' ? [] : [`pull request${numbers.length === 1 ? '' : 's'} ${pulls}`]),
    ...(gap === undefined ? [] : [`writes paused for ${gap.toFixed(1)} s`]),
    ...(errors === 0 ? [] : [`${String(errors)} errors of clients`]),
    ...(cut === 0 ? [] : [`${count(cut, 'session')} of clients ${cut === 1 ? 'was' : 'were'} ended`]),
  ];
  const run = by.run === undefined ? [] : [by.run];
  const approver = record.approval?.approved_by;
  const approval = approver === undefined ? [] : [`approved by ${approver}: hazards that no review showed`];
  return [parts.join(', '), ...run, ...approval, ...record.steps.flatMap(describeStep), ...record.reasons];
}

function describeActor({ login, user }: Actor): string {
  return login ?? user;
}

function describeStep({
  id,
  command,
  status,
  seconds,
  changed,
  proofs,
  gap,
  hosts,
  reason,
}: RecordedStep): readonly string[] {
  const proven = proofs.length === 0 ? '' : `, proven: ${proofs.join(', ')}`;
  const paused = gap === undefined ? '' : `, writes paused for ${gap.toFixed(2)} s`;
  const told = hosts.filter((host) => host.status !== 'passed' && host.reason !== undefined);
  return [
    `${id} ${status} ${command} ${seconds.toFixed(1)} s, ${String(changed)} changed${proven}${paused}`,
    ...(reason === undefined ? [] : [`  ${reason}`]),
    ...told.map((host) => `  ${host.host} ${host.status}: ${host.reason ?? ''}`),
  ];
}
