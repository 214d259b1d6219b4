import { canonicalText } from '../general/canonical.ts';
import type { FoundItem } from './items.ts';
import type { PlanContext } from './types.ts';
import type { Problem } from '../types.ts';
import { refuse } from './problem.ts';

/** Keys that count when an item is made: asked for on one that is there, they would silently not be brought about. */
export function findFixedProblems(context: PlanContext, found: FoundItem): readonly Problem[] {
  const { host, variable, items, item, before, after } = found;
  if (item.kind !== 'change') return [];
  return items.fixed.flatMap(({ key, unless, reason }) => {
    const wanted = after?.[key];
    if (wanted === undefined || (unless !== undefined && after?.[unless] !== undefined)) return [];
    const had = before?.[key] ?? items.defaults[key];
    if (had !== undefined && canonicalText(had) === canonicalText(wanted)) return [];
    return [
      refuse(context.desired.findPosition(host, variable, [item.index, key]), {
        rule: 'fixed-at-creation',
        message: `${key} of ${items.noun} "${item.name}" cannot change any more: ${reason}`,
        path: `${variable}.${item.name}`,
        hosts: [host],
      }),
    ];
  });
}
