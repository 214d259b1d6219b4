/** The answers of the double, in the shapes that GitHub describes. */
import { makeSample, type Asked } from './description.ts';
import { ISSUE_ROUTES } from './issue-routes.ts';
import { REVIEW_ROUTES } from './review-routes.ts';
import type { Comment, GithubState, Pull, Run } from './state.ts';
import { takePage } from './take-page.ts';

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly location?: string;
}

export interface Question extends Asked {
  readonly parameters: Readonly<Record<string, string>>;
}

export interface Route {
  readonly needs: string;
  readonly answer: Handler;
}

type Handler = (state: GithubState, question: Question) => Answer;

const NOT_FOUND: Answer = { status: 404, body: { message: 'Not Found', documentation_url: 'https://docs.github.com' } };
const API = 'https://api.github.com';

/** By method and path: the permission that a job's token needs, and what is answered. */
export const ROUTES: Readonly<Record<string, Route>> = {
  'GET /repos/{owner}/{repo}/pulls': { needs: 'pull-requests: read', answer: listPulls },
  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': { needs: 'pull-requests: read', answer: listPullsOfCommit },
  ...ISSUE_ROUTES,
  ...REVIEW_ROUTES,
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': { needs: 'pull-requests: read', answer: listComments },
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': { needs: 'pull-requests: write', answer: createComment },
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': { needs: 'pull-requests: write', answer: updateComment },
  'POST /repos/{owner}/{repo}/issues/{issue_number}/labels': { needs: 'pull-requests: write', answer: addLabels },
  'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}': {
    needs: 'pull-requests: write',
    answer: removeLabel,
  },
  'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs': { needs: 'actions: read', answer: listRuns },
  'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts': { needs: 'actions: read', answer: listArtifacts },
  'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}': {
    needs: 'actions: read',
    answer: (_, { parameters }) => ({ status: 302, location: `/_archives/${parameters['artifact_id'] ?? ''}` }),
  },
};

function listPulls(state: GithubState, { query }: Question): Answer {
  const wanted = query.get('state') ?? 'open';
  const head = query.get('head');
  const base = query.get('base');
  const found = state.pulls.filter(
    (pull) =>
      (wanted === 'all' || pull.state === wanted) &&
      (base === null || pull.base === base) &&
      (head === null || head === `${pull.head.repository.split('/')[0] ?? ''}:${pull.head.ref}`),
  );
  return { status: 200, body: takePage(found.toReversed(), query).map((pull) => writePull(state, pull)) };
}

function listPullsOfCommit(state: GithubState, { parameters }: Question): Answer {
  const found = state.pulls.filter(({ mergeCommit }) => mergeCommit === parameters['commit_sha']);
  return { status: 200, body: found.map((pull) => writePull(state, pull)) };
}

function writePull(state: GithubState, pull: Pull): unknown {
  const of = (repository: string) => ({
    repo: makeSample('repository', { full_name: repository, html_url: `https://github.com/${repository}` }),
    user: makeSample('simple-user', {}),
  });
  return makeSample('pull-request-simple', {
    ...{ number: pull.number, state: pull.state, title: pull.title ?? 'a pull request' },
    head: { label: 'head', ref: pull.head.ref, sha: pull.head.sha, ...of(pull.head.repository) },
    base: { label: 'base', ref: pull.base, sha: '0'.repeat(40), ...of(state.repository) },
    labels: pull.labels.map((name) => ({
      ...{ id: 1, node_id: 'x', url: `${API}/labels`, name, description: '', color: 'ffffff', default: false },
    })),
    merge_commit_sha: pull.mergeCommit ?? null,
    merged_at: pull.mergeCommit === undefined ? null : '2026-06-30T10:00:00Z',
  });
}

function listComments(state: GithubState, { parameters, query }: Question): Answer {
  const number = Number(parameters['issue_number']);
  if (!state.pulls.some((pull) => pull.number === number)) return NOT_FOUND;
  const found = state.comments.filter(({ pull }) => pull === number);
  return { status: 200, body: takePage(found, query).map(writeComment) };
}

