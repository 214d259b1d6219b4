/** One round of the unit: an apply of the checkout that this code is part of, and the answers to those who asked. */
import type { ApplyAdapters } from '../apply/ports.ts';
import { runApply } from '../apply/run.ts';
import { renderApplyReport, type ApplyReport } from '../core/apply/report.ts';
import { judgeApply, type RunVerdict } from '../core/apply/verdict.ts';
import { answerRequest, type Outcome } from '../core/request/answer.ts';
import type { RequestSource, RequestStore } from '../core/request/ports.ts';
import { UserError } from '../core/types.ts';

export interface RoundOptions {
  readonly environment: string;
  /** Open requests for an apply up to this number are answered. */
  readonly until: number;
}

export interface RoundAdapters {
  readonly store: RequestStore;
  readonly source: Pick<RequestSource, 'isAncestor'>;
  readonly openApply: () => ApplyAdapters;
  readonly readHead: () => string;
}

interface Judged extends Outcome {
  readonly verdict: RunVerdict;
}

/** An error of the apply is an outcome too: whoever waits hears it. */
export async function runRound(options: RoundOptions, adapters: RoundAdapters): Promise<Judged> {
  const { verdict, ...outcome } = await apply(options.environment, adapters);
  for (const stored of adapters.store.listOpen()) {
    if (stored.number > options.until || !('request' in stored) || stored.request.verb !== 'apply') continue;
    adapters.store.answer(answerRequest(stored.request, outcome, adapters.source.isAncestor));
  }
  return { ...outcome, verdict };
}

async function apply(environment: string, { openApply, readHead }: RoundAdapters): Promise<Judged> {
  const commit = readHead();
  try {
    const report = await runApply({ environment, dryRun: false }, openApply());
    const outputs = { steps: countPassed(report) };
    const verdict = judgeApply(report);
    return { commit, verdict, ok: report.ok, text: renderApplyReport(report), outputs, report: JSON.stringify(report) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { commit, verdict: 'refused', ok: false, text: `error: ${error.message}`, outputs: { steps: '0' } };
  }
}

function countPassed({ steps }: ApplyReport): string {
  return String(steps.filter(({ status }) => status === 'passed').length);
}
