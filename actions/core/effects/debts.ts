/**
 * What is owed to hosts beside any difference of the sides: where a ledger was begun on a fleet that lived, effects that
 * were not found there as the inventory has them. What was there instead is not known, so the step carries each hazard
 * that it may have.
 */
import { sortNatural } from '../general/natural.ts';
import type { Effect, Level } from '../catalogue/types.ts';
import type { Hazard } from '../types.ts';
import { becauseAt } from './because.ts';
import { getSwitched, isAskable } from './effects.ts';
import { isCreated, isReached } from './host-states.ts';
import type { Demand, PlanContext } from './types.ts';

/** Levels whose effects let people in and shut them out. */
const LOGINS: ReadonlySet<Level> = new Set(['roles', 'user', 'credentials', 'access']);

export function findDebts(context: PlanContext): readonly Demand[] {
  return sortNatural(context.debts.keys()).flatMap((host) => {
    if (!context.desired.has(host)) return [];
    const owed = findOwed(context, host);
    const whole = new Set(owed.filter(isWhole).map(({ playbook }) => playbook));
    // The whole playbook does what any of its parts does.
    return owed
      .filter((effect) => isWhole(effect) || !whole.has(effect.playbook))
      .map((effect) => demand(context, effect, host));
  });
}

/** Those of the debts that the desired side still asks for: a service that is switched off is stopped instead. */
function findOwed(context: PlanContext, host: string): readonly Effect[] {
  const { catalogue, debts } = context;
  const named = (debts.get(host) ?? []).flatMap((id): readonly Effect[] => {
    const effect = catalogue.effects.get(id);
    // The catalogue that named it is gone, and with it what it stood for: everything does it too.
    return effect === undefined ? [...catalogue.effects.values()].filter(isWhole) : [effect];
  });
  const owed = named.flatMap((effect) => {
    if (isWhole(effect)) return isWholeOwed(context, effect, host) ? [effect] : [];
    const switched = getSwitched(context, effect.id, host);
    return isAskable(context, switched, host) ? [switched] : [];
  });
  return [...new Set(owed)];
}

function isWhole({ class: kind }: Effect): boolean {
  return kind === 'create';
}

/** Where the playbook is run as a creation anyway, nothing is owed beside it. */
function isWholeOwed(context: PlanContext, { playbook }: Effect, host: string): boolean {
  const reach = context.catalogue.playbooks.get(playbook)?.hosts ?? 'all';
  return isReached(context.desired, host, reach) && !isCreated(context, host, reach);
}

function demand(context: PlanContext, effect: Effect, host: string): Demand {
  const group = context.desired.findCluster(host) ?? 'all';
  const parts = [...context.catalogue.effects.values()].filter(({ playbook }) => playbook === effect.playbook);
  return {
    effect,
    host,
    vars: {},
    hazards: [...new Set((isWhole(effect) ? parts : [effect]).flatMap(listHazards))],
    because: becauseAt(context.desired.findHostPosition(host), {
      path: `${group}.hosts.${host}`,
      hosts: [host],
      side: 'desired',
      summary: isWhole(effect)
        ? `${host} was adopted and could not be compared with the inventory`
        : `${host} was adopted, and "${effect.id}" was not found there as the inventory has it`,
    }),
  };
}

function listHazards(effect: Effect): readonly Hazard[] {
  return [
    ...effect.hazards,
    ...(effect.restartTags.length > 0 ? (['restart'] as const) : []),
    ...(LOGINS.has(effect.level) ? (['lock-out', 'access'] as const) : []),
  ];
}
