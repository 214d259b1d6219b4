import { findNearestName } from '../inventory/nearest-name.ts';
import { isTemplate } from '../inventory/values.ts';
import type { Rule } from './context.ts';
import { listVariants } from './context.ts';
import { listItems, listSystemUsers, locateItem } from './items.ts';

/** The owner of a database is a user or a role of its cluster. */
export const ownerExists: Rule = {
  id: 'owner-exists',
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      for (const host of listVariants(context, cluster, ['pg_databases', 'pg_users', 'pg_default_roles'])) {
        const users = [...listItems(context, host, 'pg_users'), ...listItems(context, host, 'pg_default_roles')];
        const known = new Set([...users.map(({ name }) => name), ...listSystemUsers(context, host)]);
        for (const database of listItems(context, host, 'pg_databases')) {
          const { owner } = database.fields;
          if (typeof owner !== 'string' || isTemplate(owner) || known.has(owner)) continue;
          const nearest = findNearestName(owner, known);
          const hint = nearest === undefined ? '' : ` (did you mean "${nearest}"?)`;
          const message = `database "${database.name}" is owned by "${owner}", which cluster "${cluster.name}" does not have${hint}; add it to pg_users`;
          yield { position: locateItem(context, database, 'owner'), message, hosts: cluster.hosts };
        }
      }
    }
  },
};
