/**
 * After a switchover the sessions of the old leader's pool go on through it to the new leader, until their clients end them or
 * the limit passes. A restart holds the pool of the leader's own host, and would cut those: it waits for them.
 */
import type { Illness } from '../core/apply/cluster-health.ts';
import { findStepClusters } from '../core/apply/step-scope.ts';
import { asFields, asNumber, asText } from '../core/patroni/answers.ts';
import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import type { MemberEndpoint } from '../core/patroni/types.ts';
import type { Step } from '../core/types.ts';
import { askMember } from './ask-member.ts';
import type { Asking } from './ask-member.ts';
import type { Gated } from './gates.ts';

/** A pool that serves sessions of another member's host. */
export interface LentPool {
  /** The instance that they go to. */
  readonly to: string;
  readonly reason: string;
}

/** A host that cannot tell has lent nothing. */
export async function listLentPools(asking: Asking, members: readonly MemberEndpoint[]): Promise<readonly LentPool[]> {
  const ask = async (member: MemberEndpoint): Promise<readonly LentPool[]> => {
    const { to, seconds } = asFields(await askMember(asking, member, { do: 'lent' }));
    const [leader, left] = [asText(to), asNumber(seconds)];
    if (leader === undefined || left === undefined) return [];
    const sends = `the pool of ${member.instance} sends sessions to ${leader}, for ${String(left)} s more at most`;
    return [{ to: leader, reason: `${sends}: a restart would cut them` }];
  };
  return (await Promise.all(members.map(ask))).flat();
}

export async function findLentPool(step: Step, { adapters, prepared }: Gated): Promise<Illness | undefined> {
  const { desired } = prepared;
  const members = findStepClusters(step.hosts, [desired]).flatMap(
    (cluster) => getClusterEndpoints(desired, cluster).members,
  );
  const [lent] = await listLentPools({ inventory: desired, hosts: adapters.hosts }, members);
  return lent === undefined ? undefined : { reason: lent.reason, passes: true, ofHosts: true };
}
