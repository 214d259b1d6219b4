/** What Prometheus hears of an environment's applies; the alert rules are playbooks/roles/prometheus/files/rules/. */
import type { RunVerdict } from '../apply/verdict.ts';
import type { HeldLock } from '../apply/held-lock.ts';
import { compareNatural } from '../general/natural.ts';
import { findOwing } from '../ledger/in-force.ts';
import type { LedgerRecord } from '../ledger/record.ts';
import type { LedgerState } from '../ledger/state.ts';
import { listSteps } from '../ledger/written-records.ts';
import type { Standing } from '../operations/standing.ts';
import type { PublishedStanding } from '../publication/standing.ts';
import type { Gauge, Sample } from './exposition.ts';
import { nameStepKind } from './step-kind.ts';

/** When a verb last ended that way. */
export interface RunEnd {
  readonly verb: string;
  readonly verdict: RunVerdict;
  /** UTC, ISO 8601. */
  readonly time: string;
}

/** Times are UTC in ISO 8601. */
export interface MetricFacts {
  readonly environment: string;
  readonly now: string;
  /** Unix time of such a text. */
  readonly toSeconds: (time: string) => number;
  /** Undefined: nothing was applied yet. */
  readonly state: LedgerState | undefined;
  /** When the oldest merge came that no apply was begun for; `none` where all were, undefined where main is not known. */
  readonly waitingSince: string | undefined;
  /** What origin has; undefined where there is no origin. */
  readonly published: PublishedStanding | undefined;
  readonly ends: readonly RunEnd[];
  /** Newest first. */
  readonly records: readonly LedgerRecord[];
  readonly locks: readonly HeldLock[];
  readonly standing: readonly Standing[];
  /** Since when applies are held; undefined where they are not. */
  readonly heldSince: string | undefined;
}

export const NOTHING_WAITS = 'none';
/** Kinds of steps whose time is told: the names become series, which Prometheus keeps. */
const MOST_KINDS = 50;

export function assembleGauges(facts: MetricFacts): readonly Gauge[] {
  const env = facts.environment;
  const { state, ends, heldSince, locks, now, toSeconds } = facts;
  const since = (time: string) => Math.max(0, toSeconds(now) - toSeconds(time));
  const success = ends.filter(({ verb, verdict }) => verb === 'apply' && verdict === 'done');
  return [
    {
      name: 'ops_apply_debts',
      help: 'Hosts on which something else than exactly the newest applied commit may be in force.',
      samples: state === undefined ? [] : [{ labels: { env }, value: countOwing(state) }],
    },
    {
      name: 'ops_apply_seconds_behind_main',
      help: 'Age of the oldest merge that no apply was begun for; 0 where there is none.',
      samples: findBehind(facts, since),
    },
    {
      name: 'ops_apply_held_seconds',
      help: 'For how long applies have been held by a file of root; 0 where they are not.',
      samples: [{ labels: { env }, value: heldSince === undefined ? 0 : since(heldSince) }],
    },
    {
      name: 'ops_published_seconds_behind',
      help: 'Age of the oldest state of the ledger that origin does not have; 0 where it has them all.',
      samples: findUnpublished(facts, since),
    },
    {
      name: 'ops_apply_last_success_timestamp_seconds',
      help: 'When an apply last ended with every host at its commit, as Unix time.',
      samples: success.map(({ time }) => ({ labels: { env }, value: toSeconds(time) })),
    },
    {
      name: 'ops_run_end_timestamp_seconds',
      help: 'When a verb last ended with a verdict, as Unix time.',
      samples: ends.map(({ verb, verdict, time }) => ({ labels: { env, verb, verdict }, value: toSeconds(time) })),
    },
    {
      name: 'ops_apply_failed_steps',
      help: 'Steps that failed in the last apply that had any to run; 0 where every host is at its commit since.',
      samples: countFailed(facts),
    },
    {
      name: 'ops_step_duration_seconds',
      help: 'How long a step of this playbook and these tags took, the last time that one passed.',
      samples: listDurations(facts),
    },
    {
      name: 'ops_lock_age_seconds',
      help: 'For how long the lock has been held.',
      samples: locks.map((lock) => ({ labels: { env, lock: lock.name }, value: since(lock.since) })),
    },
    {
      name: 'ops_pause_deadline_timestamp_seconds',
      help: 'When the pause of a cluster must be over, as Unix time; none for a pause without a deadline.',
      samples: listDeadlines(facts),
    },
  ];
}

function listDeadlines({ environment: env, standing, toSeconds }: MetricFacts): readonly Sample[] {
  return standing.flatMap((note) =>
    note.kind === 'pause' && note.until !== undefined
      ? [{ labels: { env, cls: note.cluster }, value: toSeconds(note.until) }]
      : [],
  );
}

function countOwing(state: LedgerState): number {
  return findOwing(state, state.head, new Set(Object.keys(state.hosts))).length;
}

function findBehind(
  { environment: env, waitingSince }: MetricFacts,
  since: (time: string) => number,
): readonly Sample[] {
  if (waitingSince === undefined) return [];
  return [{ labels: { env }, value: waitingSince === NOTHING_WAITS ? 0 : since(waitingSince) }];
}

function findUnpublished(
  { environment: env, published }: MetricFacts,
  since: (time: string) => number,
): readonly Sample[] {
  if (published === undefined) return [];
  return [{ labels: { env }, value: published.behindSince === undefined ? 0 : since(published.behindSince) }];
}

/** None any more where a later apply has found every host at its commit, of which there is no record: it ran no step. */
function countFailed({ environment: env, ends, records, toSeconds }: MetricFacts): readonly Sample[] {
  const last = records.find(({ verb }) => verb === 'apply');
  if (last === undefined) return [];
  const begun = toSeconds(last.begun);
  const isOver = ends.some(
    ({ time, verb, verdict }) => verb === 'apply' && verdict === 'done' && toSeconds(time) > begun,
  );
  return [{ labels: { env }, value: isOver ? 0 : last.steps.filter(({ status }) => status === 'failed').length }];
}

function listDurations({ environment: env, records }: MetricFacts): readonly Sample[] {
  const newest = new Map<string, number>();
  for (const { command, seconds, status } of listSteps(records)) {
    const step = nameStepKind(command);
    // Passed before and not run again: it took no time.
    if (seconds <= 0) continue;
    if (status === 'passed' && newest.size < MOST_KINDS && !newest.has(step)) newest.set(step, seconds);
  }
  return [...newest]
    .sort(([one], [other]) => compareNatural(one, other))
    .map(([step, value]) => ({ labels: { env, step }, value }));
}
