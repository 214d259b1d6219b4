import { sortNatural } from '../order/natural.ts';
import { describeCommand } from './report.ts';
import type { Owing, StepReport } from './report.ts';

/** Why each host owes: the first step that did not pass there. */
export function assembleOwing(steps: readonly StepReport[], hosts: Iterable<string>): readonly Owing[] {
  return sortNatural(hosts).map((host) => ({ host, reason: explain(steps, host) }));
}

function explain(steps: readonly StepReport[], host: string): string {
  for (const step of steps) {
    const found = step.hosts.find((entry) => entry.host === host && entry.status !== 'passed');
    if (found !== undefined) {
      return `${step.id} ${describeCommand(step)}: ${found.status}: ${found.message ?? step.message ?? ''}`;
    }
  }
  const blocked = steps.find((step) => step.status === 'blocked');
  return blocked === undefined
    ? 'not done'
    : `${blocked.id} ${describeCommand(blocked)}: blocked: ${blocked.message ?? ''}`;
}
