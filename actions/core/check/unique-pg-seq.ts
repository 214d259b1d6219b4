import type { Value } from '../types.ts';
import type { Rule } from './context.ts';
import { findValue, formatPlace, locateVariable } from './context.ts';

/** An instance is named by its cluster and its number: two with one number would be one to Patroni. */
export const uniquePgSeq: Rule = {
  id: 'unique-pg-seq',
  perCluster: true,
  *check(context) {
    for (const { name, hosts } of context.clusters) {
      const seen = new Map<Value, string>();
      for (const host of hosts) {
        const seq = findValue(context, host, 'pg_seq');
        if (typeof seq !== 'number') continue;
        const other = seen.get(seq);
        if (other === undefined) {
          seen.set(seq, host);
          continue;
        }
        const place = formatPlace(locateVariable(context, other, 'pg_seq'));
        const message = `instance ${name}-${seq} is host "${other}" already (${place}); give "${host}" a number of its own`;
        yield { position: locateVariable(context, host, 'pg_seq'), message, hosts: [other, host] };
      }
    }
  },
};
