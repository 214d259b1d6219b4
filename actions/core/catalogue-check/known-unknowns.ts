import { listTasks } from '../playbooks/reading.ts';
import { finding, inCatalogue, type PlaybookRule } from './finding.ts';

/** What cannot be told before a task runs is written down with its reason, and nothing else is. */
export const checkKnownUnknowns: PlaybookRule = (reading) => {
  const { unknowns: known } = reading.catalogue;
  const found = listTasks(reading).flatMap((task) => reading.reader.read(task).unknowns);
  const open = found.filter(({ file }) => !known.some((one) => one.file === file));
  const idle = known.filter((one) => !found.some(({ file }) => file === one.file));
  return [
    ...open.map((one) =>
      finding(
        'known-unknown',
        one,
        one.file,
        `${one.what}: what it reads is not known before it runs; write it out, or say in "unknowns" of the catalogue why nothing is lost`,
      ),
    ),
    ...idle.map((one) =>
      inCatalogue('known-unknown', one.file, `nothing in ${one.file} is unknown; take it out of "unknowns"`),
    ),
  ];
};
