/** Who is waited for: followed line by line, while the run goes on. */
import { sortNatural } from '../general/natural.ts';
import { readEvents, readNumber, readText } from './events.ts';

/** A task that has begun on a host and has no result yet. */
interface OpenTask {
  readonly host: string;
  readonly task: string;
  /** Seconds of the machine's monotonic clock. */
  readonly since: number;
  /** `4 of 60` where it asks again and again. */
  readonly attempt?: string;
}

export interface Following {
  readonly open: ReadonlyMap<string, OpenTask>;
  /** Hosts that could not be reached any more, in the order in which that was found. */
  readonly lost: readonly string[];
  readonly lastTask?: string;
  /** When anything was last heard of the run. */
  readonly heardAt?: number;
}

export const NOTHING_HEARD: Following = { open: new Map(), lost: [] };

const SHOWN_HOSTS = 5;
/** Tasks take a second or two: a host that answers has said something by then. */
const IDLE_SECONDS = 4;

/** Goes on from what was known with further lines of the guard plugin; a half line at the end must not be among them. */
export function followTasks(before: Following, lines: string): Following {
  const open = new Map(before.open);
  const lost = [...before.lost];
  let { lastTask, heardAt } = before;
  for (const event of readEvents(lines)) {
    const host = readText(event.host);
    const begun = open.get(host);
    heardAt = readNumber(event.at);
    if (event.event === 'task_start') lastTask = readText(event.task);
    if (event.event === 'host_start') open.set(host, { host, task: readText(event.task), since: heardAt });
    if (event.event === 'host_result') {
      open.delete(host);
      if (event.status === 'unreachable' && !lost.includes(host)) lost.push(host);
    }
    if (event.event === 'host_retry' && begun !== undefined) {
      open.set(host, { ...begun, attempt: `${String(event.attempt)} of ${String(event.attempts)}` });
    }
  }
  return {
    open,
    lost,
    ...(lastTask === undefined ? {} : { lastTask }),
    ...(heardAt === undefined ? {} : { heardAt }),
  };
}

/** `10.10.10.13 since 28 s: patroni : Write Patroni's configuration`; undefined when no host is waited for. */
export function describeWaiting({ open }: Following, now: number): string | undefined {
  const [longest] = [...open.values()].sort((one, other) => one.since - other.since);
  if (longest === undefined) return undefined;
  const hosts = sortNatural([...open.values()].filter(({ task }) => task === longest.task).map(({ host }) => host));
  const more = hosts.length > SHOWN_HOSTS ? ` and ${String(hosts.length - SHOWN_HOSTS)} more` : '';
  const attempt = longest.attempt === undefined ? '' : ` (attempt ${longest.attempt})`;
  const seconds = String(Math.max(0, Math.round(now - longest.since)));
  return `${hosts.slice(0, SHOWN_HOSTS).join(', ')}${more} since ${seconds} s: ${longest.task}${attempt}`;
}

/** Seconds since anything was heard of the run, or since it began. */
export function countSilence({ heardAt }: Following, began: number, now: number): number {
  return now - Math.max(heardAt ?? began, began);
}

/** Whether the run has nothing to do but to wait for hosts that are silent. */
export function isIdle(following: Following, began: number, now: number): boolean {
  return following.open.size > 0 && countSilence(following, began, now) >= IDLE_SECONDS;
}
