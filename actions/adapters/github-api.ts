/** GitHub's REST interface by Octokit's client, for one repository and one token. */
import { request } from '@octokit/request';
import type { GithubError } from '../core/github/api.ts';
import { type GithubApi, type Route } from '../core/github/api.ts';
import { makeGithubError } from '../core/github/failure-words.ts';
import { Limited, LostAnswer, makeFetch, type FetchOptions } from './github-fetch.ts';

export interface GithubApiOptions extends Partial<FetchOptions> {
  /** `https://api.github.com` */
  readonly url: string;
  /** `owner/name` */
  readonly repository: string;
  readonly token: string;
}

const VERSION = '2022-11-28';
const TIMEOUT_MS = 10_000;
const MOST_BYTES = 32 * 1024 * 1024;

export function openGithubApi(options: GithubApiOptions): GithubApi {
  const [owner = '', repo = ''] = options.repository.split('/');
  const send = request.defaults({
    baseUrl: options.url,
    headers: {
      authorization: `Bearer ${options.token}`,
      accept: 'application/vnd.github+json',
      'x-github-api-version': VERSION,
      'user-agent': 'postgres-operations',
    },
    request: {
      fetch: makeFetch({
        timeoutMs: TIMEOUT_MS,
        secondMs: 1_000,
        mostBytes: MOST_BYTES,
        now: () => Math.floor(Date.now() / 1_000),
        say: () => undefined,
        ...options,
      }),
    },
  });
  return {
    request: async (route, parameters = {}) => {
      try {
        // What is no part of the path would become a part of the query.
        const ours = route.includes('{owner}') ? { owner, repo } : {};
        const answer: { readonly data: unknown } = await send(route, { ...ours, ...parameters });
        return answer.data;
      } catch (error) {
        throw describe(route, error);
      }
    },
  };
}

/** Octokit wraps what `fetch` throws. */
function describe(route: Route, error: unknown): GithubError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Limited) {
    return makeGithubError({ route, detail: cause.message, retryAfterSeconds: cause.seconds, status: 429 });
  }
  const detail = cause instanceof Error ? cause.message : String(cause);
  const mayHaveHappened = route.startsWith('POST');
  if (cause instanceof LostAnswer) return makeGithubError({ route, detail, mayHaveHappened });
  const status =
    cause instanceof Error && 'status' in cause && typeof cause.status === 'number' ? cause.status : undefined;
  return makeGithubError({ route, detail, status, mayHaveHappened: mayHaveHappened && (status ?? 500) >= 500 });
}
