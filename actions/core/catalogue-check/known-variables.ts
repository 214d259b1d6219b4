import { isInternal, isMagic } from '../playbooks/names.ts';
import { listTasks } from '../playbooks/reading.ts';
import { finding, type PlaybookRule } from './finding.ts';

/** Whatever a task reads is a parameter of the schema, or internal and made by the playbooks. */
export const checkKnownVariables: PlaybookRule = (reading) =>
  listTasks(reading).flatMap((task) => {
    const { undefinedNames, definitions, produced } = reading.reader.read(task);
    const missing = undefinedNames.map((read) =>
      finding(
        'known-variable',
        read,
        read.name,
        `"${task.name}" of ${task.playbook} reads "${read.name}", which the schema does not know and nothing here makes; ` +
          'name a parameter, or make an internal variable (_…)',
      ),
    );
    const names = [...definitions, ...produced.map(({ name }) => ({ name, file: task.file, line: task.line }))];
    const unmarked = names.filter(({ name }) => !isInternal(name) && !isMagic(name) && !reading.reader.knows(name));
    return [
      ...missing,
      ...unmarked.map(({ name, file, line }) =>
        finding(
          'known-variable',
          { file, line },
          name,
          `"${name}" is made here and no parameter; begin its name with "_"`,
        ),
      ),
    ];
  });
