import type { Rule } from './context.ts';
import { findParameter, findValue, locateVariable } from './context.ts';

/** Synchronous replication waits for a replica: without one, Patroni goes on without the promise. */
export const syncMode: Rule = {
  id: 'sync-mode',
  perCluster: true,
  onlyWarns: true,
  *check(context) {
    for (const { name, hosts } of context.clusters) {
      const [first] = hosts;
      if (first === undefined || findParameter(context, first, 'pg_conf') !== 'crit.yml') continue;
      const replicas = hosts.filter((host) => findValue(context, host, 'pg_role') !== 'primary');
      if (replicas.length > 1) continue;
      const has = replicas.length === 0 ? 'no replica' : 'one replica, and loses the promise with it';
      const message = `cluster "${name}" is synchronous (crit.yml) and has ${has}; add replicas, or take another pg_conf`;
      yield { position: locateVariable(context, first, 'pg_conf'), message, hosts };
    }
  },
};
