import type { Parameter, ParameterEffect } from '../catalogue/types.ts';
import { getParameterEffect } from '../playbooks/effect-of.ts';
import { listEffectTasks, listParameterEffects, sees, type Reading } from '../playbooks/reading.ts';
import { isAlways } from '../playbooks/select.ts';
import { inCatalogue, type PlaybookRule } from './finding.ts';

/** No effect of a parameter runs for nothing: some task that its tags choose reads it, or the catalogue says by what other way it matters. */
export const checkIdleEffects: PlaybookRule = (reading) => {
  const { parameters, unseen } = reading.catalogue;
  const idle = [...parameters.values()].flatMap((parameter) =>
    listParameterEffects(parameter)
      .filter((one) => isIdle(reading, parameter, one))
      .map((one) => ({ name: parameter.name, ...one })),
  );
  const isKnown = (one: (typeof idle)[number]) =>
    unseen.some(({ effect, parameters: names }) => effect === one.effect && names.includes(one.name));
  const needless = unseen.filter(
    ({ effect, parameters: names }) =>
      !names.every((name) => idle.some((one) => one.name === name && one.effect === effect)),
  );
  return [
    ...idle
      .filter((one) => !isKnown(one))
      .map(({ name, effect, readers }) =>
        inCatalogue(
          'idle-effect',
          `${name}.${readers}`,
          `${name} names effect "${effect}" (${readers}), of which no task reads it; take the effect out, or say in "unseen" how it matters`,
        ),
      ),
    ...needless.map(({ effect, parameters: names }) =>
      inCatalogue(
        'idle-effect',
        effect,
        `"unseen" has ${names.join(', ')} for effect "${effect}", which is no idle effect of each of them`,
      ),
    ),
  ];
};

function isIdle(reading: Reading, { name }: Parameter, one: ParameterEffect): boolean {
  const tasks = listEffectTasks(reading, getParameterEffect(reading, one)).filter((task) => !isAlways(task));
  return !tasks.some((task) =>
    reading.reader
      .read(task)
      .reads.some(
        (read) => read.name === name && sees(one, read) && (one.readers === 'own') === (read.whose === 'own'),
      ),
  );
}
