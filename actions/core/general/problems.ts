/** Problems in their order and as text. */
import type { Problem } from '../types.ts';
import { compareText } from './natural.ts';

/** Errors first, each kind in reading order, equal ones as one: what is cut off at the end is never what stops. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const distinct = new Map<string, { problem: Problem; readonly hosts: Set<string> }>();
  for (const problem of problems) {
    const key = `${formatProblem(problem)} ${problem.severity}`;
    const known = distinct.get(key) ?? { problem, hosts: new Set<string>() };
    distinct.set(key, known);
    known.problem = problem;
    for (const host of problem.hosts ?? []) known.hosts.add(host);
  }
  const merged = [...distinct.values()].map(({ problem, hosts }) =>
    hosts.size === 0 ? problem : { ...problem, hosts: [...hosts] },
  );
  return merged.sort(
    (left, right) =>
      Number(left.severity === 'warning') - Number(right.severity === 'warning') ||
      compareText(left.file, right.file) ||
      left.line - right.line ||
      left.column - right.column ||
      compareText(left.rule, right.rule) ||
      compareText(left.message, right.message),
  );
}

/** `file:line:col: what is wrong; what to do [rule]`. */
export function formatProblem({ file, line, column, message, rule }: Problem): string {
  return `${file}:${line}:${column}: ${message} [${rule}]`;
}
