import { isMapping } from '../inventory/values.ts';
import type { Rule } from './context.ts';
import { findParameter, listVariants, locateVariable } from './context.ts';

/** A cluster without a consensus store has no leader; an even number of members survives no more than one fewer. */
export const dcs: Rule = {
  id: 'dcs',
  *check(context) {
    for (const cluster of context.clusters) {
      for (const host of listVariants(context, cluster, ['dcs_servers'])) {
        const servers = findParameter(context, host, 'dcs_servers');
        if (!isMapping(servers)) continue;
        const count = Object.keys(servers).length;
        if (count === 0) {
          const message = `cluster "${cluster.name}" has no dcs_servers; name the etcd members in the variables of group "all"`;
          yield { position: locateVariable(context, host, 'dcs_servers'), message, hosts: cluster.hosts };
        } else if (count % 2 === 0) {
          const message = `${count} dcs_servers survive no more failures than ${count - 1}; take an odd number`;
          yield { position: locateVariable(context, host, 'dcs_servers'), message, severity: 'warning' };
        }
      }
    }
  },
};
