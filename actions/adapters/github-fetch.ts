/**
 * `fetch` with a limit of time, whole answers only, and bounded repetition. Octokit's client takes half a body for the
 * text that came, so an answer is read to its end before the client sees it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { decide } from '../core/github/retry.ts';

export interface FetchOptions {
  readonly timeoutMs: number;
  /** Milliseconds in a second that is waited; tests wait shorter. */
  readonly secondMs: number;
  readonly mostBytes: number;
  /** Seconds since the epoch. */
  readonly now: () => number;
  readonly say: (line: string) => void;
}

/** The last answer, whatever its status. Throws `LostAnswer` or `Limited`. */
export function makeFetch(options: FetchOptions): typeof fetch {
  return async (input, init) => {
    const method = init?.method ?? 'GET';
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await sendOnce(input, init, options);
      if (outcome.kind === 'answer' && outcome.response.status < 400) return outcome.response;
      const found = outcome.kind === 'answer' ? await describe(outcome.response) : outcome;
      const decision = decide({ method, attempt, now: options.now(), ...found });
      if (decision.kind === 'limited') throw new Limited(decision.seconds, found.message);
      if (decision.kind === 'give-up') {
        if (outcome.kind === 'answer') return outcome.response;
        throw new LostAnswer(found.message);
      }
      options.say(`${method}: ${found.message}; once more in ${String(decision.seconds)} s`);
      await sleep(decision.seconds * options.secondMs);
    }
  };
}

export class LostAnswer extends Error {
  override readonly name = 'LostAnswer';
}

export class Limited extends Error {
  override readonly name = 'Limited';
  readonly seconds: number;

  constructor(seconds: number, message: string) {
    super(message);
    this.seconds = seconds;
  }
}

type Outcome =
  | { readonly kind: 'answer'; readonly response: Response }
  | {
      readonly kind: 'lost';
      readonly status: undefined;
      readonly headers: Record<string, never>;
      readonly message: string;
    };

async function sendOnce(
  input: Parameters<typeof fetch>[0],
  init: RequestInit | undefined,
  { timeoutMs, mostBytes }: FetchOptions,
): Promise<Outcome> {
  try {
    const response = await fetch(input, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    const body = await readBody(response, mostBytes);
    const { status, statusText, headers } = response;
    const isEmpty = body.length === 0 || status === 204 || status === 304;
    assertWhole(body, status, headers);
    return { kind: 'answer', response: new Response(isEmpty ? null : body, { status, statusText, headers }) };
  } catch (error) {
    return { kind: 'lost', status: undefined, headers: {}, message: explain(error) };
  }
}

async function readBody(response: Response, mostBytes: number): Promise<Buffer<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream: AsyncIterable<Uint8Array> | readonly Uint8Array[] = response.body ?? [];
  for await (const piece of stream) {
    length += piece.length;
    if (length > mostBytes) throw new Error(`the answer has more than ${String(mostBytes)} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function assertWhole(body: Buffer, status: number, headers: Headers): void {
  if (status >= 400 || body.length === 0 || !(headers.get('content-type') ?? '').includes('json')) return;
  try {
    JSON.parse(body.toString('utf8'));
  } catch {
    throw new Error('the answer ended before its end');
  }
}

async function describe(response: Response) {
  const text = await response.clone().text();
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    message: `${String(response.status)} ${text.slice(0, 300)}`,
  };
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  return error.cause instanceof Error ? error.cause.message : error.message;
}
