import { sortNatural } from '../general/natural.ts';
import type { Overlap } from '../outlook.ts';
import type { Plan, Step } from '../types.ts';

/** Steps of two plans from the same existing side that run the same on the same hosts. */
export function findOverlap(plan: Plan, other: string, theirs: Plan): Overlap {
  const common = plan.steps.flatMap((step) => theirs.steps.flatMap((otherStep) => compare(step, otherStep)));
  return { other, refused: theirs.refusals.length, common };
}

function compare(step: Step, other: Step): Overlap['common'] {
  const hosts = sortNatural(step.hosts.filter((host) => other.hosts.includes(host)));
  const tags = step.tags.filter((tag) => other.tags.includes(tag));
  const isWhole = step.tags.length === 0 || other.tags.length === 0;
  const isSameRun = step.playbook === other.playbook && (isWhole ? hasSameItem(step, other) : tags.length > 0);
  return hosts.length > 0 && isSameRun
    ? [{ step: step.id, otherStep: other.id, playbook: step.playbook, tags, hosts }]
    : [];
}

/** Two users of one cluster are made by runs of one playbook that have nothing to do with each other. */
function hasSameItem(step: Step, other: Step): boolean {
  return ['pg_user', 'pg_database'].every((name) => step.vars[name] === other.vars[name]);
}
