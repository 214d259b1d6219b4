import { sortNatural } from '../../general/natural.ts';
import type { Hazard, Plan, Step } from '../../types.ts';
import { mapClusters } from './facts.ts';
import { findRestart } from './consequence.ts';
import { HAZARD_WORDS, HAZARDS_BY_WEIGHT, RESTART_WORDS, type HazardWords } from './hazard-words.ts';
import type { HazardNotice } from './model.ts';
import { nameHosts } from './where.ts';

/** A hazard that says all that the other says, where a step has both. */
const IMPLIED: Partial<Readonly<Record<Hazard, Hazard>>> = { destroy: 'data-loss', restart: 'failover' };

/** One notice a hazard, and of restarts one a service; worst first. */
export function listHazards(plan: Plan): readonly HazardNotice[] {
  const clusterOf = mapClusters(plan);
  return HAZARDS_BY_WEIGHT.flatMap((hazard) => {
    const wider = IMPLIED[hazard];
    const steps = plan.steps.filter(
      ({ hazards }) => hazards.includes(hazard) && !(wider !== undefined && hazards.includes(wider)),
    );
    if (steps.length === 0) return hazard === 'limits' ? noticeLimits(plan) : [];
    const notice = (words: HazardWords, some: readonly Step[]): HazardNotice => {
      const hosts = sortNatural(some.flatMap((step) => step.hosts));
      const clusters = sortNatural(hosts.flatMap((host) => clusterOf.get(host) ?? []));
      const where = nameHosts(plan, { hosts, clusters });
      return { words, where, steps: some.map(({ id }) => id), consents: listConsents(plan, hazard) };
    };
    if (hazard !== 'restart') return [notice(HAZARD_WORDS[hazard], steps)];
    return Object.entries(RESTART_WORDS).flatMap(([restart, words]) => {
      const own = steps.filter((step) => findRestart(step) === restart);
      return own.length === 0 ? [] : [notice({ ...HAZARD_WORDS.restart, ...words }, own)];
    });
  });
}

/** Of the environment, and no step's. */
function noticeLimits({ raises = [] }: Plan): readonly HazardNotice[] {
  if (raises.length === 0) return [];
  return [{ words: HAZARD_WORDS.limits, where: ['environment.yml'], steps: [], consents: [] }];
}

function listConsents({ steps }: Plan, hazard: Hazard): readonly string[] {
  const changes = steps
    .filter(({ hazards }) => hazards.includes(hazard))
    .flatMap(({ because }) => because.flatMap(({ change }) => change ?? []));
  return sortNatural(changes.flatMap((change) => ('consent' in change ? (change.consent ?? []) : [])));
}
