/**
 * Whether a request is sent once more, and when.
 *
 * Reads, and writes that do the same twice, are repeated after errors of the server, a lost answer or a time-out. A POST
 * makes something: after a lost answer it may be there already, so its caller looks first. A limit was no attempt, so
 * that every request is repeated after it, when GitHub asks for it: never before, and not at all where the wait is long.
 * (Octokit's own plug-ins repeat a POST, ignore Retry-After of a plain 429, and hold every write for a second.)
 */
export interface Attempt {
  readonly method: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** Undefined: no answer, or half of one. */
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** What GitHub says, for limits that it tells apart only in words. */
  readonly message: string;
  /** Seconds since the epoch, for a limit that ends at a moment. */
  readonly now: number;
}

export type Decision =
  | { readonly kind: 'give-up' }
  | { readonly kind: 'limited'; readonly seconds: number }
  | { readonly kind: 'retry'; readonly seconds: number };

/** @internal Tests read it too. */
export const MOST_ATTEMPTS = 4;
/** @internal A comment that is an hour late is the scheduled run's business. */
export const LONGEST_WAIT_SECONDS = 60;
/** GitHub asks for a minute where it names no time. */
const UNNAMED_LIMIT_SECONDS = 60;

export function decide(attempt: Attempt): Decision {
  const limit = findLimit(attempt);
  if (limit !== undefined) {
    const isShort = limit <= LONGEST_WAIT_SECONDS && attempt.attempt < MOST_ATTEMPTS;
    return { kind: isShort ? 'retry' : 'limited', seconds: limit };
  }
  const { status, method, attempt: number } = attempt;
  const isTrouble = status === undefined || status >= 500;
  if (!isTrouble || method === 'POST' || number >= MOST_ATTEMPTS) return { kind: 'give-up' };
  return { kind: 'retry', seconds: 2 ** (number - 1) };
}

/** Seconds that GitHub asks for; undefined where the answer is about something else. */
function findLimit({ status, headers, message, now }: Attempt): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const after = readSeconds(headers['retry-after']);
  if (after !== undefined) return after;
  const reset = readSeconds(headers['x-ratelimit-reset']);
  if (headers['x-ratelimit-remaining'] === '0' && reset !== undefined) return Math.max(1, reset - now);
  return status === 429 || /secondary rate limit/i.test(message) ? UNNAMED_LIMIT_SECONDS : undefined;
}

function readSeconds(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
