/**
 * Whether the effects of a parameter run what reads it. A task file that several playbooks import counts once: what
 * createuser runs need not be run by pgsql.yml too. What only looks, and what every run runs, leaves nothing behind.
 */
import type { Parameter, ReadException } from '../catalogue/types.ts';
import { getParameterEffect } from './effect-of.ts';
import { listConverging, listEffectTasks, listParameterEffects, samePlace, sees, type Reading } from './reading.ts';
import { isAlways, isLooking } from './select.ts';
import type { Task, VariableRead } from './types.ts';

export interface Reader {
  readonly task: Task;
  readonly read: VariableRead;
  readonly coveredBy: readonly string[];
  /** Neither is needed, and why. */
  readonly exempt: string | undefined;
}

/** Every task that reads a parameter. */
export function listReaders(reading: Reading, name: string): readonly Reader[] {
  const parameter = reading.catalogue.parameters.get(name);
  if (parameter === undefined) return [];
  const converging = new Set(listConverging(reading).map((playbook) => playbook.name));
  const runs = listParameterEffects(parameter).map((one) => ({
    one,
    tasks: listEffectTasks(reading, getParameterEffect(reading, one)),
  }));
  return [...reading.playbooks.playbooks.values()].flatMap(({ tasks }) =>
    tasks.flatMap((task) =>
      reading.reader
        .read(task)
        .reads.filter((read) => read.name === name)
        .map((read): Reader => {
          const covering = runs.filter(
            ({ one, tasks: run }) => sees(one, read) && run.some((other) => samePlace(other, task)),
          );
          return {
            task,
            read,
            coveredBy: [...new Set(covering.map(({ one }) => one.effect))],
            exempt: converging.has(task.playbook)
              ? findExemption(reading, parameter, task)
              : 'no change needs its playbook, which brings nothing of the inventory about',
          };
        }),
    ),
  );
}

function findExemption({ catalogue }: Reading, parameter: Parameter, task: Task): string | undefined {
  if (isAlways(task)) return 'it runs with every step';
  if (isLooking(task)) return 'it only looks';
  const isOfInstances = catalogue.playbooks.get(task.playbook)?.hosts === 'instances';
  if (parameter.refusal !== undefined && (!parameter.onInstances || isOfInstances)) return 'a change is refused';
  return undefined;
}

export function findException(reading: Reading, task: Task, read: VariableRead): ReadException | undefined {
  return reading.catalogue.exceptions.find(({ parameters, through, files }) => {
    if (!parameters.includes(read.name)) return false;
    if (files !== undefined && !files.includes(task.file)) return false;
    if (through === undefined) return true;
    const others = reading.reader.read(task, new Set([through])).reads;
    return !others.some(({ name, whose }) => name === read.name && whose === read.whose);
  });
}
