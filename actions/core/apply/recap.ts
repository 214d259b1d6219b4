import type { HostResult, RunEvents } from './events.ts';
import type { RunOutcome } from './ports.ts';

export interface HostVerdict {
  readonly host: string;
  readonly passed: boolean;
  readonly changed: number;
  /** It did not answer: the rest of the run went on without it. */
  readonly unreachable: boolean;
  readonly message?: string;
}

export interface RecapInput {
  readonly outcome: RunOutcome;
  readonly events: RunEvents;
  readonly hosts: readonly string[];
  readonly delegates: readonly string[];
  /** Those that were planned; none: any. */
  readonly tags?: readonly string[];
  /** A proof follows, and decides what a run without work has brought about: where nothing was to be done, nothing runs. */
  readonly proofFollows?: boolean;
}

/** What a task comes to that Ansible's recap counts as no success. */
const NOT_PASSED = new Set(['failed', 'unreachable', 'ignored']);

const EXIT_SOME_HOSTS_FAILED = 2;
const EXIT_SOME_HOSTS_UNREACHABLE = 4;
const HOST_LEVEL_EXITS = new Set([
  0,
  EXIT_SOME_HOSTS_FAILED,
  EXIT_SOME_HOSTS_UNREACHABLE,
  EXIT_SOME_HOSTS_FAILED | EXIT_SOME_HOSTS_UNREACHABLE,
]);

/** One verdict a planned host. A run that ended early, or that touched another host, has passed nowhere. */
export function compareRecap(input: RecapInput): readonly HostVerdict[] {
  const trouble = findTrouble(input);
  return input.hosts.map((host) => judge(host, input, trouble));
}

function findTrouble({
  outcome,
  events,
  hosts,
  delegates,
  tags = [],
  proofFollows = false,
}: RecapInput): string | undefined {
  if (events.aborted !== undefined) return `stopped by the guard: ${events.aborted}`;
  if (outcome.gaveUp !== undefined) return outcome.gaveUp;
  if (outcome.signal !== undefined) return `ansible-playbook was ended by ${outcome.signal}`;
  if (events.recap === undefined)
    return `ansible-playbook ended without a recap, exit ${String(outcome.exitCode)}: ${outcome.tail}`;
  const planned = new Set([...hosts, ...delegates, 'localhost']);
  const touched = new Set([...events.recap.keys(), ...events.results.map(({ host }) => host)]);
  const surplus = [...touched].filter((host) => !planned.has(host));
  if (surplus.length > 0) return `it ran on ${surplus.join(', ')}, which is not planned`;
  const stray = events.results.find((result) => tags.length > 0 && !hasPlannedTag(result, tags));
  if (stray !== undefined) return `it ran "${stray.task}", which has none of the planned tags`;
  if (!HOST_LEVEL_EXITS.has(outcome.exitCode))
    return `ansible-playbook ended with exit ${String(outcome.exitCode)}: ${outcome.tail}`;
  const counted = [...events.recap.values()].some((entry) => entry.failed > 0 || entry.unreachable > 0);
  if (outcome.exitCode !== 0 && !counted)
    return `ansible-playbook ended with exit ${String(outcome.exitCode)}: ${outcome.tail}`;
  if (!proofFollows && !counted && !events.results.some(isWork))
    return 'every task was skipped, but those that always run';
  return undefined;
}

function hasPlannedTag(result: HostResult, planned: readonly string[]): boolean {
  return result.tags.some((tag) => tag === 'always' || planned.includes(tag));
}

/** A run of which every condition was false has done nothing that was planned, whatever its recap counts. */
function isWork({ status, tags }: HostResult): boolean {
  return status !== 'skipped' && !tags.includes('always');
}

function judge(host: string, { events }: RecapInput, trouble: string | undefined): HostVerdict {
  const recap = events.recap?.get(host);
  const failure = events.results.find((result) => result.host === host && result.status === 'failed');
  const lost = events.results.find((result) => result.host === host && result.status === 'unreachable');
  const changed =
    recap?.changed ?? events.results.filter((result) => result.host === host && result.status === 'changed').length;
  const verdict = (message: string | undefined, unreachable = false): HostVerdict => ({
    host,
    changed,
    unreachable,
    passed: message === undefined,
    ...(message === undefined ? {} : { message }),
  });
  if (failure !== undefined && (recap === undefined || recap.failed > 0))
    return verdict(`${failure.task}: ${failure.message}`);
  if (recap !== undefined && recap.unreachable > 0) return verdict(lost?.message ?? 'unreachable', true);
  if (trouble !== undefined) return verdict(trouble);
  if (recap === undefined) return verdict('no task ran there');
  if (recap.failed > 0) return verdict(`${String(recap.failed)} tasks failed`);
  if (recap.rescued > 0) return verdict(`${String(recap.rescued)} failures were rescued`);
  if (recap.ignored > 0) return verdict(`${String(recap.ignored)} failures were ignored`);
  const untold = events.results.find((result) => result.host === host && NOT_PASSED.has(result.status));
  if (untold !== undefined) return verdict(`its recap does not count that "${untold.task}" is ${untold.status}`);
  return verdict(undefined);
}

export interface ProofCheck {
  /** Kinds that were asked for. */
  readonly kinds: readonly string[];
  readonly hosts: readonly string[];
  /** All kinds that there are: a task with several of them prepares probes, and is none. */
  readonly allKinds: ReadonlySet<string>;
}

/**
 * Where no probe of a kind came by: a misspelt tag must not pass as a proof. A host may skip all probes of a kind, since
 * some look at the leader only, but then another host must have run one.
 */
export function findUnproven(events: RunEvents, { kinds, hosts, allKinds }: ProofCheck): ReadonlyMap<string, string> {
  const probes = events.results.flatMap((result) => {
    const own = result.tags.filter((tag) => allKinds.has(tag));
    const [kind] = own;
    return kind === undefined || own.length > 1 ? [] : [{ kind, host: result.host, ran: result.status !== 'skipped' }];
  });
  const unproven = new Map<string, string>();
  for (const host of hosts) {
    const missing = kinds.filter((kind) => {
      const ofKind = probes.filter((probe) => probe.kind === kind);
      return !ofKind.some((probe) => probe.host === host) || !ofKind.some((probe) => probe.ran);
    });
    if (missing.length > 0) unproven.set(host, missing.join(', '));
  }
  return unproven;
}
