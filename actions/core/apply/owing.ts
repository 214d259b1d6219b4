import { sortNatural } from '../general/natural.ts';
import type { Owing, StepReport } from './report.ts';

/** Why each host owes: the first step that did not pass there. */
export function assembleOwing(steps: readonly StepReport[], hosts: Iterable<string>): readonly Owing[] {
  return sortNatural(hosts).map((host) => explain(steps, host));
}

function explain(steps: readonly StepReport[], host: string): Owing {
  for (const step of steps) {
    const found = step.hosts.find((entry) => entry.host === host && entry.status !== 'passed');
    if (found !== undefined)
      return { host, step: step.id, reason: found.message ?? step.message ?? `${step.id} ${found.status}` };
  }
  return { host, reason: 'no step of this apply was for it' };
}
