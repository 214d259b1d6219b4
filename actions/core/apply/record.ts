import type { Actor, LedgerRecord, RecordedApproval, RecordedStep, Verdict } from '../ledger/record.ts';
import { RECORD_VERSION } from '../ledger/record.ts';
import { findPullRequests } from '../ledger/pull-requests.ts';
import { describeCommand } from './report.ts';
import type { StepReport } from './report.ts';

interface Recording {
  readonly verb: string;
  readonly by: Actor;
  readonly begun: string;
  readonly seconds: number;
  readonly commit: string;
  readonly fingerprint: string;
  /** Subjects of the commits of main that it brings. */
  readonly merged: readonly string[];
  readonly steps: readonly StepReport[];
  readonly reasons: readonly string[];
  readonly approval?: RecordedApproval;
  readonly interrupted: boolean;
}

export function assembleRecord({ merged, steps, interrupted, ...recording }: Recording): LedgerRecord {
  return {
    version: RECORD_VERSION,
    ...recording,
    seconds: roundTenth(recording.seconds),
    pull_requests: findPullRequests(merged),
    steps: steps.map(recordStep),
    ...sumGaps(steps),
    verdict: judge(steps, interrupted),
  };
}

/** The longest pause of all, and the errors of all clients that measured. */
function sumGaps(steps: readonly StepReport[]): Pick<LedgerRecord, 'gap' | 'errors'> {
  const gaps = steps.flatMap(({ gap }) => gap ?? []);
  if (gaps.length === 0) return {};
  const errors = gaps.reduce((sum, gap) => sum + gap.errors, 0);
  return { gap: roundMillisecond(Math.max(...gaps.map(({ seconds }) => seconds))), errors };
}

/** Of steps that were run. */
export function judge(steps: readonly StepReport[], interrupted: boolean): Verdict {
  const statuses = new Set(steps.map(({ status }) => status));
  if (statuses.has('failed')) return 'failed';
  if (interrupted) return 'interrupted';
  return statuses.has('owed') || statuses.has('blocked') ? 'owed' : 'done';
}

function recordStep(step: StepReport): RecordedStep {
  return {
    id: step.id,
    command: describeCommand(step),
    status: step.status,
    hosts: step.hosts.map(({ message, ...host }) => ({
      ...host,
      ...(message === undefined ? {} : { reason: message }),
    })),
    seconds: roundTenth(step.seconds),
    changed: step.hosts.reduce((sum, { changed }) => sum + changed, 0),
    proofs: step.proven,
    ...(step.gap === undefined ? {} : { gap: roundMillisecond(step.gap.seconds), errors: step.gap.errors }),
    ...(step.message === undefined ? {} : { reason: step.message }),
  };
}

function roundTenth(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

function roundMillisecond(seconds: number): number {
  return Math.round(seconds * 1_000) / 1_000;
}
