/** Shows by read-only probes that a step's effect is there. An exit code is no proof, and neither is a recap. */
import { parseEvents } from '../core/apply/events.ts';
import type { GuardedRun, HeldRun } from '../core/apply/ports.ts';
import { compareRecap, findUnproven } from '../core/apply/recap.ts';
import type { HostVerdict } from '../core/apply/recap.ts';
import { PROBES, type Step } from '../core/types.ts';
import type { ApplyAdapters } from './ports.ts';

/** What is to be proven, and on which hosts the step ran. */
type Proving = Pick<Step, 'proof' | 'hosts'>;

export interface ProveInput {
  readonly adapters: ApplyAdapters;
  readonly run: GuardedRun;
  readonly verdicts: readonly HostVerdict[];
}

export interface Proven {
  readonly verdicts: readonly HostVerdict[];
  readonly proven: readonly string[];
  /** Log of the first proof that failed. */
  readonly failed?: string;
}

export async function prove(step: Proving, input: ProveInput): Promise<Proven> {
  return holdProof(step, input).finish(input.verdicts);
}

/** A proof whose Ansible has started, and asks nothing until the run that it judges has ended. */
export interface HeldProof {
  readonly finish: (verdicts: readonly HostVerdict[]) => Promise<Proven>;
  readonly abandon: () => Promise<void>;
}

/**
 * Starts the proof's own Ansible beside the run, which saves its start afterwards. It is let go, by a word that is made
 * then, when the run has ended; where the run has failed on a host, a narrower one takes its place.
 */
export function holdProof(step: Proving, { adapters, run, verdicts: expected }: ProveInput): HeldProof {
  const start = (group: Group) => {
    const held = adapters.ansible.hold({
      ...run,
      ...group,
      playbook: PROBES,
      limit: group.hosts.join(':'),
      tags: group.kinds,
    });
    // Judged when it is asked for.
    held.catch(() => undefined);
    return { group, held };
  };
  const early = new Map(groupProofs(step, expected).map((group) => [identify(group), start(group)]));
  const abandon = async () => {
    const waiting = [...early.values()];
    early.clear();
    await Promise.allSettled(waiting.map(async ({ held }) => (await held).abandon()));
  };
  const take = (group: Group) => {
    const found = early.get(identify(group));
    early.delete(identify(group));
    return found ?? start(group);
  };
  const finish = async (verdicts: readonly HostVerdict[]) => {
    const started = groupProofs(step, verdicts).map(take);
    const [answers] = await Promise.all([
      Promise.all(
        started.map(async ({ group, held }) => ({ group, probed: await judge(group, await held, run, adapters) })),
      ),
      abandon(),
    ]);
    const failed = answers.find(({ probed }) => probed.failures.size > 0)?.probed.log;
    const judged = answers.reduce(
      (before, { group, probed }) => before.map((verdict) => fail(verdict, probed.failures, group.hosts)),
      verdicts,
    );
    const proven = answers.flatMap(({ group, probed }) => (probed.failures.size === 0 ? group.kinds : []));
    return { verdicts: judged, proven, ...(failed === undefined ? {} : { failed }) };
  };
  return { finish, abandon };
}

interface Group {
  readonly kinds: readonly string[];
  readonly hosts: readonly string[];
}

function identify({ kinds, hosts }: Group): string {
  return JSON.stringify([kinds, hosts]);
}

/** Proofs of the same hosts cost one start of Ansible. Hosts that have failed already prove nothing. */
function groupProofs(step: Proving, verdicts: readonly HostVerdict[]): readonly Group[] {
  const out = new Set(verdicts.filter((verdict) => !verdict.passed).map((verdict) => verdict.host));
  const ran = new Set(verdicts.map((verdict) => verdict.host));
  const groups = new Map<string, { kinds: string[]; hosts: readonly string[] }>();
  for (const proof of step.proof) {
    const hosts = proof.hosts.filter((host) => !out.has(host) && (ran.has(host) || !step.hosts.includes(host)));
    if (hosts.length === 0) continue;
    const group = groups.get(hosts.join(':')) ?? { kinds: [], hosts };
    if (!group.kinds.includes(proof.kind)) group.kinds.push(proof.kind);
    groups.set(hosts.join(':'), group);
  }
  return [...groups.values()];
}

interface Probed {
  /** Host to what is not proven there. */
  readonly failures: ReadonlyMap<string, string>;
  readonly log: string | undefined;
}

async function judge(
  { kinds, hosts }: Group,
  held: HeldRun,
  { delegates }: GuardedRun,
  { catalogue }: ApplyAdapters,
): Promise<Probed> {
  const outcome = await held.go();
  const events = parseEvents(outcome.events);
  const failures = new Map<string, string>();
  for (const verdict of compareRecap({ outcome, events, hosts, delegates, tags: kinds })) {
    if (!verdict.passed) failures.set(verdict.host, `not proven: ${verdict.message ?? 'unknown'}`);
    else if (verdict.changed > 0) failures.set(verdict.host, `the probes of ${kinds.join(', ')} changed something`);
  }
  const allKinds = new Set(catalogue.proofs.keys());
  for (const [host, missing] of findUnproven(events, { kinds, hosts, allKinds })) {
    if (!failures.has(host)) failures.set(host, `not proven: no probe of ${missing} ran there`);
  }
  return { failures, log: outcome.log };
}

/** A proof that fails on a host beyond the step's own counts against all of them. */
function fail(verdict: HostVerdict, failures: ReadonlyMap<string, string>, probed: readonly string[]): HostVerdict {
  const own = failures.get(verdict.host);
  const beyond = probed.includes(verdict.host) ? undefined : [...failures.values()][0];
  const message = own ?? beyond;
  return message === undefined || !verdict.passed ? verdict : { ...verdict, passed: false, message };
}
