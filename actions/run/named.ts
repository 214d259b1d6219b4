import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import { writeLimit } from '../core/order/limit.ts';
import { UserError } from '../core/types.ts';
import type { Value } from '../core/types.ts';
import { prepareByHand } from '../apply/prepare.ts';
import type { ApplyAdapters } from '../apply/ports.ts';
import { runByHand } from './run.ts';
import type { RunReport } from './run.ts';

export interface NamedOptions {
  readonly environment: string;
  readonly cluster: string;
  readonly name: string;
  /** Also of a commit that origin's main does not contain. */
  readonly unmerged?: boolean;
}

export interface NamedKind {
  readonly playbook: string;
  /** Inventory list that must have the name: `pg_users`. */
  readonly list: string;
  /** Extra variable that carries it: `pg_user`. */
  readonly variable: string;
  readonly proof: string;
  readonly noun: string;
}

/** The handbook's command on a whole cluster for one item of one of its lists. */
export async function runNamed(options: NamedOptions, kind: NamedKind, adapters: ApplyAdapters): Promise<RunReport> {
  const { environment, cluster, name, unmerged = false } = options;
  const { desired } = prepareByHand(environment, adapters, { unmerged });
  const hosts = getClusterEndpoints(desired, cluster).members.map((member) => member.host);
  const names = hosts.slice(0, 1).flatMap((host) => readNames(desired.variables.get(host)?.get(kind.list)));
  if (!names.includes(name)) {
    throw new UserError(
      `${kind.noun} "${name}" is not in ${kind.list} of ${cluster} (there: ${names.join(', ')}); add it to the inventory first [unknown-${kind.noun}]`,
    );
  }
  return runByHand(
    {
      environment,
      playbook: kind.playbook,
      limit: writeLimit(hosts, desired, [cluster]),
      tags: [],
      vars: { [kind.variable]: name },
      proofs: [kind.proof],
      unmerged,
    },
    adapters,
  );
}

function readNames(list: Value | undefined): readonly string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: Value) => {
    if (item === null || typeof item !== 'object' || !('name' in item)) return [];
    return typeof item.name === 'string' ? [item.name] : [];
  });
}
