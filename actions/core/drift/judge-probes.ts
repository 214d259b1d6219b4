/**
 * What one run of the probes says of each kind on each host. Ansible ends a host at its first failure: the kinds before it
 * have passed there, the one of the failed task has not, and those after it are left for another run. Only an assertion
 * that does not hold is something found. A task that reads and fails has found nothing out, and its error is no fact.
 */
import { parseEvents, type HostResult } from '../apply/events.ts';
import type { RunOutcome } from '../apply/ports.ts';
import { compareRecap, findUnproven, type HostVerdict } from '../apply/recap.ts';

export interface ProbedHost {
  readonly host: string;
  /** Kind to what was found instead. */
  readonly failed: ReadonlyMap<string, string>;
  /** Kind to why nobody could look. */
  readonly blind: ReadonlyMap<string, string>;
  /** Kinds that nobody has asked for yet. */
  readonly left: readonly string[];
  /** Why nothing can be asked of the host. */
  readonly lost?: { readonly reason: string; readonly unreachable: boolean };
}

interface ProbeRun {
  readonly outcome: RunOutcome;
  readonly hosts: readonly string[];
  readonly kinds: readonly string[];
  readonly delegates: readonly string[];
  /** All kinds that there are: a task with several of them prepares probes. */
  readonly allKinds: ReadonlySet<string>;
}

export function judgeProbes({ outcome, hosts, kinds, delegates, allKinds }: ProbeRun): readonly ProbedHost[] {
  const events = parseEvents(outcome.events);
  const unproven = findUnproven(events, { kinds, hosts, allKinds });
  return compareRecap({ outcome, events, hosts, delegates }).map((verdict): ProbedHost => {
    const { host } = verdict;
    if (verdict.passed) return { host, failed: new Map(), blind: findSilent(unproven.get(host)), left: [] };
    const failure = events.results.find((result) => result.host === host && result.status === 'failed');
    const asked = failure?.tags.filter((tag) => kinds.includes(tag)) ?? [];
    if (failure === undefined || asked.length === 0 || verdict.unreachable) return lose(verdict);
    const before = findPassed(events.results, host, { asked, kinds });
    const left = kinds.filter((kind) => !asked.includes(kind) && !before.has(kind));
    // What prepares several kinds judges none of them.
    const isFound = failure.asserted === true && asked.length === 1;
    const told = new Map(asked.map((kind) => [kind, isFound ? failure.message : describeError(failure)]));
    return { host, failed: isFound ? told : new Map(), blind: isFound ? new Map() : told, left };
  });
}

export function loseHost(host: string, reason: string, unreachable = false): ProbedHost {
  return { host, failed: new Map(), blind: new Map(), left: [], lost: { reason, unreachable } };
}

function lose({ host, unreachable, message = 'no answer' }: HostVerdict): ProbedHost {
  return loseHost(host, message, unreachable);
}

const LONGEST_ERROR = 160;

/** Errors go on for many lines, the first of which says what happened. */
function describeError({ task, message }: HostResult): string {
  const line = message.split('\n').find((one) => one.trim() !== '') ?? 'no reason given';
  const error = line.length > LONGEST_ERROR ? `${line.slice(0, LONGEST_ERROR - 1)}…` : line;
  return `${JSON.stringify(task)} failed: ${error.trim()}`;
}

/** A misspelt tag must not pass as a proof. */
function findSilent(missing: string | undefined): ReadonlyMap<string, string> {
  const kinds = missing === undefined ? [] : missing.split(', ');
  return new Map(kinds.map((kind) => [kind, 'no probe of it ran']));
}

/** The tasks of a kind follow one another, so a kind of which a task came by before the failure is through. */
function findPassed(
  results: readonly HostResult[],
  host: string,
  { asked, kinds }: { readonly asked: readonly string[]; readonly kinds: readonly string[] },
): ReadonlySet<string> {
  const own = results.filter((result) => result.host === host && result.status !== 'failed');
  const single = own.flatMap(({ tags }) => {
    const of = tags.filter((tag) => kinds.includes(tag));
    return of.length === 1 ? of : [];
  });
  return new Set(single.filter((kind) => !asked.includes(kind)));
}
