import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, MemberEndpoint, PatroniAnswer, PatroniClient, PatroniRequest } from '../core/patroni/types.ts';
import type { Value } from '../core/types.ts';

const READ_TIMEOUT_MS = 3_000;
/** Patroni itself answers a switchover after at most twice `loop_wait`. */
const WRITE_TIMEOUT_MS = 60_000;
/** A member's own answer has some kilobytes. */
const MOST_BYTES = 4_194_304;

/** Patroni's REST API over HTTP. Never throws: nobody there is an answer with status 0. */
export function createPatroniClient(): PatroniClient {
  return {
    get: (member, path, timeoutMs = READ_TIMEOUT_MS) => ask(urlOf(member, path), {}, timeoutMs),
    send: (request) =>
      ask(urlOf(request.member, request.path), assembleInit(request), WRITE_TIMEOUT_MS, request.signal),
  };
}

export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: async (milliseconds) => {
    await sleep(milliseconds);
  },
};

function urlOf(member: MemberEndpoint, path: string): string {
  const host = member.address.includes(':') ? `[${member.address}]` : member.address;
  return `http://${host}:${String(member.port)}${path}`;
}

function assembleInit(request: PatroniRequest): RequestInit {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (request.credentials !== undefined) {
    const { username, password } = request.credentials;
    headers.authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  }
  return { method: request.method, headers, body: JSON.stringify(request.body) };
}

/** A redirect is an answer: followed, it would send a request a second time, and to somebody else. */
async function ask(url: string, init: RequestInit, timeoutMs: number, given?: AbortSignal): Promise<PatroniAnswer> {
  const limit = AbortSignal.timeout(timeoutMs);
  const signal = given === undefined ? limit : AbortSignal.any([limit, given]);
  try {
    const response = await fetch(url, { ...init, signal, redirect: 'manual' });
    const text = await readText(response);
    return { status: response.status, body: tryParse(text), text };
  } catch (error) {
    return { status: 0, body: undefined, text: describe(error) };
  }
}

async function readText({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new Error(`it answers without end, more than ${String(MOST_BYTES)} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** WAL positions of databases up to 8 PiB stay exact in a double, so JSON.parse is enough here. */
function tryParse(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
