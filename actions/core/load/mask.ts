/** Problems say what is wrong; of a secret, and of what stands in a file that was encrypted, not what is written there. */
import type { Problem } from '../types.ts';
import { hideSecrets } from '../general/hidden-secrets.ts';

export function maskQuoted(problems: readonly Problem[], secretFiles: ReadonlySet<string>): readonly Problem[] {
  return problems.map((problem) => (secretFiles.has(problem.file) ? mask(problem) : hide(problem)));
}

function hide(problem: Problem): Problem {
  const message = hideSecrets(problem.message);
  return message === problem.message ? problem : { ...problem, message };
}

/** From the first quote to the last: a value may hold quotes of its own. So may one with the quotes that it needs. */
function mask(problem: Problem): Problem {
  const message = problem.message.replace(/".*"/s, '"…"').replace(/\bwrite '.*'/s, "write '…'");
  return { ...problem, message, replace: undefined };
}
