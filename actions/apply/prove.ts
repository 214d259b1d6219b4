/** Shows by read-only probes that a step's effect is there. An exit code is no proof, and neither is a recap. */
import { parseEvents } from '../core/apply/events.ts';
import type { GuardedRun } from '../core/apply/ports.ts';
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

export async function prove(step: Proving, { adapters, run, verdicts }: ProveInput): Promise<Proven> {
  let judged = verdicts;
  const proven: string[] = [];
  let failed: string | undefined;
  for (const { kinds, hosts } of groupProofs(step, verdicts)) {
    const { failures, log } = await probe(
      { ...run, playbook: PROBES, limit: hosts.join(':'), tags: kinds, hosts },
      kinds,
      adapters,
    );
    judged = judged.map((verdict) => fail(verdict, failures, hosts));
    if (failures.size === 0) proven.push(...kinds);
    else failed ??= log;
  }
  return { verdicts: judged, proven, ...(failed === undefined ? {} : { failed }) };
}

/** Proofs of the same hosts cost one start of Ansible. Hosts that have failed already prove nothing. */
function groupProofs(
  step: Proving,
  verdicts: readonly HostVerdict[],
): readonly { kinds: readonly string[]; hosts: readonly string[] }[] {
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

async function probe(run: GuardedRun, kinds: readonly string[], adapters: ApplyAdapters): Promise<Probed> {
  const outcome = await adapters.ansible.run(run);
  const events = parseEvents(outcome.events);
  const failures = new Map<string, string>();
  for (const verdict of compareRecap({ outcome, events, hosts: run.hosts, delegates: run.delegates })) {
    if (!verdict.passed) failures.set(verdict.host, `not proven: ${verdict.message ?? 'unknown'}`);
    else if (verdict.changed > 0) failures.set(verdict.host, `the probes of ${kinds.join(', ')} changed something`);
  }
  const allKinds = new Set(adapters.catalogue.proofs.keys());
  for (const [host, missing] of findUnproven(events, { kinds, hosts: run.hosts, allKinds })) {
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
