import { isList, isMapping } from '../inventory/values.ts';
import type { Value } from '../types.ts';
import type { Place, RuleContext } from './context.ts';
import { findParameter, findValue, formatPlace, locateVariable, TurnMemory } from './context.ts';

/** One named item of a list parameter: a user, a database, a service. */
export interface Item {
  readonly name: string;
  readonly fields: Readonly<Record<string, Value>>;
  readonly index: number;
  readonly parameter: string;
  readonly host: string;
}

interface ListedItems {
  readonly host: string;
  readonly parameter: string;
  readonly items: readonly Item[];
}

/** Most rules ask for the same lists. */
const listedItems = new TurnMemory<readonly Value[], ListedItems>();

/** Items that are mappings with a name; what else the list holds is the schema's business. */
export function listItems(context: RuleContext, host: string, parameter: string): readonly Item[] {
  const list = findParameter(context, host, parameter);
  if (!isList(list)) return [];
  const memory = listedItems.of(context);
  const known = memory.get(list);
  if (known?.host === host && known.parameter === parameter) return known.items;
  const items = makeItems(list, host, parameter);
  memory.set(list, { host, parameter, items });
  return items;
}

function makeItems(list: readonly Value[], host: string, parameter: string): readonly Item[] {
  return list.flatMap((fields, index): Item[] => {
    if (!isMapping(fields)) return [];
    const name = fields['name'];
    return typeof name === 'string' ? [{ name, fields, index, parameter, host }] : [];
  });
}

export function locateItem(context: RuleContext, item: Item, ...below: (string | number)[]): Place {
  return locateVariable(context, item.host, item.parameter, [item.index, ...below]);
}

/** Where an item is written, for a message about another one. */
export function formatItemPlace(context: RuleContext, item: Item): string {
  const isWritten = findValue(context, item.host, item.parameter) !== undefined;
  return isWritten ? formatPlace(locateItem(context, item, 'name')) : 'by default';
}

/** Names of the users that every cluster has beside its lists, as this host has them. */
export function listSystemUsers(context: RuleContext, host: string): readonly string[] {
  const names = ['pg_dbsu', 'pg_admin_username', 'pg_replication_username', 'pg_monitor_username'];
  return names.flatMap((name) => {
    const value = findParameter(context, host, name);
    return typeof value === 'string' ? [value] : [];
  });
}
