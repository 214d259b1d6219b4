/** Reviews with suggestions: what GitHub's diff shows, what we suggested before, and a new one. */
import { readFields, readList, readNumber, readOptional, readText } from './answer.ts';
import type { GithubApi } from './api.ts';
import { isActions } from './author.ts';
import { listPatchLines } from './hunks.ts';
import { readSuggestionMark, writeSuggestion, type Suggestion } from './suggestions.ts';

const PER_PAGE = 100;
/** Beyond those it may be that a suggestion is made twice. */
const MOST_PAGES = 5;

/** More are noise, and GitHub may take them for abuse. */
const MOST_AT_ONCE = 5;

const BODY =
  'What the plan takes for meant in these lines. Each can be committed here; or not, if something else is meant.';

/** Mark of each suggestion of ours to whether it still stands on a line of the diff. */
export async function listSuggested(api: GithubApi, number: number): Promise<ReadonlyMap<string, boolean>> {
  const suggested = new Map<string, boolean>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await api.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/comments', {
      ...{ pull_number: number, sort: 'created', direction: 'desc', per_page: PER_PAGE, page },
    });
    const comments = readList(answer, 'the list of review comments', readReviewComment);
    for (const { mark, isCurrent } of comments) {
      if (mark !== undefined && suggested.get(mark) !== true) suggested.set(mark, isCurrent);
    }
    if (comments.length < PER_PAGE) break;
  }
  return suggested;
}

function readReviewComment(value: unknown, what: string): { readonly mark: string | undefined; isCurrent: boolean } {
  const fields = readFields(value, what);
  const body = readText(fields['body'], `${what}.body`);
  const isOurs = isActions(readOptional(fields['user'], `${what}.user`, readFields), `${what}.user`);
  return {
    mark: isOurs ? readSuggestionMark(body) : undefined,
    isCurrent: readOptional(fields['line'], `${what}.line`, readNumber) !== undefined,
  };
}

/** Those whose line GitHub's diff shows as it is in the head: it refuses a review for any other. */
export async function findInDiff(
  api: GithubApi,
  number: number,
  suggestions: readonly Suggestion[],
): Promise<readonly Suggestion[]> {
  const answer = await api.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
    ...{ pull_number: number, per_page: PER_PAGE },
  });
  const files = new Map(
    readList(answer, 'the list of files', (value, what) => {
      const fields = readFields(value, what);
      // GitHub gives none of a file that is large.
      const patch = readOptional(fields['patch'], `${what}.patch`, readText) ?? '';
      return [readText(fields['filename'], `${what}.filename`), patch] as const;
    }),
  );
  return suggestions
    .filter(({ path, line, before }) => listPatchLines(files.get(path) ?? '').get(line) === before)
    .slice(0, MOST_AT_ONCE);
}

/** One review that neither approves nor asks for changes. */
export async function postSuggestions(
  api: GithubApi,
  { number, commit }: { readonly number: number; readonly commit: string },
  suggestions: readonly Suggestion[],
): Promise<void> {
  const comments = suggestions.map((suggestion) => ({
    ...{ path: suggestion.path, line: suggestion.line, side: 'RIGHT' },
    body: writeSuggestion(suggestion),
  }));
  await api.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    ...{ pull_number: number, commit_id: commit, event: 'COMMENT', body: BODY, comments },
  });
}
