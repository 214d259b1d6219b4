import { findMember } from '../patroni/leader-state.ts';
import type { ClusterMember, ClusterView } from '../patroni/types.ts';
import type { Hazard } from '../types.ts';

/** Why a step must not run on a cluster, or beside the consensus store, as it is. */
export interface Illness {
  readonly reason: string;
  /** It may pass by itself: worth to wait for. */
  readonly passes: boolean;
  /** What tells it is the hosts, not Patroni: it is not asked for each second. */
  readonly ofHosts?: boolean;
}

const LIVELY = new Set(['running', 'streaming']);
const MEGABYTE = 1_048_576;

/** What a step with these hazards must not come upon; undefined when it may run. Without a limit, lag is not judged. */
export function findIllness(
  view: ClusterView,
  hazards: readonly Hazard[],
  replicaLagBytes = Number.POSITIVE_INFINITY,
): Illness | undefined {
  if (view.leader === undefined) {
    const states = view.members.map((member) => `${member.instance} ${member.state}`).join(', ');
    const reason = `${view.cluster} has no leader (${states}); bring one back first: scripts/ops patroni list ${view.cluster}`;
    return { reason, passes: false };
  }
  if (view.strangers.includes(view.leader)) {
    const reason =
      `${view.cluster} is led by ${view.leader}, which the inventory does not have: its services would have no server to ` +
      'write to; write it into the inventory again, or switch over to a member that the inventory has';
    return { reason, passes: false };
  }
  if (view.scheduledSwitchover)
    return { reason: `${view.cluster} has a scheduled switchover; wait for it, or cancel it`, passes: false };
  if (!takesDown(hazards)) return undefined;
  if (view.paused) {
    const reason = `${view.cluster} is paused; a restart needs Patroni in charge: resume it first`;
    return { reason, passes: false };
  }
  const faults = view.members.flatMap((member) => findFault(view, member, replicaLagBytes) ?? []);
  if (faults.length === 0) return undefined;
  const reason = `${view.cluster} is not whole (${faults.join(', ')}); a restart now could leave it without a replica to fail over to`;
  return { reason, passes: true };
}

/** Whether the step may end a server, or a leadership. */
export function takesDown(hazards: readonly Hazard[]): boolean {
  return hazards.includes('restart') || hazards.includes('failover');
}

/** `pg-test-2 has 34.0 MB of WAL to replay, at most 16.0 MB is allowed`. */
function findFault(view: ClusterView, member: ClusterMember, replicaLagBytes: number): string | undefined {
  const { instance, state, streaming, timeline, replayPaused } = member;
  const leads = instance === view.leader;
  if (!LIVELY.has(state) || (!leads && !streaming))
    return `${instance} is ${LIVELY.has(state) ? `${state} and does not stream` : state}`;
  if (leads) return undefined;
  const leading = findMember(view, view.leader)?.timeline;
  if (timeline !== undefined && leading !== undefined && timeline !== leading)
    return `${instance} is on timeline ${String(timeline)} and the leader on ${String(leading)}`;
  const lag = Math.max(member.lagBytes ?? 0, member.replayLagBytes ?? 0);
  if (member.noFailover || lag <= replicaLagBytes) return undefined;
  const paused = replayPaused ? ', and its replay is paused' : '';
  return `${instance} has ${inMegabytes(lag)} of WAL to replay, at most ${inMegabytes(replicaLagBytes)} is allowed${paused}`;
}

function inMegabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
