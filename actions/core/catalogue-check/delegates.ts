import { listEffectTasks, listTasks } from '../playbooks/reading.ts';
import { finding, inCatalogue, type PlaybookRule } from './finding.ts';

/** What is written elsewhere for a host says nothing of the host that it is written on. */
export const checkDelegatedReads: PlaybookRule = (reading) =>
  listTasks(reading).flatMap((task) => {
    const { delegates, connections } = reading.reader.read(task);
    if (delegates.size === 0) return [];
    return [...connections].map((name) =>
      finding(
        'delegates',
        task,
        name,
        `"${task.name}" is delegated, where ${name} is the delegate's; read hostvars[inventory_hostname].${name}`,
      ),
    );
  });

/** An effect names the hosts beyond its limit that its tasks are delegated to, and no others: a run that leaves its plan is stopped. */
export const checkDelegates: PlaybookRule = (reading) =>
  [...reading.catalogue.effects.values()].flatMap((effect) => {
    const tasks = listEffectTasks(reading, effect);
    const found = tasks.flatMap((task) => [...reading.reader.read(task).delegates].map((group) => ({ task, group })));
    const missing = found.filter(({ group }) => group === 'unknown' || !effect.delegates.includes(group));
    const idle = effect.delegates.filter((group) => !found.some((one) => one.group === group));
    return [
      ...missing.map(({ task, group }) =>
        finding(
          'delegates',
          task,
          effect.id,
          `"${task.name}" is delegated to ${group === 'unknown' ? 'hosts that are not known before it runs' : group}, which effect "${effect.id}" does not name`,
        ),
      ),
      ...idle.map((group) =>
        inCatalogue(
          'delegates',
          effect.id,
          `effect "${effect.id}" names ${group}, which none of its tasks is delegated to`,
        ),
      ),
    ];
  });
