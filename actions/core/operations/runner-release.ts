/**
 * How long GitHub surely gives jobs to the runners of a node. It stops 30 days after it has released a newer version, and
 * the node does not ask when that was: it knows a day on which its own version was the newest.
 */
import { parseObject } from '../request/json-object.ts';
import { UserError } from '../types.ts';

/** After GitHub has released a newer one. */
export const RUNNER_DAYS = 30;
const WARNING_DAYS = 10;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export interface RunnerRelease {
  readonly version: string;
  /** YYYY-MM-DD. */
  readonly newestOn: string;
}

export interface RunnerAge extends RunnerRelease {
  /** Until this day it gets jobs, whatever GitHub releases. */
  readonly safeUntil: string;
  /** Negative: it may have been stopped so many days ago. */
  readonly daysLeft: number;
}

/** Reads what role runner has left on the node. Throws UserError with the file's name. */
export function parseRunnerRelease(text: string, file: string): RunnerRelease {
  const fail = (detail: string) => new UserError(`${file}: ${detail} [runner]`);
  const { version, newest_on: newestOn } = parseObject(text, 'it', fail);
  if (typeof version !== 'string' || typeof newestOn !== 'string' || !DATE.test(newestOn))
    throw fail('version and newest_on, a day such as 2026-10-07, are needed');
  return { version, newestOn };
}

/** Few days are left, or it is past. */
export function needsRenewal({ daysLeft }: RunnerAge): boolean {
  return daysLeft < WARNING_DAYS;
}

export function describeRunnerAge(age: RunnerAge): string {
  const { version, newestOn, safeUntil, daysLeft } = age;
  const what = `runner ${version}, GitHub's newest on ${newestOn}`;
  const renew = 'write the newest to playbooks/roles/runner/vars/main.yml and run runner.yml';
  if (daysLeft < 0) {
    return `${what}: since ${safeUntil} (${String(-daysLeft)} days) it gets no jobs if a newer one came right after; ${renew}`;
  }
  const left = `${what}: it gets jobs until ${safeUntil} at least, ${String(daysLeft)} days`;
  return needsRenewal(age) ? `${left}; ${renew}` : left;
}
