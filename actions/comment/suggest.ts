/**
 * What was most likely meant, as suggestions on the lines of the pull request. They are made once, after the pull request's
 * own run; what stands in no hunk of its diff, or cannot be written, stays on the page alone.
 */
import { GithubError } from '../core/github/api.ts';
import type { CommentAdapters } from '../core/github/ports.ts';
import type { PullRequest } from '../core/github/pull-requests.ts';
import { findInDiff, listSuggested, postSuggestions } from '../core/github/reviews.ts';
import { assembleSuggestions, type Suggestion } from '../core/github/suggestions.ts';
import { UserError } from '../core/types.ts';
import type { AssembledPage } from './page.ts';

/** Suggests what was not suggested before, and says so on the page. */
export async function suggest(
  pull: PullRequest,
  assembled: AssembledPage,
  adapters: CommentAdapters,
): Promise<AssembledPage> {
  const { api, say } = adapters;
  return await tell(pull, assembled, adapters, async (suggestions) => {
    const before = await listSuggested(api, pull.number);
    const standing = suggestions.filter(({ mark }) => before.get(mark) === true);
    const fresh = suggestions.filter(({ mark }) => !before.has(mark));
    const added = fresh.length === 0 ? [] : await findInDiff(api, pull.number, fresh);
    if (added.length === 0) return standing;
    await postSuggestions(api, { number: pull.number, commit: pull.head.commit }, added);
    say(`Pull request ${String(pull.number)}: ${String(added.length)} suggested on the line.`);
    return [...standing, ...added];
  });
}

/** Says on the page what was suggested before. */
export async function recallSuggestions(
  pull: PullRequest,
  assembled: AssembledPage,
  adapters: CommentAdapters,
): Promise<AssembledPage> {
  return await tell(pull, assembled, adapters, async (suggestions) => {
    const before = await listSuggested(adapters.api, pull.number);
    return suggestions.filter(({ mark }) => before.get(mark) === true);
  });
}

/** Without suggestions where GitHub does not take or give them: a comment is worth more. */
async function tell(
  pull: PullRequest,
  assembled: AssembledPage,
  adapters: CommentAdapters,
  findStanding: (suggestions: readonly Suggestion[]) => Promise<readonly Suggestion[]>,
): Promise<AssembledPage> {
  const suggestions = findSuggestions(pull, assembled, adapters);
  if (suggestions.length === 0) return assembled;
  try {
    const standing = await findStanding(suggestions);
    const suggested = standing.map(({ path, line }) => ({ file: path, line }));
    return suggested.length === 0 ? assembled : { ...assembled, page: { ...assembled.page, suggested } };
  } catch (error) {
    if (!(error instanceof GithubError) && !(error instanceof UserError)) throw error;
    adapters.say(`Pull request ${String(pull.number)}: nothing is suggested on its lines: ${error.message}`);
    return assembled;
  }
}

/** Of the head's own lines: a file that main changes too has other lines in the merge, which was planned. */
function findSuggestions(
  { head }: PullRequest,
  { plans, merge }: AssembledPage,
  { commits }: CommentAdapters,
): readonly Suggestion[] {
  if (merge === undefined) return [];
  return assembleSuggestions(
    plans.flatMap(({ refusals }) => refusals),
    (path) => {
      const text = commits.readText(head.commit, path);
      // GitHub and YAML do not agree on what a line is where there are others.
      const isPlain = text !== undefined && !/[\r\u0085\u2028\u2029]/.test(text);
      return isPlain && text === commits.readText(merge, path) ? text.split('\n') : undefined;
    },
  );
}
