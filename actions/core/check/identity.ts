import { quoteValue } from '../general/values.ts';
import { isForeign } from '../resolve/clusters.ts';
import type { Rule } from './context.ts';
import { findValue, locateHost, locateVariable } from './context.ts';
import { isMisspelt } from './unknown-parameter.ts';

const IDENTITY = ['pg_seq', 'pg_role'];

/** A member of a cluster has a number and a role; a number or a role belongs to a cluster. */
export const identity: Rule = {
  id: 'identity',
  *check(context) {
    for (const host of context.resolved.hosts) {
      if (isForeign(context.resolved, host)) continue;
      const cluster = findValue(context, host, 'pg_cluster');
      if (cluster === undefined) {
        const lonely = IDENTITY.find((name) => findValue(context, host, name) !== undefined);
        if (lonely === undefined || isMisspelt(context, host, 'pg_cluster')) continue;
        const message = `host "${host}" has ${lonely} but no pg_cluster; set pg_cluster in the variables of its group`;
        yield { position: locateVariable(context, host, lonely), message, hosts: [host] };
        continue;
      }
      for (const name of IDENTITY) {
        if (findValue(context, host, name) !== undefined || isMisspelt(context, host, name)) continue;
        const message = `host "${host}" of cluster ${quoteValue(cluster)} has no ${name}; set it beside the host`;
        yield { position: locateHost(context, host), message, hosts: [host] };
      }
    }
  },
};
