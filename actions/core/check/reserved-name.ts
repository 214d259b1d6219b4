import type { Rule } from './context.ts';
import { listVariants, locateVariable } from './context.ts';
import { listItems, listSystemUsers, locateItem } from './items.ts';

const DATABASES = new Set(['postgres', 'template0', 'template1', 'pgbouncer']);
/** Words that an HBA line or a GRANT takes for something else. */
const WORDS = new Set(['all', 'public', 'replication', 'sameuser', 'samerole', 'samegroup', 'none', 'current_user']);
const CLUSTERS = new Set(['all', 'ungrouped', 'meta', 'infra', 'nodes', 'localhost', 'root']);

/** Names that PostgreSQL, pgbouncer, HBA files or the playbooks keep for themselves. */
export const reservedName: Rule = {
  id: 'reserved-name',
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      const [first] = cluster.hosts;
      if (first !== undefined && CLUSTERS.has(cluster.name)) {
        const message = `"${cluster.name}" cannot be the name of a cluster: it means other hosts; choose another`;
        yield { position: locateVariable(context, first, 'pg_cluster'), message, hosts: cluster.hosts };
      }
      for (const host of listVariants(context, cluster, ['pg_users', 'pg_databases'])) {
        const system = listSystemUsers(context, host);
        for (const user of listItems(context, host, 'pg_users')) {
          if (!system.includes(user.name) && !WORDS.has(user.name) && !user.name.startsWith('pg_')) continue;
          const message = `user "${user.name}" is reserved for the system; choose another name`;
          yield { position: locateItem(context, host, user, 'name'), message, hosts: cluster.hosts };
        }
        for (const database of listItems(context, host, 'pg_databases')) {
          if (!DATABASES.has(database.name) && !WORDS.has(database.name)) continue;
          const message = `database "${database.name}" is reserved for the system; choose another name`;
          yield { position: locateItem(context, host, database, 'name'), message, hosts: cluster.hosts };
        }
      }
    }
  },
};
