import { listTasks } from '../playbooks/reading.ts';
import { isAlways, isSelected, listChoices } from '../playbooks/select.ts';
import { finding, type PlaybookRule } from './finding.ts';

/** A fact or result that a task reads is made under each tag by which the task can be chosen, or always. */
export const checkProduced: PlaybookRule = (reading) =>
  listTasks(reading).flatMap((task) => {
    const tasks = reading.playbooks.playbooks.get(task.playbook)?.tasks ?? [];
    const choices = listChoices(task);
    return reading.reader.read(task).produced.flatMap(({ name }) => {
      const producers = tasks.filter((one) => one.registers === name || one.sets.includes(name));
      const missing = isAlways(task)
        ? producers.some(isAlways)
          ? []
          : ['always']
        : choices.filter((tag) => !producers.some((producer) => isSelected(producer, [tag])));
      if (missing.length === 0) return [];
      const where = producers.map(({ file, line }) => `${file}:${line}`).join(', ');
      return [
        finding(
          'produced',
          task,
          name,
          `"${task.name}" (${task.playbook}) reads ${name}, which under tag ${missing.join(', ')} nothing makes; ` +
            `it is made at ${where}: give that the tag, or always`,
        ),
      ];
    });
  });
