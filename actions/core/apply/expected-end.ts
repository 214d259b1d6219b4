/** When what runs now may end, by the ledger's records of steps like it. */
import type { HeldLock } from './held-lock.ts';
import { estimateRun } from './time-left.ts';
import type { Estimates } from './time-left.ts';

/** Times are UTC, ISO 8601. */
export interface Times {
  readonly now: string;
  /** Undefined where `time` is none. */
  readonly addSeconds: (time: string, seconds: number) => string | undefined;
  readonly countSeconds: (from: string, to: string) => number;
}

export interface ExpectedEnd {
  readonly end: string;
  /** Negative: it takes longer than such steps took before. */
  readonly secondsLeft: number;
}

export interface TimedLock extends HeldLock {
  /** Of what its Ansible runs; absent where no step like it is recorded. */
  readonly expected?: ExpectedEnd;
}

export function expectEnds(locks: readonly HeldLock[], estimates: Estimates, times: Times): readonly TimedLock[] {
  return locks.map((lock) => {
    const expected = expectEnd(lock, estimates, times);
    return expected === undefined ? lock : { ...lock, expected };
  });
}

function expectEnd({ run }: HeldLock, estimates: Estimates, times: Times): ExpectedEnd | undefined {
  const seconds = run === undefined ? undefined : estimateRun(run, run.hosts, estimates);
  const end = run === undefined || seconds === undefined ? undefined : times.addSeconds(run.since, seconds);
  return end === undefined ? undefined : { end, secondsLeft: Math.round(times.countSeconds(times.now, end)) };
}
