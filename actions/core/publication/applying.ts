/**
 * How far an apply is: a small text that the meta node signs when a step begins or ends, and that the attached job pushes
 * while it watches. Nothing is planned or decided from it: the page of a merged pull request shows it with its time.
 */
import { UserError } from '../types.ts';

export const APPLYING_NAMESPACE = 'applying@postgres-operations';
export const APPLYING_FILE = 'applying.json';
export const APPLYING_SIGNATURE_FILE = 'applying.json.sig';

const VERSION = 1;

export interface ApplyCourse {
  /** What is brought about. */
  readonly commit: string;
  /** Those at work. */
  readonly steps: readonly string[];
  /** Steps that have passed, of how many. */
  readonly done: number;
  readonly of: number;
}

export interface Applying extends ApplyCourse {
  readonly environment: string;
  /** Name of the repository on its server, see nameRepository. */
  readonly repository: string;
  /** By UTC, as `2026-06-30T23:59:59Z`. */
  readonly time: string;
}

export function applyingRef(environment: string): string {
  return `refs/ops/${environment}/applying`;
}

export function printApplying({ environment, repository, commit, steps, done, of, time }: Applying): string {
  return `${JSON.stringify({ version: VERSION, environment, repository, commit, steps, done, of, time }, null, 2)}\n`;
}

/** Throws UserError where it is none of this version. */
export function parseApplying(text: string): Applying {
  const fields = parse(text);
  if (fields['version'] !== VERSION) throw damaged('its version is not known');
  const { steps } = fields;
  if (!Array.isArray(steps)) throw damaged('steps is not a list');
  const time = readText(fields['time'], 'time');
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time)) throw damaged('time is no time');
  return {
    environment: readText(fields['environment'], 'environment'),
    repository: readText(fields['repository'], 'repository'),
    commit: readText(fields['commit'], 'commit'),
    steps: steps.map((step) => readText(step, 'steps')),
    done: readCount(fields['done'], 'done'),
    of: readCount(fields['of'], 'of'),
    time,
  };
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value));
  } catch {
    // Told below, like what is JSON and no object.
  }
  throw damaged('it is no object of JSON');
}

function readText(value: unknown, what: string): string {
  if (typeof value === 'string') return value;
  throw damaged(`${what} is not text`);
}

function readCount(value: unknown, what: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw damaged(`${what} is not a number`);
}

function damaged(detail: string): UserError {
  return new UserError(`${APPLYING_FILE} cannot be read: ${detail} [state]`);
}
