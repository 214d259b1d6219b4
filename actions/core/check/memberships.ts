import { Memberships } from '../hba/match.ts';
import type { RuleContext } from './context.ts';
import { indexItems, listRoles } from './items.ts';
import type { ItemList } from './items.ts';

/** Of the roles of a host: those that every cluster has, and its own. */
export function findMemberships(context: RuleContext, host: string): Memberships {
  const defaults = indexItems(context, host, 'pg_default_roles');
  const users = indexItems(context, host, 'pg_users');
  const known = context.turn.recall(startMemberships, users);
  const found = known.get(defaults) ?? resolveMemberships(users, defaults);
  known.set(defaults, found);
  return found;
}

/** Of one list of users, by the default roles that they are resolved with. */
function startMemberships(): Map<ItemList, Memberships> {
  return new Map();
}

function resolveMemberships(users: ItemList, defaults: ItemList): Memberships {
  return new Memberships((user) => {
    const item = users.byName.get(user) ?? defaults.byName.get(user);
    return item && listRoles(item).filter((role) => typeof role === 'string');
  });
}
