import type { Rule } from './context.ts';
import { findValue, formatPlace, locateVariable } from './context.ts';
import { isTemplate } from '../general/values.ts';
import { isMisspelt } from './unknown-parameter.ts';

/** A cluster is bootstrapped from exactly one primary. */
export const onePrimary: Rule = {
  id: 'one-primary',
  perCluster: true,
  *check(context) {
    for (const { name, hosts } of context.clusters) {
      const primaries = hosts.filter((host) => findValue(context, host, 'pg_role') === 'primary');
      const [first, ...others] = primaries;
      const [member] = hosts;
      if (first === undefined && member !== undefined) {
        const isUnclear = (host: string) =>
          isTemplate(findValue(context, host, 'pg_role')) || isMisspelt(context, host, 'pg_role');
        if (hosts.some(isUnclear)) continue;
        const message = `cluster "${name}" has no primary; set pg_role: primary on one of its hosts`;
        yield { position: locateVariable(context, member, 'pg_cluster'), message, hosts };
      }
      for (const host of others) {
        const place = first === undefined ? '' : formatPlace(locateVariable(context, first, 'pg_role'));
        const message = `cluster "${name}" has a primary already, "${first ?? ''}" (${place}); make "${host}" a replica`;
        yield { position: locateVariable(context, host, 'pg_role'), message, hosts: primaries };
      }
    }
  },
};
