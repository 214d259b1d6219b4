import { findException, listReaders } from '../playbooks/coverage.ts';
import { finding, inCatalogue, type PlaybookRule } from './finding.ts';

/** The effects of a parameter run every task that reads it and keeps something on a host, or the exception says why not. */
export const checkCoveredReads: PlaybookRule = (reading) => {
  const used = new Set<object>();
  const problems = [...reading.catalogue.parameters.keys()].flatMap((name) =>
    listReaders(reading, name).flatMap(({ task, read, coveredBy, exempt }) => {
      if (exempt !== undefined || coveredBy.length > 0) return [];
      const exception = findException(reading, task, read);
      if (exception !== undefined) {
        used.add(exception);
        return [];
      }
      const way = read.via.length === 0 ? '' : ` by ${read.via.join(' → ')}`;
      const whose =
        read.whose === 'own' ? '' : ` of ${read.whose === 'members' ? "the cluster's members" : 'any host'}`;
      return [
        finding(
          'covered-read',
          task,
          name,
          `"${task.name}" (${task.playbook}, tags ${task.tags.join(', ')}) reads ${name}${whose}${way}, and no effect of it runs the task; ` +
            'add the effect, or an exception with its reason',
        ),
      ];
    }),
  );
  const idle = reading.catalogue.exceptions.filter((exception) => !used.has(exception));
  return [
    ...problems,
    ...idle.map(({ parameters, reason }) =>
      inCatalogue('covered-read', parameters.join(', '), `the exception "${reason}" excepts nothing; take it out`),
    ),
  ];
};
