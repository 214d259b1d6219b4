import type { ApplyAdapters } from '../apply/ports.ts';
import { inventoryPath } from '../apply/live-refusals.ts';
import { prove } from '../apply/prove.ts';
import type { GuardedRun, Lock } from '../core/apply/ports.ts';
import { PROBES } from '../core/types.ts';
import type { InForce } from './in-force.ts';

export interface RoleProof {
  readonly environment: string;
  /** Members that lead or follow now. */
  readonly hosts: readonly string[];
  readonly inForce: InForce;
  /** Held by the caller over the whole transaction. */
  readonly lock: Lock;
}

/** Files of rules by role: PostgreSQL's and pgbouncer's. */
const PROOFS = ['pg_hba', 'pgbouncer'] as const;

/**
 * Proves that each member serves the rules of its live role, which its own callbacks have put in place. Reads only:
 * nothing is rendered, so no commit is taken up and no pending change slips in. Hosts that fail, with the reason.
 */
export async function proveRoles(proof: RoleProof, adapters: ApplyAdapters): Promise<ReadonlyMap<string, string>> {
  const { environment, hosts, inForce, lock } = proof;
  const playbooksRoot = adapters.ansible.materialise(inForce.commit);
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
  };
  const verdicts = hosts.map((host) => ({ host, passed: true, changed: 0, unreachable: false }));
  const kinds = PROOFS.map((kind) => ({ kind, hosts, expect: '' }));
  const proven = await prove({ proof: kinds, hosts }, { adapters, run, verdicts });
  return new Map(
    proven.verdicts
      .filter(({ passed }) => !passed)
      .map(({ host, message }) => [host, message ?? 'not proven'] as const),
  );
}
