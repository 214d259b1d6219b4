import type { Catalogue } from '../catalogue/types.ts';
import type { Hazard } from '../types.ts';
import type { ListedPlay } from './cross-check.ts';

/** A person's own, of which no effect is planned: it restarts members, whatever its tags. */
const RESTART = 'pgsql-restart.yml';

export interface ListedRun {
  readonly playbook: string;
  readonly tags: readonly string[];
  /** What Ansible lists for them. */
  readonly plays: readonly ListedPlay[];
}

/**
 * What a run that no plan made may do: the hazards of every effect of which it runs a task. By the tags of the listed
 * tasks, not only those that were asked for: a task is chosen by the tag of its role or by `all` as well.
 */
export function findRunHazards(catalogue: Pick<Catalogue, 'effects'>, run: ListedRun): readonly Hazard[] {
  if (run.playbook === RESTART) return ['restart'];
  const own = run.plays.flatMap(({ tasks }) => tasks).filter((tags) => !tags.includes('always'));
  const chosen = new Set([...run.tags, ...own.flat()]);
  const effects = [...catalogue.effects.values()].filter(({ playbook, tags, restartTags }) => {
    if (playbook !== run.playbook) return false;
    return run.tags.length === 0 || [...tags, ...restartTags].some((tag) => chosen.has(tag));
  });
  return [...new Set(effects.flatMap(({ hazards }) => hazards))];
}
