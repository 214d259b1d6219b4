/** One issue of ours, found by its mark, its author and its app; opened, written anew, closed and opened again. */
import { readFields, readList, readNumber, readOptional, readText } from './answer.ts';
import { GithubError, type GithubApi } from './api.ts';
import { ACTIONS_LOGIN, isActions } from './author.ts';

const APP = 'github-actions';
const PER_PAGE = 100;
/** Newest first: an issue of ours that is older than so many others of this account is opened anew. */
const MOST_PAGES = 5;

export interface WantedIssue {
  readonly mark: string;
  readonly title: string;
  readonly body: string;
  /** False: it is closed where it is open, and none is made. */
  readonly isOpen: boolean;
}

export type IssueResult = 'none' | 'unchanged' | 'created' | 'updated' | 'closed' | 'reopened';

export async function putIssue(api: GithubApi, wanted: WantedIssue): Promise<IssueResult> {
  const found = await findIssue(api, wanted.mark);
  if (found === undefined) return wanted.isOpen ? await createIssue(api, wanted) : 'none';
  return await changeIssue(api, found, wanted);
}

async function changeIssue(api: GithubApi, found: Issue, { isOpen, body }: WantedIssue): Promise<IssueResult> {
  if (!found.isOpen && !isOpen) return 'unchanged';
  const isSame = found.body.replaceAll('\r\n', '\n') === body;
  if (found.isOpen === isOpen && isSame) return 'unchanged';
  const state = isOpen
    ? { state: 'open', ...(found.isOpen ? {} : { state_reason: 'reopened' }) }
    : { state: 'closed', state_reason: 'completed' };
  await api.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
    issue_number: found.number,
    body,
    ...state,
  });
  if (!isOpen) return 'closed';
  return found.isOpen ? 'updated' : 'reopened';
}

/** A POST whose answer is lost may have made it, so it is looked for before another is made. */
async function createIssue(api: GithubApi, wanted: WantedIssue): Promise<IssueResult> {
  const { title, body } = wanted;
  const send = () => api.request('POST /repos/{owner}/{repo}/issues', { title, body });
  try {
    await send();
  } catch (error) {
    if (!(error instanceof GithubError) || error.failure.mayHaveHappened !== true) throw error;
    if ((await findIssue(api, wanted.mark)) === undefined) await send();
  }
  return 'created';
}

interface Issue {
  readonly number: number;
  readonly isOpen: boolean;
  readonly body: string;
}

async function findIssue(api: GithubApi, mark: string): Promise<Issue | undefined> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await api.request('GET /repos/{owner}/{repo}/issues', {
      ...{ creator: ACTIONS_LOGIN, state: 'all', sort: 'created', direction: 'desc', per_page: PER_PAGE, page },
    });
    const issues = readList(answer, 'the list of issues', readIssue);
    const ours = issues.find((issue) => issue.isOurs && issue.body.trimEnd().endsWith(mark));
    if (ours !== undefined) return ours;
    if (issues.length < PER_PAGE) return undefined;
  }
  return undefined;
}

function readIssue(value: unknown, what: string): Issue & { readonly isOurs: boolean } {
  const fields = readFields(value, what);
  const user = readOptional(fields['user'], `${what}.user`, readFields);
  const app = readOptional(fields['performed_via_github_app'], `${what}.performed_via_github_app`, readFields);
  const slug = readOptional(app?.['slug'], `${what}.performed_via_github_app.slug`, readText);
  // The list has pull requests too.
  const isIssue = fields['pull_request'] === undefined;
  const isAuthor = isActions(user, `${what}.user`) && (slug === undefined || slug === APP);
  return {
    number: readNumber(fields['number'], `${what}.number`),
    isOpen: readText(fields['state'], `${what}.state`) === 'open',
    body: readOptional(fields['body'], `${what}.body`, readText) ?? '',
    isOurs: isIssue && isAuthor,
  };
}
