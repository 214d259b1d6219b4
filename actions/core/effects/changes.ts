/**
 * What hosts that stay need done. An effect is looked at from the host on which it runs (its reader): for each side that may
 * be in force there, whatever the reader would see otherwise is a demand. A load balancer reads every member's values, so
 * a member that joins, leaves or changes is a difference of the others' views.
 */
import { findEffectiveValue } from '../diff/effective-value.ts';
import type { Effect, Parameter, Readers } from '../catalogue/types.ts';
import { openComparison, type VariableDifference } from '../diff/compare-host.ts';
import type { SideView } from '../diff/side-view.ts';
import { isMapping, isTemplate } from '../general/values.ts';
import { sortNatural } from '../general/natural.ts';
import type { Hazard, Problem, Value } from '../types.ts';
import { getSwitched, isAskable } from './effects.ts';
import { explainDifference, UNEXPLAINED } from './explain-difference.ts';
import { findItemDemands } from './items.ts';
import { findMembershipDemands } from './membership.ts';
import { hasSameOutcome } from './outcomes.ts';
import { isRestartChange } from '../settings/restart-change.ts';
import { findAccessChange } from './access-change.ts';
import { listAccessHazards } from './access-words.ts';
import { findKept } from './kept.ts';
import { findServiceLosses } from './service-loss.ts';
import type { Demand, ExistingView, Findings, PlanContext } from './types.ts';

export interface Changes extends Findings {
  /** By side and host; what `unaffected` explains. */
  readonly differences: readonly { readonly side: ExistingView; readonly difference: VariableDifference }[];
}

/** The differences of a host, and those that every host looks at. */
interface Compared {
  readonly compare: (host: string) => readonly VariableDifference[];
  readonly readByAll: readonly VariableDifference[];
}

export function findChanges(context: PlanContext): Changes {
  const hosts = sortNatural(context.desired.resolved.hosts);
  const demands: Demand[] = [];
  const refusals: Problem[] = [];
  const differences: { side: ExistingView; difference: VariableDifference }[] = [];
  for (const side of context.existing) {
    const compare = openComparison([side.view, context.desired], context.catalogue);
    const readByAll = findReadByAll(context, side, compare);
    for (const host of hosts) {
      if (!side.hosts.has(host) || !side.view.has(host)) continue;
      for (const difference of compare(host)) differences.push({ side, difference });
      demands.push(...findOwnDemands(context, side, host, compare(host)));
      demands.push(...findOthersDemands(context, side, host, { compare, readByAll }));
      demands.push(...findMembershipDemands(context, side, host));
      const items = findItemDemands(context, side, host, compare(host));
      demands.push(...items.demands);
      refusals.push(...items.refusals, ...findKept(context, side, host, compare(host)).refusals);
    }
  }
  return { demands, refusals, differences };
}

function findOwnDemands(
  context: PlanContext,
  side: ExistingView,
  host: string,
  differences: readonly VariableDifference[],
): readonly Demand[] {
  return differences
    .filter((difference) => difference.differsFromDefault)
    .flatMap((difference) => {
      const asked = askEffects(context, side, host, { variable: difference.variable, readers: 'own' });
      return demandEffects(context, side, difference, asked);
    });
}

/** The members of a cluster mostly differ in the same variables, of which each has the same effects on the reader. */
function findOthersDemands(
  context: PlanContext,
  side: ExistingView,
  reader: string,
  { compare, readByAll }: Compared,
): readonly Demand[] {
  const members = context.desired.listMembers(context.desired.findCluster(reader));
  const both = members.filter((member) => side.view.findCluster(member) === context.desired.findCluster(reader));
  const ask = (readers: Readers) =>
    memoise((variable: string) => askEffects(context, side, reader, { variable, readers }));
  const [ofMembers, ofAll] = [ask('members'), ask('all')];
  const counts = (difference: VariableDifference) => difference.differsFromDefault || !isFilled(context, difference);
  const demand = (differences: readonly VariableDifference[], asked: typeof ofAll) =>
    differences
      .filter(counts)
      .flatMap((difference) => demandEffects(context, side, difference, asked(difference.variable)));
  return [...both.flatMap((source) => demand(compare(source), ofMembers)), ...demand(readByAll, ofAll)];
}

