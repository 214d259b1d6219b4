/** Problems inside files that were encrypted: what is wrong is said, what is written there is not. */
import type { Problem } from '../types.ts';

export function maskQuoted(problems: readonly Problem[], secretFiles: ReadonlySet<string>): readonly Problem[] {
  if (secretFiles.size === 0) return problems;
  return problems.map((problem) => (secretFiles.has(problem.file) ? mask(problem) : problem));
}

/** From the first quote to the last: a value may hold quotes of its own. */
function mask(problem: Problem): Problem {
  return { ...problem, message: problem.message.replace(/".*"/s, '"…"'), replace: undefined };
}
