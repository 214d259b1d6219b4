import { canonicalText } from '../general/canonical.ts';
import type { Rule } from './context.ts';
import { findParameter, findValue, formatPlace, listDiffering, locateVariable } from './context.ts';

/** What is one thing for the whole cluster: its members cannot disagree on it. */
export const CLUSTER_WIDE = [
  'dcs_servers',
  'dcs_type',
  'pg_admin_password',
  'pg_admin_username',
  'pg_conf',
  'pg_databases',
  'pg_dbsu',
  'pg_default_extensions',
  'pg_default_privileges',
  'pg_default_roles',
  'pg_default_schemas',
  'pg_encoding',
  'pg_lc_collate',
  'pg_lc_ctype',
  'pg_locale',
  'pg_monitor_password',
  'pg_monitor_username',
  'pg_namespace',
  'pg_parameters',
  'pg_replication_password',
  'pg_replication_username',
  'pg_shared_libraries',
  'pg_users',
  'pg_version',
];

export const equalInCluster: Rule = {
  id: 'equal-in-cluster',
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      const { name, hosts } = cluster;
      const [first, ...others] = hosts;
      if (first === undefined) continue;
      for (const parameter of listDiffering(context, cluster, CLUSTER_WIDE)) {
        const expected = findParameter(context, first, parameter);
        for (const host of others) {
          const value = findParameter(context, host, parameter);
          if (value === expected || canonicalText(value ?? null) === canonicalText(expected ?? null)) continue;
          const isWritten = findValue(context, first, parameter) !== undefined;
          const place = isWritten ? formatPlace(locateVariable(context, first, parameter)) : 'by default';
          const message = `${parameter} of "${host}" differs from that of "${first}" (${place}), both of cluster "${name}"; set it for the whole cluster`;
          yield { position: locateVariable(context, host, parameter), message, hosts: [first, host] };
        }
      }
    }
  },
};
