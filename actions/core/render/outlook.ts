/** What a plan says beyond its steps: how it would be undone, and who else is at work on the same hosts. */
import type { Overlap, Revert, RevertClass } from '../outlook.ts';
import type { Plan } from '../types.ts';
import { count } from '../general/words.ts';

/** Lines without markup; their texts come from the inventory. */
export function describeRevert({ class: kind, reasons, steps }: Revert): readonly string[] {
  return [
    tellClass(kind, steps.length),
    ...steps.map(({ playbook, limit, tags, vars, hazards }) =>
      [
        `${playbook} -l ${limit}`,
        ...(tags.length === 0 ? [] : [`-t ${tags.join(',')}`]),
        ...Object.entries(vars).map(([name, value]) => `-e ${name}=${value}`),
        ...(hazards.length === 0 ? [] : [`(${hazards.join(', ')})`]),
      ].join(' '),
    ),
    ...reasons.map((reason) => `because ${reason}`),
  ];
}

/** Without steps nothing can be planned before somebody consents to it, or at all. */
function tellClass(kind: RevertClass, steps: number): string {
  if (kind === 'destroy')
    return `destroy, what it removes needs consent first${steps === 0 ? '' : `; beside that, ${count(steps, 'step')}`}`;
  return steps > 0 ? `${kind}, ${count(steps, 'step')}` : kind;
}

export function describeOverlaps(plan: Plan): readonly string[] {
  return (plan.overlaps ?? []).flatMap(describeOverlap);
}

function describeOverlap({ other, refused, common }: Overlap): readonly string[] {
  if (refused > 0) return [`${other}: its plan is refused: ${count(refused, 'problem')}`];
  if (common.length === 0) return [`${other}: nothing in common`];
  return common.map(
    ({ step, otherStep, playbook, tags, hosts }) =>
      `${other}: ${step} and its ${otherStep} both run ${[playbook, ...(tags.length === 0 ? [] : ['-t', tags.join(',')])].join(' ')} on ${hosts.join(' ')}`,
  );
}
