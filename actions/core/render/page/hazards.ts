import { sortNatural } from '../../order/natural.ts';
import type { Hazard, Plan } from '../../types.ts';
import { mapClusters } from './facts.ts';
import { HAZARD_WORDS, HAZARDS_BY_WEIGHT } from './hazard-words.ts';
import type { HazardNotice } from './model.ts';
import { nameHosts } from './where.ts';

/** One notice a hazard, worst first. */
export function listHazards(plan: Plan): readonly HazardNotice[] {
  const clusterOf = mapClusters(plan);
  return HAZARDS_BY_WEIGHT.flatMap((hazard) => {
    const steps = plan.steps.filter(({ hazards }) => hazards.includes(hazard));
    if (steps.length === 0) return [];
    const hosts = sortNatural(steps.flatMap((step) => step.hosts));
    const clusters = sortNatural(hosts.flatMap((host) => clusterOf.get(host) ?? []));
    return [
      {
        words: HAZARD_WORDS[hazard],
        where: nameHosts(plan, { hosts, clusters }),
        steps: steps.map(({ id }) => id),
        consents: listConsents(plan, hazard),
      },
    ];
  });
}

function listConsents({ steps }: Plan, hazard: Hazard): readonly string[] {
  const changes = steps
    .filter(({ hazards }) => hazards.includes(hazard))
    .flatMap(({ because }) => because.flatMap(({ change }) => change ?? []));
  return sortNatural(changes.flatMap((change) => ('consent' in change ? (change.consent ?? []) : [])));
}
