import type { ApplyAdapters } from '../apply/ports.ts';
import type { Lock, Locks } from '../core/apply/ports.ts';
import { UserError } from '../core/types.ts';
import { runByHand } from '../run/run.ts';
import type { InForce } from './in-force.ts';

export interface RefreshRequest {
  readonly environment: string;
  readonly hosts: readonly string[];
  readonly inForce: InForce;
  /** Held by the caller over the whole transaction. */
  readonly lock: Lock;
}

/** Both HBA files hold rules by role: PostgreSQL's and pgbouncer's. */
export const REFRESH_TAGS = ['pg_hba', 'pgbouncer_hba', 'pgbouncer_reload'] as const;
const REFRESH_PROOFS = ['pg_hba', 'pgbouncer'] as const;

/** Renders the HBA rules by live role on hosts whose role changed, and proves it. Throws UserError with the hosts. */
export async function refreshHba(request: RefreshRequest, adapters: ApplyAdapters): Promise<void> {
  const { environment, hosts, inForce, lock } = request;
  if (inForce.doubt !== undefined) throw new UserError(inForce.doubt);
  const { step } = await runByHand(
    {
      environment,
      playbook: 'pgsql.yml',
      limit: hosts.join(':'),
      tags: REFRESH_TAGS,
      vars: {},
      proofs: REFRESH_PROOFS,
      inForce: inForce.commit,
    },
    { ...adapters, locks: lend(lock), ledger: keepQuiet(adapters) },
  );
  if (step.status === 'passed') return;
  const failed = step.hosts
    .filter((host) => host.status !== 'passed')
    .map(({ host, message }) => `${host} (${message ?? 'failed'})`);
  throw new UserError([step.message, ...failed].filter((line) => line !== undefined).join('; '));
}

/** The lock is held already and stays with the caller, who releases it. */
function lend(lock: Lock): Locks {
  return { acquire: () => Promise.resolve({ ...lock, release: () => undefined }) };
}

/** The entry is published by whatever is done next: nobody waits for GitHub under the cluster's lock. */
function keepQuiet({ ledger }: ApplyAdapters): ApplyAdapters['ledger'] {
  return { ...ledger, publish: () => Promise.resolve([]) };
}
