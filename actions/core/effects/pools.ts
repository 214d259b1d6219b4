/** Whether pgbouncer serves a user or database, and sees what changes of it. */
import { findEffectiveValue } from '../diff/effective-value.ts';
import type { SideView } from '../diff/side-view.ts';
import { findTemplates } from '../diff/mentions.ts';
import type { ValueMap } from '../general/values.ts';
import type { FoundItem } from './items.ts';
import type { PlanContext } from './types.ts';

/** True in doubt: a template anywhere in the item may decide it. */
export function isServedByPgbouncer(context: PlanContext, found: FoundItem): boolean {
  const { items, item, before, after } = found;
  const hasTemplate = [before, after].some((value) => value !== undefined && findTemplates(value).length > 0);
  if (hasTemplate) return true;
  if (item.kind === 'change' && item.keys.length > 0 && !item.keys.some((key) => items.pooled.keys.includes(key)))
    return false;
  return isServed(context, found, found.side.view, before) || isServed(context, found, context.desired, after);
}

function isServed(context: PlanContext, found: FoundItem, view: SideView, value: ValueMap | undefined): boolean {
  if (value === undefined) return false;
  const { pooled, defaults } = found.items;
  const says = value[pooled.by] ?? defaults[pooled.by];
  return says !== false || pooled.always.some((name) => isNamedBy(context, found, view, name));
}

function isNamedBy(context: PlanContext, { host, item }: FoundItem, view: SideView, parameter: string): boolean {
  const name = findEffectiveValue(context.catalogue, view, host, parameter);
  return typeof name !== 'string' || findTemplates(name).length > 0 || name === item.name;
}
