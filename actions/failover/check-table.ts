/** The pre-checks as one table, for a terminal and for the job summary. */
import { wordVerdict } from '../core/patroni/check.ts';
import type { Check } from '../core/patroni/check.ts';
import { cellSpan, printable } from '../core/render/safe-text.ts';

/** Where rows with one very long name would push all values away. */
const WIDEST = 44;

export function renderChecks(checks: readonly Check[]): readonly string[] {
  if (checks.length === 0) return [];
  const verdicts = Math.max(...checks.map((check) => wordVerdict(check).length));
  const names = Math.min(WIDEST, Math.max(...checks.map(({ what }) => what.length)));
  const rows = checks.map(
    (check) => `  ${wordVerdict(check).padEnd(verdicts)}  ${check.what.padEnd(names)}  ${check.found}`,
  );
  return ['Checks before:', ...rows.map((row) => printable(row))];
}

/** Nothing that a cluster says of itself is markup there. */
export function summariseChecks(checks: readonly Check[]): readonly string[] {
  if (checks.length === 0) return [];
  const rows = checks.map((check) => `| ${wordVerdict(check)} | ${cellSpan(check.what)} | ${cellSpan(check.found)} |`);
  return ['### Checks before', '', '| verdict | check | found |', '| --- | --- | --- |', ...rows, ''];
}
