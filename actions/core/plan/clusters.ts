import { sortNatural } from '../general/natural.ts';
import type { PlanCluster } from '../types.ts';
import type { Action, PlanContext } from '../effects/types.ts';

/** The clusters that actions touch, each with all its hosts on either side. */
export function listClusters(context: PlanContext, actions: readonly Action[]): readonly PlanCluster[] {
  const names = sortNatural(actions.map(({ cluster }) => cluster).filter((cluster) => cluster !== ''));
  return names.map((name) => ({
    name,
    hosts: sortNatural(
      [context.desired, ...context.existing.map(({ view }) => view)].flatMap((view) => view.listMembers(name)),
    ),
  }));
}
