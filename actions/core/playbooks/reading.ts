import type { Catalogue, Effect, Parameter, ParameterEffect } from '../catalogue/types.ts';
import { isSelected } from './select.ts';
import { TaskReader } from './task-reads.ts';
import { readPlaybooks } from './read-playbooks.ts';
import type { Playbook, PlaybookFiles, Playbooks, Task, VariableRead } from './types.ts';

/** Playbooks beside the catalogue that says what they are for. */
export interface Reading {
  readonly catalogue: Catalogue;
  readonly playbooks: Playbooks;
  readonly reader: TaskReader;
}

/** Throws UserError where a file is no YAML. */
export function openReading(files: PlaybookFiles, catalogue: Catalogue): Reading {
  const playbooks = readPlaybooks(files);
  return { catalogue, playbooks, reader: new TaskReader(playbooks, (name) => catalogue.parameters.has(name)) };
}

export function listTasks({ playbooks }: Pick<Reading, 'playbooks'>): readonly Task[] {
  return [...playbooks.playbooks.values()].flatMap(({ tasks }) => tasks);
}

/** Playbooks that bring hosts to what the inventory says: no probes, no removal. */
export function listConverging({ catalogue, playbooks }: Reading): readonly Playbook[] {
  return [...playbooks.playbooks.values()].filter(({ name }) => {
    const effects = [...catalogue.effects.values()].filter(({ playbook }) => playbook === name);
    return effects.some((effect) => effect.class !== 'destroy');
  });
}

/** Tasks that an effect runs, the restart among them. */
export function listEffectTasks({ playbooks }: Pick<Reading, 'playbooks'>, effect: Effect): readonly Task[] {
  const tasks = playbooks.playbooks.get(effect.playbook)?.tasks ?? [];
  const tags = effect.tags.length === 0 ? [] : [...effect.tags, ...effect.restartTags];
  return tasks.filter((task) => isSelected(task, tags));
}

/** The effects of a parameter; that of its items reads a host's own. */
export function listParameterEffects({ effects, items }: Parameter): readonly ParameterEffect[] {
  return [...effects, ...(items === undefined ? [] : [{ effect: items.effect, readers: 'own' as const }])];
}

/** Whether an effect that looks at these hosts' values sees what is read. Members and all include the host itself. */
export function sees({ readers }: ParameterEffect, { whose }: Pick<VariableRead, 'whose'>): boolean {
  return whose === 'own' || readers === 'all' || readers === whose;
}

export function samePlace(one: Task, other: Task): boolean {
  return one.file === other.file && one.line === other.line;
}
