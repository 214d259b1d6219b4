import type { Step } from '../types.ts';
import { quoteWord } from './safe-text.ts';

/** The step as a person would run it from the repository's root. */
export function writeCommand(environment: string, step: Step): string {
  const words = [
    'ansible-playbook',
    '-i',
    `inventory/${environment}/hosts`,
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
