/** Issues, as the double answers. */
import { makeSample } from './description.ts';
import type { Answer, Question, Route } from './routes.ts';
import type { GithubState, Issue } from './state.ts';

export const ISSUE_ROUTES: Readonly<Record<string, Route>> = {
  'GET /repos/{owner}/{repo}/issues': { needs: 'issues: read', answer: listIssues },
  'POST /repos/{owner}/{repo}/issues': { needs: 'issues: write', answer: createIssue },
  'PATCH /repos/{owner}/{repo}/issues/{issue_number}': { needs: 'issues: write', answer: updateIssue },
};

const LONGEST_BODY = 65_536;

function listIssues({ issues }: GithubState, { query }: Question): Answer {
  const [wanted, creator] = [query.get('state') ?? 'open', query.get('creator')];
  const found = issues.filter(
    ({ state, login }) => (wanted === 'all' || state === wanted) && (creator === null || login === creator),
  );
  const newest = query.get('direction') === 'asc' ? found : found.toReversed();
  const [page, size] = [Number(query.get('page') ?? '1'), Number(query.get('per_page') ?? '30')];
  return { status: 200, body: newest.slice((page - 1) * size, page * size).map(writeIssue) };
}

function createIssue(state: GithubState, { body }: Question): Answer {
  const { title, body: text } = body as { readonly title: string; readonly body: string };
  if (text.length > LONGEST_BODY) return tooLong();
  const number = 1 + Math.max(0, ...state.issues.map((issue) => issue.number));
  const issue: Issue = { number, title, body: text, state: 'open', login: 'github-actions[bot]', type: 'Bot' };
  state.issues.push(issue);
  return { status: 201, body: writeIssue(issue) };
}

function updateIssue(state: GithubState, { parameters, body }: Question): Answer {
  const issue = state.issues.find(({ number }) => number === Number(parameters['issue_number']));
  if (issue === undefined)
    return { status: 404, body: { message: 'Not Found', documentation_url: 'https://docs.github.com' } };
  const change = body as { readonly body?: string; readonly state?: Issue['state'] };
  if ((change.body ?? '').length > LONGEST_BODY) return tooLong();
  issue.body = change.body ?? issue.body;
  issue.state = change.state ?? issue.state;
  return { status: 200, body: writeIssue(issue) };
}

function tooLong(): Answer {
  const errors = [{ code: 'custom', field: 'body', message: 'body is too long (maximum is 65536 characters)' }];
  return { status: 422, body: { message: 'Validation Failed', documentation_url: 'https://docs.github.com', errors } };
}

function writeIssue({ number, title, body, state, login, type }: Issue): unknown {
  const app = login === 'github-actions[bot]' ? 'github-actions' : undefined;
  return makeSample('issue', {
    ...{ number, title, body, state },
    user: makeSample('simple-user', { login, type }),
    performed_via_github_app: app === undefined ? null : makeSample('nullable-integration', { slug: app, name: app }),
  });
}
