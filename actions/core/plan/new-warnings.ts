/** What a change brings that `validate` warns of: most of it is carried out, and a step may fail by it. */
import type { Side } from '../side/open-side.ts';
import type { Problem } from '../types.ts';

/** Warnings of the desired side that none of the existing ones has, in the order of their places. */
export function findNewWarnings(desired: Side, existing: readonly Side[]): readonly Problem[] {
  const known = new Set(existing.flatMap(({ problems }) => problems).map(identify));
  return desired.problems.filter((problem) => problem.severity === 'warning' && !known.has(identify(problem)));
}

/** An entry that moves in its list keeps its warning. */
function identify({ rule, message, path }: Problem): string {
  return [rule, message, path.replace(/(?<=\.)\d+(?=\.|$)/g, '*')].join('\0');
}
