/** What a name is in a task, by Ansible's precedence as far as it matters to who is read. */
import type { Value } from '../types.ts';
import { runsWith } from './select.ts';
import type { Place, Playbook, Playbooks, Task, VariableScope } from './types.ts';

export interface Definition extends Place {
  readonly kind: 'vars' | 'default';
  readonly name: string;
  readonly value: Value;
}

export interface Meaning {
  readonly definitions: readonly Definition[];
  /** Tasks that register it or set it as a fact. */
  readonly producers: readonly Task[];
  /** Nothing in the playbooks goes before the inventory. */
  readonly isInventory: boolean;
}

export class NameResolver {
  private readonly playbooks: Playbooks;
  private readonly producers = new Map<Playbook, ReadonlyMap<string, readonly Task[]>>();

  constructor(playbooks: Playbooks) {
    this.playbooks = playbooks;
  }

  resolve(name: string, task: Task): Meaning {
    const own = task.scopes.find(({ values }) => values.has(name));
    if (own !== undefined) return { definitions: [define(own, name, 'vars')], producers: [], isInventory: false };
    const producers = this.findProducers(name, task);
    const given =
      this.findRoleScope(task, name, 'vars') ?? (task.play.scope.values.has(name) ? task.play.scope : undefined);
    if (given !== undefined) return { definitions: [define(given, name, 'vars')], producers, isInventory: false };
    const fallback = this.findRoleScope(task, name, 'defaults');
    const definitions = fallback === undefined ? [] : [define(fallback, name, 'default')];
    return { definitions, producers, isInventory: true };
  }

  /** Its own role's before that of any other role of the play, which Ansible shows it too. */
  private findRoleScope(task: Task, name: string, part: 'vars' | 'defaults'): VariableScope | undefined {
    const names = task.role === undefined ? task.play.roles : [task.role, ...task.play.roles];
    for (const role of names) {
      const scope = this.playbooks.roles.get(role)?.[part];
      if (scope?.values.has(name) === true) return scope;
    }
    return undefined;
  }

  private findProducers(name: string, task: Task): readonly Task[] {
    const playbook = this.playbooks.playbooks.get(task.playbook);
    if (playbook === undefined) return [];
    let known = this.producers.get(playbook);
    if (known === undefined) {
      const found = new Map<string, Task[]>();
      for (const one of playbook.tasks) {
        for (const made of [...(one.registers === undefined ? [] : [one.registers]), ...one.sets]) {
          found.set(made, [...(found.get(made) ?? []), one]);
        }
      }
      known = found;
      this.producers.set(playbook, known);
    }
    return listLast(known.get(name) ?? [], task, playbook.tasks);
  }
}

/** Those that may have made it last, whatever tags are chosen; all of them where none comes before the task. */
function listLast(producers: readonly Task[], task: Task, order: readonly Task[]): readonly Task[] {
  const place = order.indexOf(task);
  const before = producers.filter((one) => order.indexOf(one) <= place).reverse();
  if (before.length === 0) return producers;
  const last = before.findIndex(
    (one) => one !== task && runsWith(one, task) && (one.registers !== undefined || one.when.length === 0),
  );
  return last < 0 ? before : before.slice(0, last + 1);
}

function define(scope: VariableScope, name: string, kind: Definition['kind']): Definition {
  return { ...scope.locate(name), kind, name, value: scope.values.get(name) ?? null };
}
