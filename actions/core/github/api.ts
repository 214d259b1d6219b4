/** GitHub's REST interface as the engine uses it. The adapter sends, waits and repeats; here is only what is asked for. */

/** `GET /repos/{owner}/{repo}/pulls`, as GitHub's reference writes it; owner and repository are filled in by the adapter. */
export type Route = `${'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'} /${string}`;

export interface GithubApi {
  /** The body of the answer; throws `GithubError` for any other than success. */
  readonly request: (route: Route, parameters?: Readonly<Record<string, unknown>>) => Promise<unknown>;
}

export interface Failure {
  readonly route: Route;
  /** Undefined where GitHub did not answer, or not wholly. */
  readonly status?: number | undefined;
  /** In GitHub's words. */
  readonly detail: string;
  /** GitHub asks to come back later than we are ready to wait. */
  readonly retryAfterSeconds?: number | undefined;
  /** The request may have been carried out although its answer is lost. */
  readonly mayHaveHappened?: boolean;
}

/** A request that did not succeed, with one sentence that says what to do. */
export class GithubError extends Error {
  override readonly name = 'GithubError';
  readonly failure: Failure;

  constructor(failure: Failure, sentence: string) {
    super(sentence);
    this.failure = failure;
  }
}
