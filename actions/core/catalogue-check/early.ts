import type { Effect } from '../catalogue/types.ts';
import { waitsFor } from '../order/rules.ts';
import { listEffectTasks, listParameterEffects, type Reading } from '../playbooks/reading.ts';
import { isAlways } from '../playbooks/select.ts';
import type { Task } from '../playbooks/types.ts';
import { finding, type PlaybookRule } from './finding.ts';

/**
 * A task writes the values of all parameters that it reads, whichever effect it is run for: one effect may not write what
 * another would have written only after a third.
 */
export const checkEarly: PlaybookRule = (reading) => {
  const effects = [...reading.catalogue.effects.values()].filter((effect) => effect.class !== 'create');
  const tasks = new Map(effects.map((effect) => [effect, listOwnTasks(reading, effect)]));
  return [...reading.catalogue.parameters.values()].flatMap((parameter) => {
    const asked = effects.filter(({ id }) => listParameterEffects(parameter).some(({ effect }) => effect === id));
    const late = asked.flatMap((effect) =>
      asked.filter((other) => waitsFor(effect, other)).map((first) => ({ effect, first })),
    );
    return late.flatMap(({ effect, first }) =>
      effects
        .filter(
          (other) => !asked.includes(other) && other.within !== effect.id && other !== first && !waitsFor(other, first),
        )
        .flatMap((other) =>
          [...(tasks.get(effect)?.values() ?? [])]
            .filter(
              (task) => tasks.get(other)?.has(keyOf(task)) === true && tasks.get(first)?.has(keyOf(task)) !== true,
            )
            .filter((task) => reading.reader.read(task).reads.some(({ name }) => name === parameter.name))
            .map((task) =>
              finding(
                'early',
                task,
                other.id,
                `"${task.name}" reads ${parameter.name}, which effect "${effect.id}" has written after "${first.id}"; "${other.id}" may run it before: put it within "${effect.id}", or after "${first.id}"`,
              ),
            ),
        ),
    );
  });
};

/** By where they stand: two playbooks may have one. */
function listOwnTasks(reading: Reading, effect: Effect): ReadonlyMap<string, Task> {
  const tasks = listEffectTasks(reading, effect).filter((task) => !isAlways(task));
  return new Map(tasks.map((task) => [keyOf(task), task]));
}

function keyOf({ file, line }: Task): string {
  return `${file}:${String(line)}`;
}
