import type { ApplyAdapters } from '../apply/ports.ts';
import { inventoryPath } from '../apply/live-refusals.ts';
import { holdProof } from '../apply/prove.ts';
import type { HeldProof } from '../apply/prove.ts';
import { giveClusterHosts } from '../core/apply/cluster-hosts.ts';
import type { GuardedRun, Lock } from '../core/apply/ports.ts';
import { PROBES } from '../core/types.ts';
import type { InForce } from './in-force.ts';

export interface RoleProofInput {
  readonly environment: string;
  readonly inForce: InForce;
  /** Held by the caller over the whole transaction. */
  readonly lock: Lock;
}

/** Of both servers, PostgreSQL's and pgbouncer's, with as few tasks as can be. */
const PROOF = 'role_rules';

/**
 * Proves that each member serves the rules of its live role, which its own callbacks have put in place. Reads only:
 * nothing is rendered, so no commit is taken up and no pending change slips in.
 *
 * Its files are written before anybody waits, and its Ansible starts while replicas are waited for: what is left when the
 * last one streams is the questions themselves.
 */
export class RoleProof {
  readonly #input: RoleProofInput;
  readonly #adapters: ApplyAdapters;
  #root: string | undefined;
  #begun: { readonly hosts: readonly string[]; readonly held: HeldProof } | undefined;

  constructor(input: RoleProofInput, adapters: ApplyAdapters) {
    this.#input = input;
    this.#adapters = adapters;
  }

  /** What fails here fails again in `finish`, which tells it. */
  prepare(): void {
    tryTo(() => this.#materialise());
  }

  begin(hosts: readonly string[]): void {
    this.#begun ??= tryTo(() => this.#hold(hosts));
  }

  /** Hosts that fail, with the reason. */
  async finish(hosts: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (this.#begun?.hosts.some((host) => hosts.includes(host)) !== true) await this.abandon();
    const { hosts: asked, held } = (this.#begun ??= this.#hold(hosts));
    this.#begun = undefined;
    const verdicts = asked.map((host) => ({ host, passed: hosts.includes(host), changed: 0, unreachable: false }));
    const { verdicts: proven } = await held.finish(verdicts);
    return new Map(
      proven
        .filter(({ host, passed }) => hosts.includes(host) && !passed)
        .map(({ host, message }) => [host, message ?? 'not proven'] as const),
    );
  }

  /** Whatever was begun asks nothing. */
  async abandon(): Promise<void> {
    await this.#begun?.held.abandon();
    this.#begun = undefined;
  }

  /** Once: it takes this process tens of milliseconds, which clients would wait. */
  #materialise(): string {
    return (this.#root ??= this.#adapters.ansible.materialise(this.#input.inForce.commit));
  }

  #hold(hosts: readonly string[]): { readonly hosts: readonly string[]; readonly held: HeldProof } {
    const { environment, inForce, lock } = this.#input;
    const playbooksRoot = this.#materialise();
    const run: GuardedRun = {
      playbook: PROBES,
      playbooksRoot,
      inventory: inventoryPath(playbooksRoot, environment),
      limit: hosts.join(':'),
      tags: [],
      vars: {},
      hosts,
      delegates: inForce.inventory.hosts.filter((host) => !hosts.includes(host)),
      descriptors: lock.descriptors,
      ...giveClusterHosts(inForce.inventory, { hosts, vars: {} }),
    };
    const verdicts = hosts.map((host) => ({ host, passed: true, changed: 0, unreachable: false }));
    const proof = [{ kind: PROOF, hosts, expect: '' }];
    return { hosts, held: holdProof({ proof, hosts }, { adapters: this.#adapters, run, verdicts }) };
  }
}

function tryTo<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
