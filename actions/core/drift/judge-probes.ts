/**
 * What one run of the probes says of each kind on each host. Ansible ends a host at its first failure: the kinds before it
 * have passed there, the one of the failed task has not, and those after it are left for another run.
 */
import { parseEvents, type HostResult } from '../apply/events.ts';
import type { RunOutcome } from '../apply/ports.ts';
import { compareRecap, findUnproven, type HostVerdict } from '../apply/recap.ts';

export interface ProbedHost {
  readonly host: string;
  /** Kind to what was found instead. */
  readonly failed: ReadonlyMap<string, string>;
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
    if (verdict.passed) return { host, failed: findSilent(unproven.get(host)), left: [] };
    const failure = events.results.find((result) => result.host === host && result.status === 'failed');
    const asked = failure?.tags.filter((tag) => kinds.includes(tag)) ?? [];
    if (failure === undefined || asked.length === 0 || verdict.unreachable) return lose(verdict);
    const failed = new Map(asked.map((kind) => [kind, failure.message]));
    const before = findPassed(events.results, host, { failed, kinds });
    return { host, failed, left: kinds.filter((kind) => !failed.has(kind) && !before.has(kind)) };
  });
}

function lose({ host, unreachable, message = 'no answer' }: HostVerdict): ProbedHost {
  return { host, failed: new Map(), left: [], lost: { reason: message, unreachable } };
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
  { failed, kinds }: { readonly failed: ReadonlyMap<string, string>; readonly kinds: readonly string[] },
): ReadonlySet<string> {
  const own = results.filter((result) => result.host === host && result.status !== 'failed');
  const single = own.flatMap(({ tags }) => {
    const asked = tags.filter((tag) => kinds.includes(tag));
    return asked.length === 1 ? asked : [];
  });
  return new Set(single.filter((kind) => !failed.has(kind)));
}
