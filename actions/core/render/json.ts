import type { Plan } from '../types.ts';

/** The plan as it is, in the order of the contract: the same bytes on any machine. */
export function renderPlanJson(plan: Plan): string {
  return `${JSON.stringify(plan, null, 2)}\n`;
}
