import { findNearestName } from '../inventory/nearest-name.ts';
import { isList, isTemplate } from '../inventory/values.ts';
import type { Finding, Rule, RuleContext } from './context.ts';
import { listVariants } from './context.ts';
import { listMemberships } from './hba-files.ts';
import type { Item } from './items.ts';
import { listItems, listSystemUsers, locateItem } from './items.ts';

/** Roles that PostgreSQL has from the start. */
const PREDEFINED = [
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
];

/** A user is made a member of roles that exist by then: the lists are created from top to bottom, default roles first. */
export const roleExists: Rule = {
  id: 'role-exists',
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      for (const host of listVariants(context, cluster, ['pg_users', 'pg_default_roles'])) {
        yield* checkLists(context, host, cluster.hosts);
      }
    }
  },
};

function* checkLists(context: RuleContext, host: string, hosts: readonly string[]): Generator<Finding> {
  const items = [...listItems(context, host, 'pg_default_roles'), ...listItems(context, host, 'pg_users')];
  const system = [...PREDEFINED, ...listSystemUsers(context, host)];
  const known = new Set(system);
  for (const item of items) {
    const roles = isList(item.fields['roles']) ? item.fields['roles'] : [];
    for (const [index, role] of roles.entries()) {
      if (typeof role !== 'string' || isTemplate(role) || known.has(role)) continue;
      // Of a circle, the rule role-cycle speaks.
      if (role !== item.name && listMemberships(context, host).get(role)?.has(item.name) === true) continue;
      const all = new Set([...system, ...items.map(({ name }) => name)]);
      yield { position: locateItem(context, item, 'roles', index), message: describe(item, role, all), hosts };
    }
    known.add(item.name);
  }
}

function describe({ name }: Item, role: string, all: ReadonlySet<string>): string {
  if (role === name) return `user "${name}" cannot be a member of itself; take it out of its roles`;
  if (all.has(role)) return `user "${name}" is a member of "${role}", which is created after it; move "${role}" up`;
  const nearest = findNearestName(role, all);
  const hint = nearest === undefined ? 'add it to pg_users' : `did you mean "${nearest}"?`;
  return `user "${name}" is a member of "${role}", which does not exist; ${hint}`;
}
