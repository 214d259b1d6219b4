import { findNearestName } from '../general/nearest-name.ts';
import { isList, writeValue } from '../general/values.ts';
import type { Rule } from './context.ts';
import { findParameter, listVariantHosts, locateVariable } from './context.ts';
import { indexItems, listSystemUsers, mayHaveMore } from './items.ts';

const INPUTS = ['pg_default_privileges', 'pg_default_roles', 'pg_users'];

/** A default privilege is granted to a role that the default roles make: it is granted before the users are there. */
export const privilegeRole: Rule = {
  id: 'privilege-role',
  perCluster: true,
  *check(context) {
    for (const [cluster, host] of listVariantHosts(context, INPUTS)) {
      const privileges = findParameter(context, host, 'pg_default_privileges');
      const roles = indexItems(context, host, 'pg_default_roles');
      if (mayHaveMore(context, host, ['pg_default_roles'])) continue;
      const known = ['public', ...roles.byName.keys(), ...listSystemUsers(context, host)];
      for (const [index, text] of (isList(privileges) ? privileges : []).entries()) {
        const role = typeof text === 'string' ? /\sTO\s+([a-z_][a-z0-9_]*)\s*$/.exec(text)?.[1] : undefined;
        if (role === undefined || known.includes(role)) continue;
        const nearest = findNearestName(role, known);
        const isUser = indexItems(context, host, 'pg_users').byName.has(role);
        const hint = isUser
          ? `"${role}" is one of pg_users, which are created later`
          : `no role is called "${role}"${nearest === undefined ? '' : ` (did you mean "${nearest}"?)`}`;
        const message = `"${writeValue(text)}" grants to a role that is not there: ${hint}; add it to pg_default_roles`;
        yield {
          position: locateVariable(context, host, 'pg_default_privileges', [index]),
          message,
          hosts: cluster.hosts,
        };
      }
    }
  },
};
