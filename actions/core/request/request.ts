/**
 * A request: what a workflow or a person asks the meta node to do, in a closed shape. It is written down, numbered and
 * synced before anything is started for it, so it outlives the job that handed it in. What comes from a job is a stranger's
 * text: each argument has a pattern, and what the shape does not know is refused by name.
 */
import { UserError } from '../types.ts';
import { parseObject, readObject, showValue } from './json-object.ts';

const REQUEST_VERSION = 1;
/** More than any request can have, its job's token included. */
const REQUEST_BYTES = 16_384;

/** Who asked, for the record. Of an apply it is what the job says; of an operation, what GitHub's token says. */
export interface Requester {
  readonly actor?: string;
  /** Address of the workflow run. */
  readonly run?: string;
}

/** As it is handed in. */
export interface WrittenRequest {
  readonly verb: RequestVerb;
  /** Commit that the verdict must cover; without it, whatever main is. */
  readonly commit?: string;
  readonly by: Requester;
  readonly arguments: Readonly<Record<string, string>>;
}

export interface Request extends WrittenRequest {
  readonly number: number;
  readonly environment: string;
}

interface Argument {
  readonly pattern: RegExp;
  readonly required?: true;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$/;

const FLAG = /^(?:true|false)$/;

/** Verbs, and the arguments that each takes. */
const REQUEST_VERBS = {
  apply: {},
  failover: {
    cluster: { pattern: NAME, required: true },
    operation: { pattern: /^(?:switchover|failover)$/, required: true },
    confirm: { pattern: NAME, required: true },
    leader: { pattern: NAME },
    candidate: { pattern: NAME },
    'accept-data-loss': { pattern: /^(?:unknown|\d{1,20})$/ },
    'while-paused': { pattern: NAME },
    'drain-limit': { pattern: /^\d{1,5}$/ },
    drill: { pattern: FLAG },
  },
  patroni: {
    command: { pattern: /^[a-z][a-z-]{1,19}$/, required: true },
    cluster: { pattern: NAME },
    member: { pattern: NAME },
    confirm: { pattern: NAME },
    deadline: { pattern: /^[1-9]\d{0,4}[mhd]$/ },
    pending: { pattern: FLAG },
    set: { pattern: /^[\x20-\x7e]{1,200}$/ },
    apply: { pattern: FLAG },
  },
  service: {
    action: { pattern: /^(?:start|stop|restart|reload|status)$/, required: true },
    unit: { pattern: /^[a-z][a-z_-]{1,39}$/, required: true },
    limit: { pattern: /^[A-Za-z0-9][A-Za-z0-9_.:,-]{0,199}$/, required: true },
    confirm: { pattern: NAME },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Argument>>>>;

export type RequestVerb = keyof typeof REQUEST_VERBS;

const ENVIRONMENT = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const ACTOR = /^[A-Za-z0-9][A-Za-z0-9_.[\]-]{0,99}$/;
const RUN = /^https:\/\/[A-Za-z0-9.-]{1,100}(?::\d{1,5})?\/[A-Za-z0-9_./-]{1,200}$/;
/** Three parts of base64url: the text is passed to the library that reads it, and shown to nobody. */
const TOKEN = /^[\w-]{1,2000}\.[\w-]{1,10000}\.[\w-]{1,2000}$/;
const KEYS = ['verb', 'commit', 'by', 'arguments'];

export function isRequestVerb(text: string): text is RequestVerb {
  return Object.hasOwn(REQUEST_VERBS, text);
}

/** Of what a runner tells, what a request may say: who asked is told, and never what a request fails by. */
export function assembleRequester(actor: string | undefined, run: string | undefined): Requester {
  return {
    ...(actor !== undefined && ACTOR.test(actor) ? { actor } : {}),
    ...(run !== undefined && RUN.test(run) ? { run } : {}),
  };
}

/** Throws UserError: such a name is part of unit names and paths. */
export function assertEnvironmentName(name: string): void {
  if (ENVIRONMENT.test(name)) return;
  throw refused(`environment ${showValue(name)} is no name: letters, digits, "_" and "-", at most 63`);
}

/** What a job sends: its request, and beside it the token that GitHub issued to the job. The token is never stored. */
export interface HandedIn {
  readonly written: WrittenRequest;
  readonly token?: string;
}

export function printHandedIn({ written, token }: HandedIn): string {
  return JSON.stringify({ ...written, ...(token === undefined ? {} : { token }) });
}

/** Throws UserError for whatever the shape does not know, in words without the token. */
export function parseHandedIn(text: string): HandedIn {
  if (text.length > REQUEST_BYTES) throw refused(`it is longer than ${String(REQUEST_BYTES)} characters`);
  const { token, ...written } = parseObject(text, 'the request', refused);
  if (token === undefined) return { written: parseWrittenRequest(JSON.stringify(written)) };
  if (typeof token !== 'string' || !TOKEN.test(token)) throw refused('its token is none that GitHub issues');
  return { written: parseWrittenRequest(JSON.stringify(written)), token };
}

/**
 * Reads a request. Throws UserError for whatever the shape does not know.
 * @internal Tests read it too.
 */
export function parseWrittenRequest(text: string): WrittenRequest {
  const written = parseObject(text, 'the request', refused);
  assertKeys(written, KEYS, 'the request');
  const { verb, commit } = written;
  if (typeof verb !== 'string' || !isRequestVerb(verb)) {
    throw refused(`verb ${showValue(verb)} is not known; there are ${Object.keys(REQUEST_VERBS).join(', ')}`);
  }
  return {
    verb,
    ...(commit === undefined ? {} : { commit: readText(commit, 'commit', COMMIT) }),
    by: readRequester(written['by'] ?? {}),
    arguments: readArguments(verb, written['arguments'] ?? {}),
  };
}

/** The text of a request's file; equal requests are equal bytes. */
export function printRequest(request: Request): string {
  const { number, environment, verb, commit, by, arguments: given } = request;
  return `${JSON.stringify({ version: REQUEST_VERSION, number, environment, verb, commit, by, arguments: given }, null, 2)}\n`;
}

/** Reads a request's file. Throws UserError where it is damaged, or of another version. */
export function parseRequest(text: string): Request {
  const { version, number, environment, ...written } = parseObject(text, 'the file', refused);
  if (version !== REQUEST_VERSION) throw refused(`version ${showValue(version)} is not known`);
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1) throw refused('it has no number');
  if (typeof environment !== 'string') throw refused('it names no environment');
  assertEnvironmentName(environment);
  return { ...parseWrittenRequest(JSON.stringify(written)), number, environment };
}

function readRequester(value: unknown): Requester {
  const by = readObject(value, 'by', refused);
  assertKeys(by, ['actor', 'run'], 'by');
  return {
    ...(by['actor'] === undefined ? {} : { actor: readText(by['actor'], 'by.actor', ACTOR) }),
    ...(by['run'] === undefined ? {} : { run: readText(by['run'], 'by.run', RUN) }),
  };
}

function readArguments(verb: RequestVerb, value: unknown): Readonly<Record<string, string>> {
  const given = readObject(value, 'arguments', refused);
  const known: Readonly<Record<string, Argument>> = REQUEST_VERBS[verb];
  assertKeys(given, Object.keys(known), `arguments of ${verb}`);
  const missing = Object.keys(known).find((name) => known[name]?.required === true && given[name] === undefined);
  if (missing !== undefined) throw refused(`${verb} needs the argument "${missing}"`);
  const read = Object.entries(known).flatMap(([name, { pattern }]) =>
    given[name] === undefined ? [] : [[name, readText(given[name], `arguments.${name}`, pattern)] as const],
  );
  return Object.fromEntries(read);
}

function assertKeys(object: Readonly<Record<string, unknown>>, known: readonly string[], what: string): void {
  const unknown = Object.keys(object).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  const allowed = known.length === 0 ? 'nothing is' : `${known.join(', ')} are`;
  throw refused(`${what}: ${showValue(unknown)} is not known; ${allowed} allowed`);
}

function readText(value: unknown, what: string, pattern: RegExp): string {
  if (typeof value !== 'string' || !pattern.test(value))
    throw refused(`${what} is ${showValue(value)}, which is not allowed`);
  return value;
}

function refused(detail: string): UserError {
  return new UserError(`the request is refused: ${detail} [request]`);
}
