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
import type { Gated } from './gates.ts';

/** A host that cannot tell stands in no way. */
export async function findLentPool(step: Step, gated: Gated): Promise<Illness | undefined> {
  const { desired } = gated.prepared;
  const ask = async (member: MemberEndpoint): Promise<string | undefined> => {
    const { to, seconds } = asFields(await askMember(gated, member, { do: 'lent' }));
    const [leader, left] = [asText(to), asNumber(seconds)];
    if (leader === undefined || left === undefined) return undefined;
    return `the pool of ${member.instance} sends sessions to ${leader}, for ${String(left)} s more at most`;
  };
  const members = findStepClusters(step.hosts, [desired]).flatMap(
    (cluster) => getClusterEndpoints(desired, cluster).members,
  );
  const [reason] = (await Promise.all(members.map(ask))).filter((one) => one !== undefined);
  if (reason === undefined) return undefined;
  return { reason: `${reason}: a restart would cut them`, passes: true, ofHosts: true };
}
