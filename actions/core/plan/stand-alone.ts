import { refuse } from '../effects/problem.ts';
import { describeRaised } from '../safety/raised-limits.ts';
import type { Plan } from '../types.ts';

/**
 * A change that raises limits stands alone, so that a reviewer sees it for what it is. Only of a change that is proposed:
 * an apply may find two that were merged one after the other, and holds them to the limits in force.
 */
export function refuseRaisedLimits(plan: Plan): Plan {
  const { raises = [], steps, refusals } = plan;
  if (raises.length === 0 || steps.length === 0) return plan;
  const problems = raises.map((raised) =>
    refuse(undefined, {
      rule: 'limits-alone',
      message: `${describeRaised(raised)}, and the change does other things too; raise it by a change of its own, and merge that first`,
      path: `limits.${raised.name}`,
    }),
  );
  return { ...plan, refusals: [...refusals, ...problems] };
}
