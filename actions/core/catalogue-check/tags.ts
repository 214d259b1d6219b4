import { PROBES } from '../types.ts';
import { isAlways, isSelected } from '../playbooks/select.ts';
import { inCatalogue, type PlaybookRule } from './finding.ts';

/** Every tag of the catalogue chooses a task that is not run anyway; every proof and watch is a tag of the probes. */
export const checkTags: PlaybookRule = (reading) => {
  const { catalogue, playbooks } = reading;
  const chooses = (playbook: string, tag: string) =>
    (playbooks.playbooks.get(playbook)?.tasks ?? []).some(
      (task) => !isAlways(task) && isSelected(task, [tag]) && mentions(task, tag),
    );
  const named = [...catalogue.playbooks].flatMap(([playbook, { tags }]) => tags.map((tag) => ({ playbook, tag })));
  const effects = [...catalogue.effects.values()].flatMap(({ playbook, tags, restartTags }) =>
    [...tags, ...restartTags].map((tag) => ({ playbook, tag })),
  );
  const proofs = [...catalogue.proofs.keys(), ...catalogue.watches.keys()].map((tag) => ({ playbook: PROBES, tag }));
  const distinct = new Map([...named, ...effects, ...proofs].map((one) => [`${one.playbook} ${one.tag}`, one]));
  return [...distinct.values()]
    .filter(({ playbook, tag }) => !chooses(playbook, tag))
    .map(({ playbook, tag }) =>
      inCatalogue('tag', `${playbook} ${tag}`, `tag ${tag} chooses no task of ${playbook} that does not run anyway`),
    );
};

function mentions(task: { readonly tags: readonly string[] }, tag: string): boolean {
  return task.tags.includes(tag);
}
