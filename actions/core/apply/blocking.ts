/**
 * Which steps a failure stops: those of the failed host's cluster, and those that come after a step that ran nowhere or
 * that failed in what all clusters share. What other clusters need goes on. A cluster that is removed and made again is made
 * only when no host has the old one: what is left of it in the DCS would take the new members in.
 */
import type { Step } from '../types.ts';

/** Makes what all clusters need: the DCS, name service, monitoring. */
const SHARED_PLAYBOOK = 'infra.yml';

export interface FinishedStep {
  readonly step: Step;
  readonly failedHosts: readonly string[];
  /** Could not be reached: they owe the step. */
  readonly awayHosts: readonly string[];
  /** False: it was blocked, or no host of it could be reached. */
  readonly ran: boolean;
}

export interface BlockInput {
  readonly step: Step;
  readonly finished: ReadonlyMap<string, FinishedStep>;
  readonly clustersOf: (hosts: readonly string[]) => readonly string[];
  /** Clusters of which every member in force is removed, and that the desired side has again. */
  readonly rebuilt: ReadonlySet<string>;
}

/** Why the step must not begin; undefined when it may. */
export function findBlocker({ step, finished, clustersOf, rebuilt }: BlockInput): string | undefined {
  const own = new Set(clustersOf(step.hosts));
  for (const earlier of finished.values()) {
    const { id } = earlier.step;
    const depends = step.after.includes(id);
    if (depends && !earlier.ran) return `${id} has not run`;
    const remaining = depends && earlier.step.hazards.includes('destroy') ? earlier.awayHosts : [];
    const again = clustersOf(remaining).find((cluster) => own.has(cluster) && rebuilt.has(cluster));
    if (again !== undefined) return `${id} has not reached ${remaining.join(', ')}, which still has the old ${again}`;
    if (earlier.failedHosts.length === 0) continue;
    const failed = earlier.failedHosts.join(', ');
    if (depends && earlier.step.playbook === SHARED_PLAYBOOK) return `${id} failed on ${failed}`;
    const shared = clustersOf(earlier.failedHosts).find((cluster) => own.has(cluster));
    if (shared !== undefined) return `${id} failed on ${failed} of ${shared}`;
    if (step.hosts.some((host) => earlier.failedHosts.includes(host))) return `${id} failed on ${failed}`;
  }
  return undefined;
}
