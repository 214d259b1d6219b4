import type { Verdict } from '../ledger/record.ts';
import { judge } from './record.ts';
import type { ApplyReport } from './report.ts';

/** How a verb ended, also where nothing was recorded because nothing was touched. */
export type RunVerdict = Verdict | 'refused';

export function judgeApply({ ok, refusals, steps, interrupted }: ApplyReport): RunVerdict {
  if (refusals.length > 0) return 'refused';
  const verdict = judge(steps, interrupted !== undefined);
  // Done, and could not be written down.
  return verdict === 'done' && !ok ? 'failed' : verdict;
}
