import { sortNatural } from '../general/natural.ts';
import { findCluster } from '../resolve/clusters.ts';
import type { ResolvedInventory, Step } from '../types.ts';
import { nameLock } from './lock-name.ts';
import type { LockName } from './lock-name.ts';

/** Clusters whose members the step runs on, by either side, in natural order. */
export function findStepClusters(hosts: readonly string[], sides: readonly ResolvedInventory[]): readonly string[] {
  return sortNatural(sides.flatMap((side) => hosts.flatMap((host) => findCluster(side, host) ?? [])));
}

/** A step of clusters holds theirs; a step of the environment's own parts holds the environment's, and what it may fail over. */
export function findStepLocks(
  step: Pick<Step, 'playbook' | 'hosts' | 'hazards'>,
  sides: readonly ResolvedInventory[],
): readonly LockName[] {
  const ofCluster = step.playbook.startsWith('pgsql');
  const failsOver = step.hazards.includes('failover') || step.hazards.includes('restart');
  const everyHost = [...new Set(sides.flatMap((side) => side.hosts))];
  const clusters = ofCluster
    ? findStepClusters(step.hosts, sides)
    : failsOver
      ? findStepClusters(everyHost, sides)
      : [];
  return [...(ofCluster ? [] : [nameLock('environment')]), ...clusters.map((cluster) => nameLock({ cluster }))];
}
