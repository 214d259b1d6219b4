import { findNearestName, replaceBy } from '../general/nearest-name.ts';
import { isTemplate } from '../general/values.ts';
import type { Finding, Rule, RuleContext } from './context.ts';
import { listVariants } from './context.ts';
import type { Item, ItemList } from './items.ts';
import { indexItems, listRoles, listSystemUsers, locateItem, mayHaveMore } from './items.ts';
import { findMemberships } from './memberships.ts';

/** Roles that PostgreSQL has from the start. */
export const PREDEFINED: ReadonlySet<string> = new Set([
  'pg_checkpoint',
  'pg_database_owner',
  'pg_execute_server_program',
  'pg_monitor',
  'pg_read_all_data',
  'pg_read_all_settings',
  'pg_read_all_stats',
  'pg_read_server_files',
  'pg_signal_backend',
  'pg_stat_scan_tables',
  'pg_write_all_data',
  'pg_write_server_files',
]);
const ROLE_LISTS = ['pg_default_roles', 'pg_users'];

/** A user is made a member of roles that exist by then: the lists are created from top to bottom, default roles first. */
export const roleExists: Rule = {
  id: 'role-exists',
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      for (const host of listVariants(context, cluster, ['pg_users', 'pg_default_roles'])) {
        if (mayHaveMore(context, host, ROLE_LISTS)) continue;
        const findings = checkLists(context, host, cluster.hosts);
        if (findings.length > 0) yield* findings;
      }
    }
  },
};

function checkLists(context: RuleContext, host: string, hosts: readonly string[]): readonly Finding[] {
  const findings: Finding[] = [];
  const lists = ROLE_LISTS.map((parameter) => indexItems(context, host, parameter));
  const system = listSystemUsers(context, host);
  for (let at = 0; at < lists.length; at++) {
    for (const item of lists[at]?.items ?? []) {
      const roles = listRoles(item);
      for (let index = 0; index < roles.length; index++) {
        const role = roles[index];
        if (typeof role !== 'string' || isTemplate(role) || PREDEFINED.has(role) || system.includes(role)) continue;
        if (isBefore(lists, at, item, role)) continue;
        // Of a circle, the rule role-cycle speaks.
        if (role !== item.name && findMemberships(context, host).isMember(role, item.name)) continue;
        const all = [...PREDEFINED, ...system, ...lists.flatMap(({ byName }) => [...byName.keys()])];
        findings.push({
          position: locateItem(context, host, item, 'roles', index),
          ...describe(item, role, new Set(all)),
          hosts,
        });
      }
    }
  }
  return findings;
}

/** An item of that name stands in a list before, or further up in the same. */
function isBefore(lists: readonly ItemList[], at: number, { index }: Item, role: string): boolean {
  for (let before = 0; before < at; before++) if (lists[before]?.byName.has(role) === true) return true;
  return (lists[at]?.byName.get(role)?.index ?? index) < index;
}

function describe({ name }: Item, role: string, all: ReadonlySet<string>): Pick<Finding, 'message' | 'replace'> {
  if (role === name) return { message: `user "${name}" cannot be a member of itself; take it out of its roles` };
  if (all.has(role))
    return { message: `user "${name}" is a member of "${role}", which is created after it; move "${role}" up` };
  const nearest = findNearestName(role, all);
  const hint = nearest === undefined ? 'add it to pg_users' : `did you mean "${nearest}"?`;
  const message = `user "${name}" is a member of "${role}", which does not exist; ${hint}`;
  return { message, ...replaceBy(role, nearest) };
}
