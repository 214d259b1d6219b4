/** Which tasks a run with tags runs, as Ansible chooses. */
import { isMapping } from '../general/values.ts';
import type { Task } from './types.ts';

/** No tags: everything but what is only run when asked for. */
export function isSelected(task: Task, tags: readonly string[]): boolean {
  return [task.tags, ...task.gates].every((own) => (tags.length === 0 ? !own.includes('never') : isChosen(own, tags)));
}

function isChosen(own: readonly string[], tags: readonly string[]): boolean {
  if (own.some((tag) => tags.includes(tag))) return true;
  return own.includes('always') && !own.includes('never');
}

/** Run with every choice of tags, so chosen by none. */
export function isAlways(task: Task): boolean {
  return [task.tags, ...task.gates].every((own) => own.includes('always') && !own.includes('never'));
}

/** Whether every choice of tags that runs `task` runs `earlier` too. */
export function runsWith(earlier: Task, task: Task): boolean {
  const choices = listChoices(task);
  return choices.length === 0 || choices.every((tag) => isSelected(earlier, [tag]));
}

/** Tags by which a person can choose a task. */
export function listChoices(task: Task): readonly string[] {
  return task.tags.filter((tag) => tag !== 'never' && tag !== 'always' && isSelected(task, [tag]));
}

const LOOKERS = ['assert', 'fail', 'debug', 'meta', 'stat', 'pause', 'set_fact', 'include_tasks', 'include_role'];

/** Leaves nothing on a host: what it finds matters where another task reads it. */
export function isLooking(task: Task): boolean {
  if (LOOKERS.includes(task.module)) return true;
  if (task.keywords.get('changed_when') === false || task.keywords.get('check_mode') === false) return true;
  return task.module === 'uri' && isMapping(task.args) && (task.args['method'] ?? 'GET') === 'GET';
}
