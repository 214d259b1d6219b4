/** Reads the JSON lines of the guard plugin: what ran where, and Ansible's own recap. */

export interface HostRecap {
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
}

/** A task that has begun on a host and has no result yet. */
export interface OpenTask {
  readonly host: string;
  readonly task: string;
  /** Seconds of the machine's monotonic clock. */
  readonly since: number;
  /** `4 of 60` where it asks again and again. */
  readonly attempt?: string;
}

export interface RunEvents {
  /** Tasks that were started. */
  readonly tasks: number;
  /** Name of the one that was started last. */
  readonly lastTask?: string;
  readonly results: readonly HostResult[];
  /** In the order in which they began. */
  readonly open: readonly OpenTask[];
  /** Undefined when Ansible ended before its recap. */
  readonly recap: ReadonlyMap<string, HostRecap> | undefined;
  /** Why the guard stopped the run. */
  readonly aborted?: string;
}

type Fields = Readonly<Record<string, unknown>>;

export function parseEvents(text: string): RunEvents {
  const events = text.split('\n').flatMap((line) => tryReadEvent(line));
  const recap = events.filter((event) => event.event === 'stats').at(-1);
  const aborted = events.find((event) => event.event === 'abort' || event.event === 'aborted');
  const starts = events.filter((event) => event.event === 'task_start');
  // Ansible tells of a meta task once a host.
  const tasks = starts.filter((event, index) => event.task !== starts[index - 1]?.task);
  const last = tasks.at(-1);
  return {
    tasks: tasks.length,
    ...(last === undefined ? {} : { lastTask: readText(last.task) }),
    results: events.filter((event) => event.event === 'host_result').map(readResult),
    open: findOpen(events),
    recap: recap === undefined ? undefined : readRecap(recap),
    ...(aborted === undefined ? {} : { aborted: readText(aborted.message) }),
  };
}

function findOpen(events: readonly Fields[]): readonly OpenTask[] {
  const open = new Map<string, OpenTask>();
  for (const event of events) {
    const host = readText(event.host);
    const begun = open.get(host);
    if (event.event === 'host_start') {
      open.set(host, { host, task: readText(event.task), since: readNumber(event.at) });
    } else if (event.event === 'host_retry' && begun !== undefined) {
      open.set(host, { ...begun, attempt: `${String(event.attempt)} of ${String(event.attempts)}` });
    } else if (event.event === 'host_result') {
      open.delete(host);
    }
  }
  return [...open.values()].sort((one, other) => one.since - other.since);
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
    message: readText(event.message),
  };
}

function readRecap(event: Fields): ReadonlyMap<string, HostRecap> {
  const hosts = asFields(event.hosts ?? event.stats ?? event.recap);
  return new Map(Object.entries(hosts).map(([host, counts]) => [host, readCounts(asFields(counts))]));
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

function asFields(value: unknown): Fields {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value));
}

function readText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function readNumber(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
