import { findComment, putComment, type FoundComment } from '../core/github/comments.ts';
import { findLabels, putLabels } from '../core/github/labels.ts';
import { writeBody } from '../core/github/page-body.ts';
import type { CommentAdapters } from '../core/github/ports.ts';
import type { PullRequest } from '../core/github/pull-requests.ts';
import type { PageInput } from '../core/render/page/input.ts';
import type { AssembledPage } from './page.ts';

export interface Written {
  readonly number: number;
  readonly result: 'created' | 'updated' | 'unchanged';
  readonly page: PageInput;
}

/** Comment and labels of an open pull request. */
export async function writeOpen(
  pull: PullRequest,
  { page, plans, changesPlanner }: AssembledPage,
  adapters: CommentAdapters,
): Promise<Written> {
  const written = await writePage(pull, page, adapters);
  // Without plans nothing is known that a label could say.
  if (plans.length > 0) await putLabels(adapters.api, pull, findLabels(plans, changesPlanner));
  return written;
}

export async function writePage(pull: PullRequest, page: PageInput, adapters: CommentAdapters): Promise<Written> {
  return await putPage(pull, page, await findComment(adapters.api, pull.number), adapters);
}

/** `comment` is what was found before. */
export async function putPage(
  { number, head }: PullRequest,
  page: PageInput,
  comment: FoundComment | undefined,
  { api, say }: CommentAdapters,
): Promise<Written> {
  const result = await putComment(api, { number, comment }, writeBody(page, head.commit, comment?.body));
  say(`Pull request ${String(number)}: its comment is ${result}.`);
  return { number, result, page };
}
