/** Problems say what is wrong; of a secret, and of what stands in a file that was encrypted, not what is written there. */
import type { Problem } from '../types.ts';
import { hideSecrets } from '../general/hidden-secrets.ts';

const LONGEST_QUOTED = 300;
const LONG_QUOTED = new RegExp(`"([^"]{${String(LONGEST_QUOTED)}})[^"]+"`, 'g');

export function maskQuoted(problems: readonly Problem[], secretFiles: ReadonlySet<string>): readonly Problem[] {
  return problems.map((problem) => (secretFiles.has(problem.file) ? mask(problem) : hide(problem)));
}

function hide(problem: Problem): Problem {
  const message = cutQuoted(hideSecrets(problem.message));
  return message === problem.message ? problem : { ...problem, message };
}

/** What is written is quoted to be found again, and its line is told: a reader needs no 60 kB of it. */
function cutQuoted(message: string): string {
  if (message.length <= LONGEST_QUOTED) return message;
  return message.replace(LONG_QUOTED, (_, start: string) => `"${start.replace(/[\ud800-\udbff]$/, '')}…"`);
}

/** From the first quote to the last: a value may hold quotes of its own. So may one with the quotes that it needs. */
function mask(problem: Problem): Problem {
  const message = problem.message.replace(/".*"/s, '"…"').replace(/\bwrite '.*'/s, "write '…'");
  return { ...problem, message, replace: undefined };
}