function isFilled({ catalogue }: PlanContext, { variable }: VariableDifference): boolean {
  return catalogue.parameters.get(variable)?.filled === true;
}

/** Differences of any host that are looked at from all hosts. */
function findReadByAll(
  context: PlanContext,
  side: ExistingView,
  compare: (host: string) => readonly VariableDifference[],
): readonly VariableDifference[] {
  const parameters = [...context.catalogue.parameters.values()];
  const read = new Set(
    parameters.filter(({ effects }) => effects.some(({ readers }) => readers === 'all')).map(({ name }) => name),
  );
  if (read.size === 0) return [];
  return context.desired.resolved.hosts
    .filter((host) => side.view.has(host))
    .flatMap((host) => compare(host).filter(({ variable }) => read.has(variable)));
}

/** An effect that the reader needs, with what it means there. */
interface Asked {
  readonly effect: Effect;
  readonly host: string;
  readonly hazards: readonly Hazard[];
}

/** What a difference of the variable asks of the host that reads it, from whichever host it comes. */
function askEffects(
  context: PlanContext,
  side: ExistingView,
  reader: string,
  { variable, readers }: { readonly variable: string; readonly readers: Readers },
): readonly Asked[] {
  const parameter = context.catalogue.parameters.get(variable);
  if (parameter === undefined || parameter.refusal !== undefined) return [];
  return parameter.effects
    .filter((one) => one.readers === readers)
    .map(({ effect }) => getSwitched(context, effect, reader))
    .filter((effect) => isAskable(context, effect, reader))
    .filter(({ id }) => !hasSameOutcome(context, side, { effect: id, parameter: parameter.name, host: reader }))
    .map((effect) => ({ effect, host: reader, hazards: listHazards(context, side, effect.id, reader) }));
}

function demandEffects(
  context: PlanContext,
  side: ExistingView,
  difference: VariableDifference,
  asked: readonly Asked[],
): readonly Demand[] {
  const parameter = context.catalogue.parameters.get(difference.variable);
  if (parameter === undefined || asked.length === 0) return [];
  const restart = isRestart(context, side, parameter, difference) ? (['restart'] as const) : [];
  const because = context.isExplained
    ? context.desired.memo.recall(explainDifference, difference, context, side, parameter)
    : UNEXPLAINED;
  return asked.map(({ effect, host, hazards }) => ({
    ...{ effect, host, vars: {}, because },
    hazards: [...restart, ...hazards],
  }));
}

function listHazards(context: PlanContext, side: ExistingView, effect: string, reader: string): readonly Hazard[] {
  return [
    ...listAccessHazards(findAccessChange(context, side, { effect, host: reader })),
    ...(findServiceLosses(context, side, { effect, host: reader }).length > 0 ? (['service'] as const) : []),
  ];
}

/** Unless only settings differ that PostgreSQL takes by a reload. */
function isRestart(
  context: PlanContext,
  side: ExistingView,
  parameter: Parameter,
  { host, variable }: VariableDifference,
): boolean {
  if (parameter.restarts !== 'settings') return parameter.restarts;
  const [before, after] = [side.view, context.desired].map((view) =>
    findEffectiveValue(context.catalogue, view, host, variable),
  );
  if (!isMapping(before) || !isMapping(after)) return true;
  const major = findEffectiveValue(context.catalogue, context.desired, host, 'pg_version');
  // A template in a key's place may name any setting.
  if ([before, after].some((settings) => Object.keys(settings).some(isTemplate))) return true;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].some((key) =>
    isRestartChange(major, key, [
      describeSetting(side.view, host, before[key]),
      describeSetting(context.desired, host, after[key]),
    ]),
  );
}

/** With what it mentions, as one text where it mentions anything. */
function describeSetting(view: SideView, host: string, value: Value | undefined): Value | undefined {
  return value === undefined || view.findTemplates(value).length === 0 ? value : view.describe(host, value);
}

function memoise<Result>(compute: (key: string) => Result): (key: string) => Result {
  const known = new Map<string, Result>();
  return (key) => {
    const found = known.get(key) ?? compute(key);
    known.set(key, found);
    return found;
  };
}
