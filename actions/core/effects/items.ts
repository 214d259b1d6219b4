/** Users and databases: each that is added, changed or dropped is a run of its own playbook. */
import type { SideView } from '../diff/side-view.ts';
import { findEffectiveValue } from '../diff/effective-value.ts';
import type { Items, Parameter } from '../catalogue/types.ts';
import { canonicalText } from '../general/canonical.ts';
import { isList, isMapping, type ValueMap } from '../general/values.ts';
import type { VariableDifference } from '../diff/compare-host.ts';
import { compareItems, readItems, type ItemDifference } from '../diff/compare-items.ts';
import { settleMentions } from '../diff/settle.ts';
import { findAccessChange } from './access-change.ts';
import { listAccessHazards } from './access-words.ts';
import { consentToItem } from './item-consent.ts';
import { findFixedProblems } from './fixed-keys.ts';
import type { Hazard, Problem, ValueChange } from '../types.ts';
import { assembleBecause } from './because.ts';
import { describeKeys, tellKey } from './describe-change.ts';
import { getEffect, isAskable } from './effects.ts';
import { isServedByPgbouncer } from './pools.ts';
import { findUntoldRevokes, listRevoked } from './revokes.ts';
import type { Demand, ExistingView, Findings, PlanContext } from './types.ts';

/** Extra variables that drop objects, and what these are called. */
const DROPS: Readonly<Record<string, string>> = { pg_drop_schemas: 'schema', pg_drop_extensions: 'extension' };

/** One item of one list on one host, as both sides have it. */
export interface FoundItem {
  readonly side: ExistingView;
  readonly host: string;
  readonly variable: string;
  readonly items: Items;
  readonly item: ItemDifference;
  readonly before: ValueMap | undefined;
  readonly after: ValueMap | undefined;
}

export function findItemDemands(
  context: PlanContext,
  side: ExistingView,
  host: string,
  differences: readonly VariableDifference[],
): Findings {
  const cluster = side.view.findCluster(host);
  // What another cluster has is not this one's: an instance that moves loses none of it.
  if (cluster === undefined || cluster !== context.desired.findCluster(host)) return { demands: [], refusals: [] };
  const found = differences.flatMap(({ variable }) => {
    const parameter = context.catalogue.parameters.get(variable);
    return parameter?.items === undefined ? [] : listItems(context, { side, host }, parameter, parameter.items);
  });
  const findings = found.map((one) => judge(context, one));
  return {
    demands: findings.flatMap(({ demands }) => demands),
    refusals: findings.flatMap(({ refusals }) => refusals),
  };
}

function listItems(
  context: PlanContext,
  { side, host }: Pick<FoundItem, 'side' | 'host'>,
  parameter: Parameter,
  items: Items,
): readonly FoundItem[] {
  const variable = parameter.name;
  const read = (view: SideView) => ({
    view,
    items: readItems(findEffectiveValue(context.catalogue, view, host, variable), items.identity),
  });
  const [before, after] = [read(side.view), read(context.desired)];
  return compareItems(host, before, after, items.defaults).map((item) => ({
    ...{ side, host, variable, items, item },
    before: before.items.get(item.name)?.value,
    after: after.items.get(item.name)?.value,
  }));
}

function judge(context: PlanContext, found: FoundItem): Findings {
  const { item, host } = found;
  if (item.kind === 'delete') return consentToItem(context, found);
  const refusals: readonly Problem[] = [...findFixedProblems(context, found), ...findUntoldRevokes(context, found)];
  const effect = getEffect(context, chooseEffect(context, found));
  if (!isAskable(context, effect, host)) return { demands: [], refusals: [] };
  return { demands: refusals.length > 0 ? [] : [demand(context, found)], refusals };
}

function demand(context: PlanContext, found: FoundItem): Demand {
  const { side, host, variable, items, item, before, after } = found;
  const verb =
    item.kind === 'create'
      ? 'added'
      : item.keys.length > 0
        ? `changed: ${item.keys.map((key) => tellKey(key, [before, after])).join(', ')}`
        : 'changed';
  const revokes = listRevoked(context, found);
  const dropped = listDropped(revokes);
  const hazards: Hazard[] = [
    ...(dropped.length > 0 ? ['destroy' as const] : []),
    ...listAccessHazards(findAccessChange(context, side, { effect: items.effect, host, item: item.name })),
  ];
  const isEncrypted = [side.view, context.desired].some((view) => view.isEncrypted(host, variable));
  return {
    effect: getEffect(context, chooseEffect(context, found)),
    host,
    ...(hazards.length > 0 ? { hazards } : {}),
    vars: { [items.variable]: item.name },
    revokes,
    item: `${variable}/${item.name}`,
    requires: listRequired(items, after),
    because: assembleBecause(context, side, {
      host,
      variable,
      path: `${variable}.${item.name}`,
      summary: `${items.noun} ${JSON.stringify(item.name)} ${verb}${dropped.length > 0 ? `; drops ${dropped.join(' and ')}` : ''}`,
      change: {
        kind: 'item',
        noun: items.noun,
        name: item.name,
        verb: item.kind === 'create' ? 'create' : 'change',
        values: isEncrypted ? [] : listValues(context, found),
      },
      below: [item.index],
    }),
  };
}

/** With what they mention in its place, as far as that may be shown. */
function listValues(
  context: PlanContext,
  { side, host, items, item, before, after }: FoundItem,
): readonly ValueChange[] {
  const [had, has] = [settleItem(side.view, host, before), settleItem(context.desired, host, after)];
  const mentioning = item.keys.filter((key) => {
    const [left, right] = [had?.[key], has?.[key]];
    if (left === undefined || right === undefined || canonicalText(left) !== canonicalText(right)) return false;
    return side.view.describe(host, left) !== context.desired.describe(host, right);
  });
  return describeKeys(items, had, has, mentioning);
}

function settleItem(view: SideView, host: string, item: ValueMap | undefined): ValueMap | undefined {
  const settled = item === undefined ? undefined : settleMentions(view, host, item);
  return isMapping(settled) ? settled : undefined;
}

function chooseEffect(context: PlanContext, found: FoundItem): string {
  const { items } = found;
  return isServedByPgbouncer(context, found) ? items.effect : items.pooled.otherwise;
}

/** Objects of a database that are dropped, with what is in them: an extension takes its tables along. */
function listDropped(revokes: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return Object.entries(DROPS).flatMap(([variable, noun]) => {
    const names = revokes[variable] ?? [];
    return names.length === 0 ? [] : [`${noun} ${names.join(', ')}`];
  });
}

/** `pg_users/app` for each name that a desired item's requiring keys hold. */
function listRequired(items: Items, item: ValueMap | undefined): readonly string[] {
  return items.requires.flatMap(({ key, list }) => {
    const named = item?.[key];
    const names = isList(named) ? named : [named];
    return names.filter((name) => typeof name === 'string').map((name) => `${list}/${name}`);
  });
}
