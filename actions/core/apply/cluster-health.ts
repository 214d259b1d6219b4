import type { ClusterView } from '../patroni/types.ts';
import type { Hazard } from '../types.ts';

const LIVELY = new Set(['running', 'streaming']);

/** Why a step must not run on the cluster as it is; undefined when it may. */
export function findIllness(view: ClusterView, hazards: readonly Hazard[]): string | undefined {
  if (view.leader === undefined) {
    const states = view.members.map((member) => `${member.instance} ${member.state}`).join(', ');
    return `${view.cluster} has no leader (${states}); bring one back first: scripts/ops patroni list ${view.cluster}`;
  }
  if (view.scheduledSwitchover) return `${view.cluster} has a scheduled switchover; wait for it, or cancel it`;
  if (!hazards.includes('restart') && !hazards.includes('failover')) return undefined;
  if (view.paused) return `${view.cluster} is paused; a restart needs Patroni in charge: resume it first`;
  const lame = view.members.filter((member) => !LIVELY.has(member.state) || isBehind(view, member));
  if (lame.length === 0) return undefined;
  const states = lame.map((member) => `${member.instance} is ${member.state}`).join(', ');
  return `${view.cluster} is not whole (${states}); a restart now could leave it without a replica to fail over to`;
}

function isBehind(view: ClusterView, member: ClusterView['members'][number]): boolean {
  return member.instance !== view.leader && !member.streaming;
}
