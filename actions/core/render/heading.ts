import { count } from '../general/words.ts';
import type { Plan, SideRef } from '../types.ts';

export function describeSide({ rev, path }: SideRef): string {
  if (rev !== undefined) return rev.slice(0, 12);
  return path ?? 'the work tree';
}

export function describeExisting(plan: Plan): string {
  return plan.existing.length === 0 ? 'nothing' : plan.existing.map(describeSide).join(', ');
}

/** `2 steps on 3 hosts`, `refused: 1 problem`, `nothing to do`. */
export function summarisePlan(plan: Plan): string {
  if (plan.refusals.length > 0) return `refused: ${count(plan.refusals.length, 'problem')}`;
  if (plan.steps.length === 0) return 'nothing to do';
  const hosts = new Set(plan.steps.flatMap((step) => step.hosts));
  return `${count(plan.steps.length, 'step')} on ${count(hosts.size, 'host')}`;
}
