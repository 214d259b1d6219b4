import type { RunEvents } from './events.ts';
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
}

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

function findTrouble({ outcome, events, hosts, delegates }: RecapInput): string | undefined {
  if (events.aborted !== undefined) return `stopped by the guard: ${events.aborted}`;
  if (outcome.signal !== undefined) return `ansible-playbook was ended by ${outcome.signal}`;
  if (events.recap === undefined)
    return `ansible-playbook ended without a recap, exit ${String(outcome.exitCode)}: ${outcome.tail}`;
  const planned = new Set([...hosts, ...delegates, 'localhost']);
  const surplus = [...events.recap.keys()].filter((host) => !planned.has(host));
  if (surplus.length > 0) return `it ran on ${surplus.join(', ')}, which is not planned`;
  if (!HOST_LEVEL_EXITS.has(outcome.exitCode))
    return `ansible-playbook ended with exit ${String(outcome.exitCode)}: ${outcome.tail}`;
  const counted = [...events.recap.values()].some((entry) => entry.failed > 0 || entry.unreachable > 0);
  if (outcome.exitCode !== 0 && !counted)
    return `ansible-playbook ended with exit ${String(outcome.exitCode)}: ${outcome.tail}`;
  return undefined;
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
  if (recap.ignored > 0) return verdict(`${String(recap.ignored)} failures were ignored`);
  return verdict(undefined);
}

/** Kinds of proof for which no task ran on a host: a misspelt tag must not pass as a proof. */
export function findUnproven(events: RunEvents, kinds: readonly string[], hosts: readonly string[]): readonly string[] {
  const probed = new Set(
    events.results
      .filter((result) => result.status === 'ok' || result.status === 'changed')
      .flatMap((result) => result.tags.map((tag) => `${tag} ${result.host}`)),
  );
  return hosts.flatMap((host) =>
    kinds.filter((kind) => !probed.has(`${kind} ${host}`)).map((kind) => `${kind} on ${host}`),
  );
}
