/**
 * The one comment of a pull request: found by its mark, its author and its app, written in place.
 *
 * A POST whose answer is lost may have made the comment, so it is looked for before another is made.
 */
import { readFields, readList, readNumber, readOptional, readText } from './answer.ts';
import { GithubError, type GithubApi } from './api.ts';
import { isActions } from './author.ts';
import { hasMarker } from './marker.ts';

/** The app of the job's token; not compared where an account has none. */
const APP = 'github-actions';

export interface FoundComment {
  readonly id: number;
  readonly body: string;
}

const PER_PAGE = 100;
/** A pull request of more comments than that gets another comment. */
const MOST_PAGES = 50;

export async function findComment(api: GithubApi, number: number): Promise<FoundComment | undefined> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await api.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      ...{ issue_number: number, per_page: PER_PAGE, page },
    });
    const comments = readList(answer, 'the list of comments', readComment);
    const ours = comments.find((comment) => isOurs(comment));
    if (ours !== undefined) return ours;
    if (comments.length < PER_PAGE) return undefined;
  }
  return undefined;
}

/** `comment` is what was found before; undefined where there is none yet. */
export async function putComment(
  api: GithubApi,
  target: { readonly number: number; readonly comment: FoundComment | undefined },
  body: string,
): Promise<'created' | 'updated' | 'unchanged'> {
  const { number, comment } = target;
  if (comment === undefined) return await createComment(api, number, body);
  if (isSame(comment.body, body)) return 'unchanged';
  try {
    await api.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', { comment_id: comment.id, body });
    return 'updated';
  } catch (error) {
    // Deleted since it was found.
    if (!(error instanceof GithubError) || error.failure.status !== 404) throw error;
    return await createComment(api, number, body);
  }
}

async function createComment(
  api: GithubApi,
  number: number,
  body: string,
): Promise<'created' | 'updated' | 'unchanged'> {
  try {
    await sendComment(api, number, body);
    return 'created';
  } catch (error) {
    if (!(error instanceof GithubError) || error.failure.mayHaveHappened !== true) throw error;
    const made = await findComment(api, number);
    if (made !== undefined) return await putComment(api, { number, comment: made }, body);
    await sendComment(api, number, body);
    return 'created';
  }
}

async function sendComment(api: GithubApi, number: number, body: string): Promise<void> {
  await api.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { issue_number: number, body });
}

/** The age of a published state grows by itself, and each run has its own number: no reason to write a comment again. */
function isSame(one: string, other: string): boolean {
  const strip = (body: string) =>
    body
      .replaceAll('\r\n', '\n')
      .replace(/, as published [a-z0-9 ]+ ago|\/actions\/runs\/\d+/g, '')
      .trimEnd();
  return strip(one) === strip(other);
}

interface Comment extends FoundComment {
  readonly isByActions: boolean;
  readonly app: string | undefined;
}

function isOurs({ body, isByActions, app }: Comment): boolean {
  return isByActions && (app === undefined || app === APP) && hasMarker(body);
}

function readComment(value: unknown, what: string): Comment {
  const fields = readFields(value, what);
  const user = readOptional(fields['user'], `${what}.user`, readFields);
  const app = readOptional(fields['performed_via_github_app'], `${what}.performed_via_github_app`, readFields);
  return {
    id: readNumber(fields['id'], `${what}.id`),
    body: readOptional(fields['body'], `${what}.body`, readText) ?? '',
    isByActions: isActions(user, `${what}.user`),
    app: readOptional(app?.['slug'], `${what}.performed_via_github_app.slug`, readText),
  };
}
