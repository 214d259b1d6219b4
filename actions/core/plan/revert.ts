import type { Revert, RevertClass } from '../outlook.ts';
import type { Plan, Problem, Step } from '../types.ts';
import { assembleWork } from './assemble-checked-plan.ts';
import type { PlanInput } from '../effects/types.ts';

/** The plan with its sides swapped. Of several existing sides the newest is what a revert goes back to. */
export function assembleRevert(input: PlanInput, plan: Plan): Revert | undefined {
  const back = input.existing.at(-1);
  if (back === undefined || plan.steps.length === 0 || plan.refusals.length > 0) return undefined;
  const { ref, resolved, playbooks } = input.desired;
  const reverse = assembleWork({
    ...input,
    existing: [{ ref, resolved, hosts: new Set(resolved.hosts), ...(playbooks === undefined ? {} : { playbooks }) }],
    desired: {
      ref: back.ref,
      resolved: back.resolved,
      ...(back.playbooks === undefined ? {} : { playbooks: back.playbooks }),
    },
    absent: new Set(),
    debts: new Map(),
    removals: [],
    isExplained: false,
  });
  const lost = plan.steps.filter(({ hazards }) => hazards.includes('destroy') || hazards.includes('data-loss'));
  const blocking = reverse.refusals.filter(({ rule }) => !isConsent(rule) && rule !== 'blast-radius');
  const consents = reverse.refusals.filter(({ rule }) => isConsent(rule));
  return {
    class: classify({ lost, blocking, consents }, reverse),
    reasons: [
      ...lost.map(({ id }) => `${id} destroys what no plan brings back`),
      ...blocking.map(({ message }) => message),
      ...consents.map(({ path }) => `it removes what the plan creates, which takes consent: ${path}`),
    ],
    steps: reverse.steps.map(({ playbook, tags, limit, vars, hazards }) => ({ playbook, tags, limit, vars, hazards })),
  };
}

function isConsent(rule: string): boolean {
  return rule === 'removal-consent';
}

function classify(
  found: {
    readonly lost: readonly Step[];
    readonly blocking: readonly Problem[];
    readonly consents: readonly Problem[];
  },
  { steps }: Pick<Plan, 'steps'>,
): RevertClass {
  if (found.lost.length > 0 || found.blocking.length > 0) return 'irreversible';
  if (found.consents.length > 0) return 'destroy';
  if (steps.some(({ hazards }) => hazards.includes('restart') || hazards.includes('failover'))) return 'restart';
  return steps.length > 0 ? 'reload' : 'none';
}
