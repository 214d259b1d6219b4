import { Memberships } from '../hba/match.ts';
import type { RuleContext } from './context.ts';
import { TurnMemory } from './context.ts';
import { indexItems, listRoles } from './items.ts';
import type { ItemList } from './items.ts';

/** By the list of users, and the roles that they were resolved with. */
const known = new TurnMemory<ItemList, { readonly defaults: ItemList; readonly memberships: Memberships }>();

/** Of the roles of a host: those that every cluster has, and its own. */
export function findMemberships(context: RuleContext, host: string): Memberships {
  const defaults = indexItems(context, host, 'pg_default_roles');
  const users = indexItems(context, host, 'pg_users');
  const memory = known.of(context);
  const found = memory.get(users);
  if (found?.defaults === defaults) return found.memberships;
  const memberships = new Memberships((user) => {
    const item = users.byName.get(user) ?? defaults.byName.get(user);
    return item && listRoles(item).filter((role) => typeof role === 'string');
  });
  memory.set(users, { defaults, memberships });
  return memberships;
}