function writeComment({ id, body, login, type, app }: Comment): unknown {
  return makeSample('issue-comment', {
    ...{ id, body, author_association: 'NONE' },
    user: makeSample('simple-user', { login, type }),
    performed_via_github_app: app === undefined ? null : makeSample('nullable-integration', { slug: app, name: app }),
  });
}

const LONGEST_BODY = 65_536;

function createComment(state: GithubState, { parameters, body }: Question): Answer {
  const number = Number(parameters['issue_number']);
  if (!state.pulls.some((pull) => pull.number === number)) return NOT_FOUND;
  const text = (body as { readonly body: string }).body;
  if (text.length > LONGEST_BODY) return tooLong();
  const id = 1 + Math.max(0, ...state.comments.map((comment) => comment.id));
  const author = { login: 'github-actions[bot]', type: 'Bot', app: 'github-actions' } as const;
  const comment: Comment = { id, pull: number, body: text, ...author };
  state.comments.push(comment);
  return { status: 201, body: writeComment(comment) };
}

function tooLong(): Answer {
  const errors = [{ code: 'custom', field: 'body', message: 'body is too long (maximum is 65536 characters)' }];
  return { status: 422, body: { message: 'Validation Failed', documentation_url: 'https://docs.github.com', errors } };
}

function updateComment(state: GithubState, { parameters, body }: Question): Answer {
  const comment = state.comments.find(({ id }) => id === Number(parameters['comment_id']));
  if (comment === undefined) return NOT_FOUND;
  const text = (body as { readonly body: string }).body;
  if (text.length > LONGEST_BODY) return tooLong();
  comment.body = text;
  return { status: 200, body: writeComment(comment) };
}

function addLabels(state: GithubState, { parameters, body }: Question): Answer {
  const pull = state.pulls.find(({ number }) => number === Number(parameters['issue_number']));
  if (pull === undefined) return NOT_FOUND;
  pull.labels = [...new Set([...pull.labels, ...(body as { readonly labels: readonly string[] }).labels])];
  return { status: 200, body: pull.labels.map(writeLabel) };
}

function removeLabel(state: GithubState, { parameters }: Question): Answer {
  const pull = state.pulls.find(({ number }) => number === Number(parameters['issue_number']));
  if (pull?.labels.includes(parameters['name'] ?? '') !== true) return NOT_FOUND;
  pull.labels = pull.labels.filter((name) => name !== parameters['name']);
  return { status: 200, body: pull.labels.map(writeLabel) };
}

function writeLabel(name: string): unknown {
  return makeSample('label', { name, color: 'ffffff', description: '' });
}

function listRuns(state: GithubState, { parameters, query }: Question): Answer {
  const is = (name: string, value: string) => query.get(name) === null || query.get(name) === value;
  const found = state.runs.filter(
    (run) =>
      run.workflow === parameters['workflow_id'] &&
      is('event', run.event) &&
      is('branch', run.branch) &&
      is('status', run.status),
  );
  const runs = takePage(found.toReversed(), query).map((run) => writeRun(state, run));
  return { status: 200, body: { total_count: found.length, workflow_runs: runs } };
}

export function writeRun(state: GithubState, run: Run): Readonly<Record<string, unknown>> {
  const repository = run.repository ?? state.repository;
  const owner = makeSample('simple-user', { login: repository.split('/')[0] });
  return makeSample('workflow-run', {
    ...{ id: run.id, head_branch: run.branch, head_sha: run.sha, path: `.github/workflows/${run.workflow}` },
    ...{ event: run.event, status: run.status, conclusion: run.conclusion, run_started_at: '2026-06-30T10:05:00Z' },
    html_url: `https://github.com/${state.repository}/actions/runs/${String(run.id)}`,
    head_repository: makeSample('minimal-repository', { full_name: repository, owner }),
  });
}

function listArtifacts(state: GithubState, { parameters }: Question): Answer {
  const found = state.artifacts.filter(({ run }) => run === Number(parameters['run_id']));
  const artifacts = found.map(({ id, name, archive, expired = false }) =>
    makeSample('artifact', { id, name, size_in_bytes: archive.length, expired }),
  );
  return { status: 200, body: { total_count: found.length, artifacts } };
}
