import { settleMentions } from '../diff/settle.ts';
import type { SideView } from '../diff/side-view.ts';
import type { FoundItem } from './items.ts';
import type { PlanContext } from './types.ts';
import type { Problem, Value } from '../types.ts';
import { refuse } from './problem.ts';

/** Keys that count when an item is made: asked for on one that is there, they would silently not be brought about. */
export function findFixedProblems(context: PlanContext, found: FoundItem): readonly Problem[] {
  const { side, host, variable, items, item, before, after } = found;
  if (item.kind !== 'change') return [];
  return items.fixed.flatMap(({ key, unless, reason }) => {
    const wanted = after?.[key];
    if (wanted === undefined || (unless !== undefined && after?.[unless] !== undefined)) return [];
    const had = before?.[key] ?? items.defaults[key];
    if (had !== undefined && describe(side.view, host, had) === describe(context.desired, host, wanted)) return [];
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

/** With what it mentions: the same template may come to another value. */
function describe(view: SideView, host: string, value: Value): string {
  return view.describe(host, settleMentions(view, host, value));
}
