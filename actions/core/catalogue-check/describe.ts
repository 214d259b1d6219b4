/** What reads a parameter and what its change runs, as data. */
import type { Problem } from '../types.ts';
import { findException, listReaders } from '../playbooks/coverage.ts';
import { getParameterEffect } from '../playbooks/effect-of.ts';
import type { Scope } from '../catalogue/types.ts';
import type { Whose } from '../jinja/hosts.ts';
import { listEffectTasks, listParameterEffects, type Reading } from '../playbooks/reading.ts';
import { isAlways } from '../playbooks/select.ts';
import { InternalError } from '../types.ts';

export interface CatalogueOverview {
  /** No problem: catalogue and playbooks agree. */
  readonly ok: boolean;
  readonly tasks: number;
  readonly parameters: readonly {
    readonly parameter: string;
    readonly effects: readonly string[];
    readonly readers: number;
    readonly refused: boolean;
  }[];
  readonly problems: readonly Problem[];
}

interface EffectReport {
  readonly effect: string;
  readonly readers: Whose;
  readonly playbook: string;
  /** Empty: the whole playbook. */
  readonly tags: readonly string[];
  readonly scope: Scope;
  readonly class: string;
  readonly delegates: readonly string[];
  /** How many tasks it runs, without those that always run. */
  readonly tasks: number;
}

export interface ReaderReport {
  readonly playbook: string;
  readonly play: string;
  readonly hosts: string;
  readonly role?: string;
  readonly task: string;
  readonly file: string;
  readonly line: number;
  readonly tags: readonly string[];
  readonly whose: Whose;
  /** Variables and files between the task and the parameter. */
  readonly via: readonly string[];
  readonly delegates: readonly string[];
  readonly runOnce: boolean;
  readonly coveredBy: readonly string[];
  /** Why no effect has to run it, where none does. */
  readonly reason?: string;
}

export interface ParameterReport {
  readonly parameter: string;
  readonly refusal?: string;
  readonly unread?: string;
  readonly effects: readonly EffectReport[];
  readonly readers: readonly ReaderReport[];
}

export function describeParameter(reading: Reading, name: string): ParameterReport {
  const parameter = reading.catalogue.parameters.get(name);
  if (parameter === undefined) throw new InternalError(`the catalogue has no parameter "${name}"`);
  const effects = listParameterEffects(parameter).map((one): EffectReport => {
    const effect = getParameterEffect(reading, one);
    const tasks = listEffectTasks(reading, effect).filter((task) => !isAlways(task)).length;
    const { playbook, tags, scope, class: kind, delegates } = effect;
    return { effect: effect.id, readers: one.readers, playbook, tags, scope, class: kind, delegates, tasks };
  });
  const readers = listReaders(reading, name).map(({ task, read, coveredBy, exempt }): ReaderReport => {
    const reason = coveredBy.length > 0 ? undefined : (exempt ?? findException(reading, task, read)?.reason);
    return {
      playbook: task.playbook,
      play: task.play.name,
      hosts: task.play.hosts,
      ...(task.role === undefined ? {} : { role: task.role }),
      task: task.name,
      file: task.file,
      line: task.line,
      tags: task.tags,
      whose: read.whose,
      via: read.via,
      delegates: [...reading.reader.read(task).delegates],
      runOnce: task.keywords.get('run_once') === true,
      coveredBy,
      ...(reason === undefined ? {} : { reason }),
    };
  });
  return {
    parameter: name,
    ...(parameter.refusal === undefined ? {} : { refusal: parameter.refusal }),
    ...(parameter.unread === undefined ? {} : { unread: parameter.unread }),
    effects,
    readers,
  };
}
