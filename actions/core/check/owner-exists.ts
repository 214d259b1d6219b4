import { findNearestName, replaceBy } from '../general/nearest-name.ts';
import { isTemplate } from '../general/values.ts';
import type { Rule } from './context.ts';
import { listVariants } from './context.ts';
import { indexItems, listItems, listSystemUsers, locateItem, mayHaveMore } from './items.ts';

/** The owner of a database is a user or a role of its cluster. */
export const ownerExists: Rule = {
  id: 'owner-exists',
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      for (const host of listVariants(context, cluster, ['pg_databases', 'pg_users', 'pg_default_roles'])) {
        if (mayHaveMore(context, host, ['pg_users', 'pg_default_roles'])) continue;
        const lists = [indexItems(context, host, 'pg_users'), indexItems(context, host, 'pg_default_roles')];
        const system = listSystemUsers(context, host);
        for (const database of listItems(context, host, 'pg_databases')) {
          const { owner } = database.fields;
          if (typeof owner !== 'string' || isTemplate(owner) || system.includes(owner)) continue;
          if (lists.some(({ byName }) => byName.has(owner))) continue;
          const nearest = findNearestName(owner, [...lists.flatMap(({ byName }) => [...byName.keys()]), ...system]);
          const hint = nearest === undefined ? '' : ` (did you mean "${nearest}"?)`;
          const message = `database "${database.name}" is owned by "${owner}", which cluster "${cluster.name}" does not have${hint}; add it to pg_users`;
          const position = locateItem(context, host, database, 'owner');
          yield { position, message, hosts: cluster.hosts, ...replaceBy(owner, nearest) };
        }
      }
    }
  },
};
