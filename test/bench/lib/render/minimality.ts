/** A plan has no idle part: without a step, or a tag of one, something that differs would stay unwritten. */
import type { Step } from '../../../../actions/core/types.ts';
import { findMedian } from '../median.mjs';
import type { Edited } from './edits.ts';
import type { Judge } from './oracle.ts';
import { listChanged } from './pairs.ts';
import type { Written } from './pairs.ts';

/** Of the full playbooks' tasks times hosts, in the median. */
const BAR = 0.1;
const SHOWN = 20;
/** Such a tag loads what the step's other tags of the same service write, or starts with it; some have a unit to write. */
const LOADS = /_(?:reload|restart|launch)$/;

export function makeMinimality(): Judge {
  const counts = { steps: 0, tags: 0, idleSteps: 0, idleTags: 0 };
  const shares: number[] = [];
  const causes = new Map<string, { count: number; example: string }>();
  const note = (cause: string, example: string) =>
    causes.set(cause, { example, ...causes.get(cause), count: (causes.get(cause)?.count ?? 0) + 1 });
  return {
    judge: (edited) => {
      const parts = listParts(edited);
      for (const { step, writes } of parts) {
        counts.steps++;
        counts.tags += step.tags.length;
        const label = `${step.playbook} -t ${step.tags.join(',')}`;
        const idleTags = step.tags.filter((tag) => isIdle(tag, writes));
        if (writes.length === 0) {
          counts.idleSteps++;
          note(`step ${label}`, edited.name);
        } else
          for (const tag of idleTags) {
            counts.idleTags++;
            note(`tag ${tag} of ${label}`, edited.name);
          }
      }
      const tasks = edited.steps.reduce((sum, { rendered }) => sum + rendered.tasks, 0);
      if (parts.length > 0) shares.push(tasks / edited.desired.tasks);
    },
    report: () => {
      const worst = [...causes].sort(([, one], [, other]) => other.count - one.count).slice(0, SHOWN);
      for (const [cause, { count, example }] of worst)
        process.stdout.write(`idle ${count}: ${cause}, as in ${example}\n`);
      const { steps, idleSteps, tags, idleTags } = counts;
      process.stdout.write(`${steps} steps, ${idleSteps} idle; ${tags} tags, ${idleTags} idle in a step that is not\n`);
      process.stdout.write(
        `tasks times hosts: ${(100 * findMedian(shares)).toFixed(1)} % of the full run's in the median\n`,
      );
    },
    isPassed: () => counts.idleSteps + counts.idleTags === 0 && findMedian(shares) <= BAR,
  };
}

interface Part {
  readonly step: Step;
  /** What differs and no other step writes as it is to be. */
  readonly writes: readonly Written[];
}

function listParts({ existing, desired, steps, elsewhere }: Edited): readonly Part[] {
  const changed = [...listChanged(existing.pairs, desired.pairs), ...elsewhere];
  const content = (key: string) => desired.pairs.get(key)?.content;
  return steps.map(({ step, rendered }) => {
    const others = steps.filter((other) => other.step !== step);
    const own = [...rendered.pairs].filter(([key, written]) => {
      // What only the step's playbook does, as taking something away, differs by itself.
      if (!desired.pairs.has(key)) return written.kind !== 'service' && !existing.pairs.has(key);
      return changed.includes(key) && !others.some((other) => other.rendered.pairs.get(key)?.content === content(key));
    });
    return { step, writes: own.map(([, written]) => written) };
  });
}

/** Whether all that the step alone writes is written under its other tags too. */
function isIdle(tag: string, writes: readonly Written[]): boolean {
  const service = tag.slice(0, tag.indexOf('_') + 1);
  if (LOADS.test(tag)) return !writes.some(({ tags }) => [...tags].some((other) => other.startsWith(service)));
  return !writes.some(({ tags }) => tags.has(tag));
}
