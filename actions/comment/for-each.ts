import { GithubError } from '../core/github/api.ts';
import type { CommentAdapters } from '../core/github/ports.ts';
import type { PullRequest } from '../core/github/pull-requests.ts';
import { UserError } from '../core/types.ts';
import type { Written } from './write.ts';

export interface Told {
  readonly written: readonly Written[];
  /** What could not be written, a sentence each. */
  readonly warnings: readonly string[];
  /** GitHub answers nothing more, so that those after it were not asked for. */
  readonly isCutOff?: boolean;
}

export function joinTold(all: readonly Told[]): Told {
  return { written: all.flatMap(({ written }) => written), warnings: all.flatMap(({ warnings }) => warnings) };
}

/** One after the other. What fails for one pull request is no matter of the next, unless GitHub answers nothing more. */
export async function forEach(
  pulls: readonly PullRequest[],
  { say }: CommentAdapters,
  write: (pull: PullRequest) => Promise<Written | undefined>,
): Promise<Told> {
  const written: Written[] = [];
  const warnings: string[] = [];
  let isCutOff = false;
  for (const pull of pulls) {
    try {
      const one = await write(pull);
      if (one !== undefined) written.push(one);
    } catch (error) {
      if (!(error instanceof GithubError) && !(error instanceof UserError)) throw error;
      warnings.push(`pull request ${String(pull.number)}: ${error.message}`);
      if (!(error instanceof GithubError) || !isForAll(error)) continue;
      say('GitHub refuses or limits everything for now; the other pull requests wait for the scheduled run.');
      isCutOff = true;
      break;
    }
  }
  return { written, warnings, isCutOff };
}

function isForAll({ failure }: GithubError): boolean {
  return failure.status === 401 || failure.retryAfterSeconds !== undefined;
}
