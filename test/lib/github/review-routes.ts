/** Reviews and the diff of a pull request, as the double answers for them. */
import { makeSample } from './description.ts';
import type { Answer, Question, Route } from './routes.ts';
import type { GithubState, ReviewComment } from './state.ts';
import { takePage } from './take-page.ts';

const API = 'https://api.github.com';

export const REVIEW_ROUTES: Readonly<Record<string, Route>> = {
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/files': { needs: 'pull-requests: read', answer: listFiles },
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/comments': {
    needs: 'pull-requests: read',
    answer: listReviewComments,
  },
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews': { needs: 'pull-requests: write', answer: createReview },
};

function listFiles(state: GithubState, { parameters, query }: Question): Answer {
  const pull = state.pulls.find(({ number }) => number === Number(parameters['pull_number']));
  const files = (pull?.files ?? []).map(({ filename, patch }) =>
    makeSample('diff-entry', { filename, status: 'modified', ...(patch === undefined ? {} : { patch }) }),
  );
  return { status: 200, body: takePage(files, query) };
}

function listReviewComments(state: GithubState, { parameters, query }: Question): Answer {
  const number = Number(parameters['pull_number']);
  const found = state.reviewComments.filter(({ pull }) => pull === number);
  if (query.get('direction') === 'desc') found.reverse();
  return { status: 200, body: takePage(found, query).map(writeReviewComment) };
}

/** GitHub leaves out the line of a comment that is outdated. */
function writeReviewComment({ id, path, line, body, login, type }: ReviewComment): unknown {
  return makeSample('pull-request-review-comment', {
    ...{ id, path, body, author_association: 'NONE', user: makeSample('simple-user', { login, type }) },
    ...(line === undefined ? {} : { line }),
    _links: Object.fromEntries(['self', 'html', 'pull_request'].map((name) => [name, { href: `${API}/x` }])),
  });
}

interface Draft {
  readonly path: string;
  readonly line: number;
  readonly side: string;
  readonly body: string;
}

function createReview(state: GithubState, { parameters, body }: Question): Answer {
  const number = Number(parameters['pull_number']);
  const pull = state.pulls.find((one) => one.number === number);
  if (pull === undefined) return { status: 404, body: { message: 'Not Found' } };
  const { comments, commit_id: commit } = body as { readonly comments: readonly Draft[]; readonly commit_id: string };
  const isInDiff = ({ path, line, side }: Draft) =>
    side === 'RIGHT' &&
    listRightLines(pull.files?.find(({ filename }) => filename === path)?.patch ?? '').includes(line);
  if (commit !== pull.head.sha || !comments.every(isInDiff)) {
    const errors = ['Line could not be resolved'];
    return {
      status: 422,
      body: { message: 'Unprocessable Entity', documentation_url: 'https://docs.github.com', errors },
    };
  }
  state.reviews += 1;
  for (const draft of comments) {
    const id = state.reviewComments.length + 1;
    const { path, line, body: text } = draft;
    state.reviewComments.push({ id, pull: number, path, line, body: text, login: 'github-actions[bot]', type: 'Bot' });
  }
  const links = Object.fromEntries(['html', 'pull_request'].map((name) => [name, { href: `${API}/x` }]));
  return {
    status: 200,
    body: makeSample('pull-request-review', { id: state.reviews, state: 'COMMENTED', _links: links }),
  };
}

/** Numbers of the new side's lines that a patch shows. */
function listRightLines(patch: string): readonly number[] {
  return patch.split(/^(?=@@ )/m).flatMap((hunk) => {
    const start = Number(/^@@ -\S+ \+(\d+)/.exec(hunk)?.[1]);
    const shown = hunk
      .split('\n')
      .slice(1)
      .filter((line) => /^[ +]/.test(line));
    return shown.map((_, index) => start + index);
  });
}
