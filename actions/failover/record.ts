import { RECORD_VERSION } from '../core/ledger/record.ts';
import type { LedgerRecord, Verdict } from '../core/ledger/record.ts';
import { UserError } from '../core/types.ts';
import { nameOperation } from './report.ts';
import type { FailoverReport } from './report.ts';
import type { FailoverAdapters } from './run.ts';

interface Taken {
  /** UTC, ISO 8601. */
  readonly begun: string;
  readonly seconds: number;
  /** What is proven in force on the cluster's members. */
  readonly commit: string;
}

/** In the ledger, where there is one. What was refused is not recorded: nothing was changed. Never stands in the way. */
export function recordRoleChange(report: FailoverReport, taken: Taken, adapters: FailoverAdapters): void {
  if (report.verdict === 'refused') return;
  const record = assembleRecord(report, taken, adapters);
  const message = `${nameOperation(report)}: ${record.subject ?? ''}`;
  try {
    adapters.ledger.update({ message, record, change: (state) => state });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    adapters.progress.say(`the ${nameOperation(report)} could not be recorded: ${error.message}`);
  }
}

function assembleRecord(report: FailoverReport, taken: Taken, { witness }: FailoverAdapters): LedgerRecord {
  const { cluster, leader, previousLeader, problems } = report;
  const { gap = null, errors = [] } = report.handover?.probe ?? {};
  const { cut } = report.handover ?? {};
  return {
    ...{ ...taken, version: RECORD_VERSION, verb: nameOperation(report), by: witness.readActor(), fingerprint: '' },
    ...{ pull_requests: [], steps: [], reasons: problems, verdict: judge(report) },
    ...(gap === null ? {} : { gap: Math.round(gap * 1_000) / 1_000, errors: errors.length }),
    ...(cut === undefined ? {} : { cut }),
    subject: `${cluster}: ${previousLeader ?? 'no leader'} → ${leader ?? 'no leader'}`,
  };
}

/** Moved, with something left to do, is not failed. */
function judge({ ok, verdict }: FailoverReport): Verdict {
  if (ok) return 'done';
  return verdict === 'moved' ? 'owed' : 'failed';
}
