import { isList, isMapping, isMarked, isTemplate } from '../general/values.ts';
import type { Value } from '../types.ts';
import type { Place, RuleContext } from './context.ts';
import { findParameter, findValue, formatPlace, locateVariable } from './context.ts';

/** One named item of a list parameter: a user, a database, a service. */
export interface Item {
  readonly name: string;
  readonly fields: Readonly<Record<string, Value>>;
  readonly index: number;
  readonly parameter: string;
}

/** Items of a list, and the first of each name. */
export interface ItemList {
  readonly items: readonly Item[];
  readonly byName: ReadonlyMap<string, Item>;
}

const NONE: ItemList = { items: [], byName: new Map() };

/** Items that are mappings with a name; what else the list holds is the schema's business. */
export function listItems(context: RuleContext, host: string, parameter: string): readonly Item[] {
  return indexItems(context, host, parameter).items;
}

export function indexItems(context: RuleContext, host: string, parameter: string): ItemList {
  const list = findParameter(context, host, parameter);
  if (!isList(list) || list.length === 0) return NONE;
  // Most rules ask for the same lists. An alias may make one list the value of two parameters.
  const known = context.turn.recall(startLists, list);
  const items = known.get(parameter) ?? makeItems(list, parameter);
  known.set(parameter, items);
  return items;
}

/** A template, or an encrypted value, may bring items of any name: what is not among the others may be one of these. */
export function mayHaveMore(context: RuleContext, host: string, parameters: readonly string[]): boolean {
  return parameters.some((parameter) => {
    const list = findParameter(context, host, parameter);
    return isList(list) ? context.turn.recall(hasUnknownItem, list) : isUnknown(list);
  });
}

export function hasUnknownItem(list: readonly Value[]): boolean {
  return list.some((item) => isUnknown(item) || (isMapping(item) && isUnknown(item['name'])));
}

/** Nothing but Ansible knows what it is. */
export function isUnknown(value: Value | undefined): boolean {
  return isTemplate(value) || isMarked(value);
}

/** Items of one list, by the parameter that has it. */
function startLists(): Map<string, ItemList> {
  return new Map();
}

function makeItems(list: readonly Value[], parameter: string): ItemList {
  const items: Item[] = [];
  const byName = new Map<string, Item>();
  for (let index = 0; index < list.length; index++) {
    const fields = list[index];
    if (fields === undefined || !isMapping(fields)) continue;
    const name = fields['name'];
    if (typeof name !== 'string') continue;
    const item = { name, fields, index, parameter };
    items.push(item);
    if (!byName.has(name)) byName.set(name, item);
  }
  return { items, byName };
}

/** Names of roles that an item is to be a member of. */
export function listRoles({ fields }: Item): readonly Value[] {
  const roles = fields['roles'];
  return isList(roles) ? roles : [];
}

/** Where the item is written that this host has. */
export function locateItem(context: RuleContext, host: string, item: Item, ...below: (string | number)[]): Place {
  return locateVariable(context, host, item.parameter, [item.index, ...below]);
}

/** Where an item is written, for a message about another one. */
export function formatItemPlace(context: RuleContext, host: string, item: Item): string {
  const isWritten = findValue(context, host, item.parameter) !== undefined;
  return isWritten ? formatPlace(locateItem(context, host, item, 'name')) : 'by default';
}

/** Parameters that name them. */
export const SYSTEM_USERS: readonly string[] = [
  'pg_dbsu',
  'pg_admin_username',
  'pg_replication_username',
  'pg_monitor_username',
];

/** Names of the users that every cluster has beside its lists, as this host has them. */
export function listSystemUsers(context: RuleContext, host: string): readonly string[] {
  const users: string[] = [];
  for (const name of SYSTEM_USERS) {
    const value = findParameter(context, host, name);
    if (typeof value === 'string') users.push(value);
  }
  return users;
}
