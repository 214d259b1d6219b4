import type { Plan, Step } from '../types.ts';
import { quoteWord } from './safe-text.ts';

/** The step as a person would run it from the repository's root. */
export function writeCommand(plan: Pick<Plan, 'environment' | 'existing' | 'desired'>, step: Step): string {
  const words = [
    'ansible-playbook',
    '-i',
    findInventory(plan, step),
    `playbooks/${step.playbook}`,
    '-l',
    step.limit,
    ...(step.tags.length === 0 ? [] : ['-t', step.tags.join(',')]),
    ...Object.entries(step.vars).flatMap(([name, value]) => ['-e', `${name}=${value}`]),
  ];
  const side = step.existingRev === undefined ? '' : ` at ${step.existingRev.slice(0, 12)}`;
  const remark = step.inventory === 'existing' ? `  # with the existing inventory${side}` : '';
  return `${words.map(quoteWord).join(' ')}${remark}`;
}

/** The path that was named for the step's side, else where the environment's inventory is. */
function findInventory({ environment, existing, desired }: Parameters<typeof writeCommand>[0], step: Step): string {
  const side = step.inventory === 'existing' ? existing.find(({ rev }) => rev === step.existingRev) : desired;
  return side?.inventory ?? `inventory/${environment}/hosts`;
}
