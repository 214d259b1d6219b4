import { sortNatural } from '../order/natural.ts';
import type { Note } from '../types.ts';
import { listInForce, nameInstance } from './host-states.ts';
import type { PlanContext } from './types.ts';

/** What a reviewer should know and no step says. */
export function findNotes(context: PlanContext): readonly Note[] {
  return sortNatural(context.existing.flatMap((side) => [...side.hosts])).flatMap((host) => {
    const side = listInForce(context, host).at(-1);
    if (side === undefined || context.desired.findCluster(host) !== undefined) return [];
    const cluster = side.view.findCluster(host);
    if (cluster === undefined) {
      return context.desired.has(host) ? [] : [{ message: `host ${host} leaves the inventory: nothing runs on it` }];
    }
    const instance = nameInstance(side.view, host);
    const forgotten = context.removals.some(
      ({ action, name }) => action === 'forget' && (name === instance || name === cluster),
    );
    return forgotten ? [{ message: `${instance} is forgotten: nothing runs on ${host}, and what is there stays` }] : [];
  });
}
