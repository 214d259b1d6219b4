/** What changes at any time without a run of Ansible, looked at on the live members: what follows their roles. */
import { inventoryPath } from '../apply/live-refusals.ts';
import type { ApplyAdapters } from '../apply/ports.ts';
import { prove } from '../apply/prove.ts';
import { openSide } from '../core/side/open-side.ts';
import { PROBES } from '../core/types.ts';
import type { Step } from '../core/types.ts';

export interface LiveFault {
  readonly host: string;
  readonly message: string;
}

/** By the proofs of the commit that is in force: they change nothing, and need no lock. */
const LIVE_PROOFS = ['pg_hba', 'pgbouncer', 'haproxy'] as const;

/** Hosts whose rules are not those of the live role, or whose HAProxy has servers that somebody left out. */
export async function findLiveFaults(
  environment: string,
  commit: string,
  adapters: ApplyAdapters,
): Promise<readonly LiveFault[]> {
  const { resolved } = openSide(adapters.readEnvironment(commit));
  const hosts = resolved.hosts.filter((host) => resolved.variables.get(host)?.has('pg_cluster') === true);
  if (hosts.length === 0) return [];
  const playbooksRoot = adapters.ansible.materialise(commit);
  const target = { playbook: PROBES, limit: hosts.join(':'), tags: [...LIVE_PROOFS], vars: {}, hosts, delegates: [] };
  const step: Step = {
    ...target,
    ...{ id: 'status', inventory: 'desired', because: [], hazards: [], after: [] },
    proof: LIVE_PROOFS.map((kind) => ({ kind, hosts, expect: '' })),
  };
  const run = { ...target, playbooksRoot, inventory: inventoryPath(playbooksRoot, environment), descriptors: [] };
  const verdicts = hosts.map((host) => ({ host, passed: true, changed: 0, unreachable: false }));
  const proven = await prove(step, { adapters, run, verdicts });
  return proven.verdicts.flatMap(({ host, passed, message }) =>
    passed ? [] : [{ host, message: message ?? 'not proven' }],
  );
}

export function renderLiveFaults(faults: readonly LiveFault[]): string {
  if (faults.length === 0) return 'live: the rules of every member are those of its role, and no server is left out';
  return ['live:', ...faults.map(({ host, message }) => `  ${host}  ${message}`)].join('\n');
}
