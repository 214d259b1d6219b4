import type { Rule } from './context.ts';
import { findValue, locateVariable } from './context.ts';

const PASSWORDS = ['pg_admin_password', 'pg_replication_password', 'pg_monitor_password'];

/** The system users have no default passwords: nobody shall run with a published one by oversight. */
export const systemPassword: Rule = {
  id: 'system-password',
  perCluster: true,
  *check(context) {
    for (const { name, hosts } of context.clusters) {
      const [first] = hosts;
      if (first === undefined) continue;
      for (const password of PASSWORDS) {
        const missing = hosts.filter((host) => (findValue(context, host, password) ?? '') === '');
        if (missing.length === 0) continue;
        const message = `cluster "${name}" has no ${password}; set it in the variables of group "all"`;
        yield { position: locateVariable(context, missing[0] ?? first, 'pg_cluster'), message, hosts: missing };
      }
    }
  },
};
