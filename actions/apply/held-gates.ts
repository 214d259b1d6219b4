/**
 * Gates that a step is held to: the stricter of what the applied commit says and what is in force on the step's hosts. One
 * pull request could otherwise loosen a gate and restart what the gate was for. Of what `--approve` names they are loosened
 * at once: where a gate keeps a host from the commit that loosens it, the stricter one would stay in force for ever.
 */
import { holdGates, listLoosened } from '../core/load/gates.ts';
import type { Gates } from '../core/load/gates.ts';
import type { ApplyOptions } from './ports.ts';
import type { Prepared } from './prepare.ts';

interface Held extends Pick<Prepared, 'gates' | 'loosened'> {
  readonly existing: readonly Pick<Prepared['existing'][number], 'gates' | 'hosts'>[];
}

export function findGates({ existing, gates, loosened }: Held, stepHosts: readonly string[]): Gates {
  if (loosened === true) return gates;
  const there = existing.filter(({ hosts }) => stepHosts.some((host) => hosts.has(host)));
  return holdGates(
    gates,
    there.map((side) => side.gates),
  );
}

export function loosenApproved(prepared: Prepared, { approve }: Pick<ApplyOptions, 'approve'>): Prepared {
  return approve === prepared.plan.fingerprint ? { ...prepared, loosened: true } : prepared;
}

/** What a reader of environment.yml has to know before a step stops at a figure that the file does not have. */
export function tellHeldGates(prepared: Prepared): readonly string[] {
  const { gates, plan } = prepared;
  const hosts = plan.steps.flatMap((step) => step.hosts);
  const held = listLoosened(gates, findGates(prepared, hosts));
  if (held.length === 0) return [];
  return [
    `gates of environment.yml that are loosened count on a host when the commit is in force there, not before: ` +
      `${held.join(', ')}; on the meta node, scripts/ops apply --env ${plan.environment} --approve ${plan.fingerprint} ` +
      'has them count at once',
  ];
}
