/** Reads the JSON lines of the guard plugin: what ran where, and Ansible's own recap. */

import { hideSecrets } from '../general/hidden-secrets.ts';

interface HostRecap {
  readonly ok: number;
  readonly changed: number;
  readonly failed: number;
  readonly unreachable: number;
  readonly rescued: number;
  readonly ignored: number;
}

export interface HostResult {
  readonly task: string;
  readonly tags: readonly string[];
  readonly host: string;
  readonly status: string;
  readonly message: string;
  /** It failed because an assertion did not hold. Whatever else fails has found nothing out. */
  readonly asserted?: true;
}

export interface RunEvents {
  /** Tasks that were started. */
  readonly tasks: number;
  readonly results: readonly HostResult[];
  /** Undefined when Ansible ended before its recap, and where the recap is none that Ansible writes, or not the only one. */
  readonly recap: ReadonlyMap<string, HostRecap> | undefined;
  /** Why the guard stopped the run. */
  readonly aborted?: string;
}

type Fields = Readonly<Record<string, unknown>>;

export function parseEvents(text: string): RunEvents {
  const events = readEvents(text);
  const [recap, ...others] = events.filter((event) => event.event === 'stats');
  const aborted = events.find((event) => event.event === 'abort' || event.event === 'aborted');
  const starts = events.filter((event) => event.event === 'task_start');
  // Ansible tells of a meta task once a host.
  const tasks = starts.filter((event, index) => event.task !== starts[index - 1]?.task);
  return {
    tasks: tasks.length,
    results: events.filter((event) => event.event === 'host_result').map(readResult),
    recap: recap === undefined || others.length > 0 ? undefined : readRecap(recap),
    ...(aborted === undefined ? {} : { aborted: hideSecrets(readText(aborted.message)) }),
  };
}

/**
 * The events of the run that was let go with this word, as text. Others are not its own: a run that began before it was
 * let go, or one that writes what it wants to have believed into the file of another. They abort it.
 */
export function takeOwnEvents(text: string, word: string): string {
  const lines = text.split('\n').filter((line) => line !== '');
  const own = lines.filter((line) => tryReadEvent(line).some(({ go }) => go === word));
  const foreign = lines.filter((line) => tryReadEvent(line).some(({ go, event }) => go !== word && event !== 'abort'));
  const aborts = lines.filter((line) => tryReadEvent(line).some(({ go, event }) => go !== word && event === 'abort'));
  const message = `${String(foreign.length)} events were written before the run was let go, or by another one`;
  const found = foreign.length === 0 ? [] : [JSON.stringify({ event: 'abort', message, go: word })];
  return [...aborts, ...found, ...own].map((line) => `${line}\n`).join('');
}

export function readEvents(text: string): readonly Fields[] {
  return text.split('\n').flatMap((line) => tryReadEvent(line));
}

/** A killed run may leave half a line. */
function tryReadEvent(line: string): readonly Fields[] {
  if (line.trim() === '') return [];
  try {
    return [asFields(JSON.parse(line))];
  } catch {
    return [];
  }
}

function readResult(event: Fields): HostResult {
  return {
    task: readText(event.task),
    tags: Array.isArray(event.tags) ? event.tags.map(String) : [],
    host: readText(event.host),
    status: readText(event.status),
    message: hideSecrets(readText(event.message)),
    ...(event.asserted === true ? { asserted: true } : {}),
  };
}

function readRecap(event: Fields): ReadonlyMap<string, HostRecap> | undefined {
  const hosts = Object.entries(asFields(event.hosts ?? event.stats ?? event.recap));
  if (!hosts.every(([, counts]) => Object.values(asFields(counts)).every(isCount))) return undefined;
  return new Map(hosts.map(([host, counts]) => [host, readCounts(asFields(counts))]));
}

/** A count that cannot be read would be taken for none. */
function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && readNumber(value) >= 0;
}

function readCounts(counts: Fields): HostRecap {
  return {
    ok: readNumber(counts.ok),
    changed: readNumber(counts.changed),
    failed: readNumber(counts.failed ?? counts.failures),
    unreachable: readNumber(counts.unreachable),
    rescued: readNumber(counts.rescued),
    ignored: readNumber(counts.ignored),
  };
}

export function asFields(value: unknown): Fields {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value));
}

export function readText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function readNumber(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
