import { count } from '../general/words.ts';
import type { Rule, RuleContext } from './context.ts';
import { findParameter, listVariantHosts, locateVariable } from './context.ts';
import { listItems } from './items.ts';
import { findSetting } from './settings.ts';

/** default_pool_size and reserve_pool_size of the template: for each user of each database. */
const POOL = 64 + 32;
/** What PostgreSQL keeps for others than business users, and how much of it where nobody says. */
const RESERVED = { superuser_reserved_connections: 3, reserved_connections: 0 };

/** What pgbouncer may open, against what PostgreSQL admits. */
export const poolSize: Rule = {
  id: 'pool-size',
  perCluster: true,
  onlyWarns: true,
  *check(context) {
    const inputs = [
      'pg_users',
      'pg_databases',
      'pgbouncer_max_db_conn',
      'pg_conf',
      'pg_parameters',
      'pgbouncer_enabled',
    ];
    for (const [cluster, host] of listVariantHosts(context, inputs)) {
      const most = findSetting(context, host, 'max_connections');
      const limit = findParameter(context, host, 'pgbouncer_max_db_conn');
      if (most === undefined || typeof limit !== 'number') continue;
      if (findParameter(context, host, 'pgbouncer_enabled') === false) continue;
      const users = listItems(context, host, 'pg_users').filter(({ fields }) => fields['pgbouncer'] === true).length;
      const databases = listItems(context, host, 'pg_databases').filter(({ fields }) => fields['pgbouncer'] !== false);
      const pool = limit === 0 ? users * POOL : Math.min(limit, users * POOL);
      const total = pool * databases.length;
      const admitted = most - countReserved(context, host);
      // Where nothing is left, PostgreSQL does not start: rule setting-constraint says so.
      if (admitted <= 0 || total <= admitted) continue;
      const message = `pgbouncer may open ${total} connections on "${cluster.name}" (${count(databases.length, 'database')}, ${count(users, 'user')}, pgbouncer_max_db_conn ${limit}), and PostgreSQL admits ${admitted}; lower pgbouncer_max_db_conn or raise max_connections`;
      yield {
        position: locateVariable(context, host, 'pg_databases'),
        message,
        hosts: cluster.hosts,
      };
    }
  },
};

function countReserved(context: RuleContext, host: string): number {
  const counts = Object.entries(RESERVED).map(([name, usual]) => findSetting(context, host, name) ?? usual);
  return counts.reduce((sum, one) => sum + one, 0);
}
