import type { PlayHosts } from '../catalogue/types.ts';
import type { Playbook, Task } from '../playbooks/types.ts';
import { inCatalogue, type PlaybookRule } from './finding.ts';

/** Every playbook of an effect is there, takes a limit on the hosts that the catalogue says, and reads the variables given to it. */
export const checkPlaybooks: PlaybookRule = (reading) => {
  const { catalogue, playbooks } = reading;
  const hosts = [...catalogue.playbooks].flatMap(([name, { hosts: wanted }]) => {
    const playbook = playbooks.playbooks.get(name);
    if (playbook === undefined) return [inCatalogue('playbook', name, `there is no playbooks/${name}`)];
    const found = findHosts(playbook);
    if (found === wanted) return [];
    return [
      inCatalogue(
        'playbook',
        name,
        `${name} runs on ${found ?? 'hosts of different kinds'}, the catalogue says ${wanted}`,
      ),
    ];
  });
  const variables = [...catalogue.parameters.values()].flatMap(({ items }) => {
    if (items === undefined) return [];
    const name = catalogue.effects.get(items.effect)?.playbook ?? '';
    const tasks = playbooks.playbooks.get(name)?.tasks ?? [];
    const isRead = tasks.some((task) => reading.reader.read(task).reads.some((read) => read.name === items.variable));
    return isRead
      ? []
      : [inCatalogue('playbook', name, `${name} does not read ${items.variable}, which a step gives it`)];
  });
  return [...hosts, ...variables];
};

/** `instances`: a play of all hosts that leaves those without a cluster first. */
function findHosts({ plays, tasks }: Playbook): PlayHosts | undefined {
  const kinds = plays.map((play): PlayHosts | undefined => {
    if (play.hosts === 'meta') return 'meta';
    if (play.hosts !== 'all') return undefined;
    const first = tasks.find((task) => task.play === play);
    return first !== undefined && leavesOthers(first) ? 'instances' : 'all';
  });
  const [only] = kinds;
  return kinds.every((kind) => kind === only) ? only : undefined;
}

/** As `findCluster` of a side has it: hosts of MatrixDB have a cluster's name and no instance of ours. */
const NO_INSTANCE = 'pg_cluster is not defined or pg_seq is not defined';

function leavesOthers({ module, args, when }: Task): boolean {
  return module === 'meta' && args === 'end_host' && when.length === 1 && when[0] === NO_INSTANCE;
}
