/**
 * What nobody watches: a merge that is not applied, hosts that owe, a lock that is kept, a pause or a stop that is
 * forgotten, a runner that GitHub may soon give no jobs.
 */
import type { HeldLock } from '../apply/held-lock.ts';
import { describeStanding, isOverdue, type Standing } from '../operations/standing.ts';
import { quoteWord } from '../render/safe-text.ts';
import { printStart } from './down.ts';
import type { Finding } from './finding.ts';
import type { WaitingMerge } from './ports.ts';

/** A merge is applied within seconds, and by the timer within 15 minutes. */
const LATE_SECONDS = 3_600;
/** Longer than the unit of an apply may run (TimeoutStartSec of ops-apply@.service). */
const LONGEST_RUN_SECONDS = 12 * 3_600;
/** A lock without a run of Ansible: an operation that waits, or a program that hangs. */
const LONGEST_IDLE_SECONDS = 3_600;

export interface Circumstances {
  readonly environment: string;
  /** UTC, ISO 8601. */
  readonly now: string;
  /** Seconds from a time until now. */
  readonly findAge: (time: string) => number;
  readonly head: string;
  /** The oldest commit of main that was not begun, and when it was made; undefined where there is none. */
  readonly waiting: WaitingMerge | undefined;
  /** Host that owes to the time since when. */
  readonly owingSince: Readonly<Record<string, string>>;
  readonly locks: readonly HeldLock[];
  readonly standing: readonly Standing[];
  /** What is to be said of the node's runner; undefined where it needs nothing. */
  readonly runner: string | undefined;
}

export function findUnwatched(circumstances: Circumstances): readonly Finding[] {
  return [
    ...findUnapplied(circumstances),
    ...findOwing(circumstances),
    ...findOldLocks(circumstances),
    ...findStanding(circumstances),
    ...findOldRunner(circumstances),
  ];
}

function findUnapplied({ environment, head, waiting, findAge }: Circumstances): readonly Finding[] {
  if (waiting === undefined || findAge(waiting.since) < LATE_SECONDS) return [];
  const message =
    `${waiting.commit.slice(0, 10)} of main, made at ${shorten(waiting.since)}, is not applied: ` +
    `${head.slice(0, 10)} was begun last`;
  const reapply = `systemctl start ops-apply@${environment}`;
  return [{ kind: 'unapplied', subject: environment, message, reapply }];
}

function findOwing({ environment, owingSince, findAge }: Circumstances): readonly Finding[] {
  return Object.entries(owingSince)
    .filter(([, since]) => findAge(since) >= LATE_SECONDS)
    .map(([host, since]) => ({
      kind: 'owing',
      subject: host,
      message: `steps that were begun are not proven there since ${shorten(since)}`,
      reapply: `systemctl start ops-apply@${environment}`,
    }));
}

/** A kernel lock ends with its last process, so one that is old is one that somebody is stuck in. */
function findOldLocks({ locks, findAge }: Circumstances): readonly Finding[] {
  return locks.flatMap(({ name, holder, since, running }) => {
    const most = running === undefined ? LONGEST_IDLE_SECONDS : LONGEST_RUN_SECONDS;
    if (findAge(since) < most) return [];
    const what = running === undefined ? 'and no Ansible runs under it' : 'which is longer than any apply may take';
    const message = `the lock is held by ${holder} since ${shorten(since)}, ${what}`;
    return [{ kind: 'lock', subject: name, message }];
  });
}

function findStanding({ standing, now }: Circumstances): readonly Finding[] {
  return standing.flatMap((note): readonly Finding[] => {
    const message = describeStanding(note, now);
    if (note.kind === 'stop') {
      return [{ kind: 'stop', subject: note.host, item: note.unit, message, reapply: printStart(note) }];
    }
    if (!isOverdue(note, now)) return [];
    return [
      {
        kind: 'pause',
        subject: note.cluster,
        message,
        reapply: `scripts/ops patroni resume ${quoteWord(note.cluster)}`,
      },
    ];
  });
}

function findOldRunner({ environment, runner }: Circumstances): readonly Finding[] {
  return runner === undefined ? [] : [{ kind: 'runner', subject: environment, message: runner }];
}

function shorten(time: string): string {
  return `${time.slice(0, 16)}Z`;
}
