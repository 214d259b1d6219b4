import type { Side } from '../side/open-side.ts';
import type { Problem } from '../types.ts';

/** What validate says after an edit and did not say before it. What was wrong before, and only moved by some lines, is none. */
export function findNewProblems(before: Side, after: Side): readonly Problem[] {
  const known = new Map<string, number>();
  for (const problem of before.problems) {
    const key = describe(problem);
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  return after.problems.filter((problem) => {
    const key = describe(problem);
    const left = known.get(key) ?? 0;
    known.set(key, left - 1);
    return left <= 0;
  });
}

function describe({ severity, rule, message, path, file }: Problem): string {
  return [severity, rule, message.replace(/:\d+/g, ''), path, file].join('\0');
}
