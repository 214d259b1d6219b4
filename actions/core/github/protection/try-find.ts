import { GithubError } from '../api.ts';

/** Undefined where GitHub has no such thing. */
export async function tryFind(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof GithubError && error.failure.status === 404) return undefined;
    throw error;
  }
}
