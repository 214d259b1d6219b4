import { getParameterEffect } from '../playbooks/effect-of.ts';
import { listEffectTasks, listParameterEffects, type Reading } from '../playbooks/reading.ts';
import { listValues } from '../playbooks/documents.ts';
import type { Task } from '../playbooks/types.ts';
import { isAlways } from '../playbooks/select.ts';
import { finding, type PlaybookRule } from './finding.ts';

const LEADER_FACTS = ['_pg_leader', '_pg_live_role'];

/** What runs on the live leader only is run on the whole cluster: who leads is not known before. What runs once reads no host's own value. */
export const checkScopes: PlaybookRule = (reading) =>
  [...reading.catalogue.parameters.values()].flatMap((parameter) =>
    listParameterEffects(parameter).flatMap((one) => {
      const effect = getParameterEffect(reading, one);
      const tasks = listEffectTasks(reading, effect).filter(
        (task) => !isAlways(task) && reads(reading, task, parameter.name),
      );
      const narrow = effect.scope === 'instance' ? tasks.filter(isOfLeader) : [];
      const once = effect.scope === 'instance' ? tasks.filter(({ keywords }) => keywords.get('run_once') === true) : [];
      return [
        ...narrow.map((task) =>
          finding(
            'scope',
            task,
            effect.id,
            `"${task.name}" runs on the live leader only, so effect "${effect.id}" of ${parameter.name} needs the scope of the cluster`,
          ),
        ),
        ...once.map((task) =>
          finding(
            'scope',
            task,
            effect.id,
            `"${task.name}" runs once, on whichever host comes first, and reads ${parameter.name} of that host alone`,
          ),
        ),
      ];
    }),
  );

function reads(reading: Reading, task: Task, name: string): boolean {
  return reading.reader.read(task).reads.some((read) => read.name === name && read.whose === 'own');
}

function isOfLeader({ when }: Task): boolean {
  const texts = when.flatMap((one) => listValues(one)).filter((one) => typeof one === 'string');
  return texts.some((text) => LEADER_FACTS.some((name) => new RegExp(`\\b${name}\\b`).test(text)));
}
