import type { Rule } from './context.ts';
import { findSetting, locateSetting } from './settings.ts';

/** Each replica needs a sender and a slot, whoever leads; a base backup two senders more. */
export const walSenders: Rule = {
  id: 'wal-senders',
  perCluster: true,
  *check(context) {
    for (const { name, hosts } of context.clusters) {
      const [first] = hosts;
      const replicas = hosts.length - 1;
      if (first === undefined || replicas === 0) continue;
      for (const setting of ['max_wal_senders', 'max_replication_slots']) {
        const most = findSetting(context, first, setting);
        const wanted = replicas + (setting === 'max_wal_senders' ? 2 : 0);
        if (most === undefined || most >= wanted) continue;
        const message = `${setting} is ${most}, and the replicas of "${name}" (${replicas}) need ${wanted}${setting === 'max_wal_senders' ? ', two of them for a base backup' : ''}; raise it in pg_parameters`;
        const severity = most < replicas ? 'error' : 'warning';
        yield { position: locateSetting(context, first, setting), message, severity, hosts };
      }
    }
  },
};
