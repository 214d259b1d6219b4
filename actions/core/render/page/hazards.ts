import { sortNatural } from '../../general/natural.ts';
import type { Hazard, Plan, Step } from '../../types.ts';
import { mapClusters } from './facts.ts';
import { findRestarted, type Restarted } from './consequence.ts';
import { HAZARD_WORDS, HAZARDS_BY_WEIGHT, RESTART_WORDS, type HazardWords } from './hazard-words.ts';
import type { HazardNotice } from './model.ts';
import { nameHosts } from './where.ts';

/** A hazard that says all that the other says, where a step has both. */
const IMPLIED: Partial<Readonly<Record<Hazard, Hazard>>> = { destroy: 'data-loss', restart: 'failover' };

/** One notice a hazard, worst first. */
export function listHazards(plan: Plan): readonly HazardNotice[] {
  const clusterOf = mapClusters(plan);
  return HAZARDS_BY_WEIGHT.flatMap((hazard) => {
    const wider = IMPLIED[hazard];
    const steps = plan.steps.filter(
      ({ hazards }) => hazards.includes(hazard) && !(wider !== undefined && hazards.includes(wider)),
    );
    if (steps.length === 0) return hazard === 'limits' ? noticeLimits(plan) : [];
    const hosts = sortNatural(steps.flatMap((step) => step.hosts));
    const clusters = sortNatural(hosts.flatMap((host) => clusterOf.get(host) ?? []));
    return [
      {
        words: hazard === 'restart' ? nameRestart(steps) : HAZARD_WORDS[hazard],
        where: nameHosts(plan, { hosts, clusters }),
        steps: steps.map(({ id }) => id),
        consents: listConsents(plan, hazard),
      },
    ];
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

/** Where all steps restart the same service, it is named. */
function nameRestart(steps: readonly Step[]): HazardWords {
  const restarted = new Set<Restarted>(steps.map(({ tags }) => findRestarted(tags)));
  const [service] = restarted;
  return { ...HAZARD_WORDS.restart, ...(service === undefined || restarted.size > 1 ? {} : RESTART_WORDS[service]) };
}
