import { quoteValue } from '../general/values.ts';
import type { Rule } from './context.ts';
import { findValue, formatPlace, locateHost, locateVariable } from './context.ts';

/** The group of a cluster has the cluster's name, and no host of another: limits are written with group names. */
export const clusterGroup: Rule = {
  id: 'cluster-group',
  perCluster: true,
  *check(context) {
    const { clusters, resolved } = context;
    for (const cluster of clusters) {
      const members = resolved.groups.get(cluster.name);
      const [first] = cluster.hosts;
      if (first === undefined) continue;
      if (members === undefined) {
        const message = `no group is called as cluster "${cluster.name}"; name its group so`;
        yield {
          position: locateVariable(context, first, 'pg_cluster'),
          message,
          severity: 'warning',
          hosts: cluster.hosts,
        };
        continue;
      }
      for (const host of members) {
        const other = findValue(context, host, 'pg_cluster');
        if (other === cluster.name) continue;
        const place = formatPlace(locateVariable(context, first, 'pg_cluster'));
        const theirs = other === undefined ? 'is in no cluster' : `is in cluster ${quoteValue(other)}`;
        const message = `host "${host}" ${theirs}, but its group "${cluster.name}" is named as the cluster of ${place}`;
        yield {
          position: locateHost(context, host, cluster.name),
          message: `${message}; move it to another group`,
          hosts: [host],
        };
      }
    }
  },
};
