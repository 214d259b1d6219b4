import { isTemplate, quoteValue } from '../general/values.ts';
import type { Finding, Rule, RuleContext } from './context.ts';
import { checkVariants, findParameter, findValue, locateVariable } from './context.ts';
import { indexItems, mayHaveMore } from './items.ts';

/** Patroni makes the user that streams where nobody else does: it has no other rights then. */
const BY_PATRONI = 'pg_replication_username';
const NAMES = ['pg_admin_username', BY_PATRONI, 'pg_monitor_username'];

/** The names of the system users are parameters, and the list that makes them has names of its own. */
export const systemUser: Rule = {
  id: 'system-user',
  perCluster: true,
  *check(context) {
    yield* checkVariants(context, [...NAMES, 'pg_default_roles'], checkHost);
  },
};

function* checkHost(context: RuleContext, host: string): Generator<Finding> {
  if (mayHaveMore(context, host, ['pg_default_roles'])) return;
  const { byName } = indexItems(context, host, 'pg_default_roles');
  for (const parameter of NAMES) {
    const name = findParameter(context, host, parameter);
    if (typeof name !== 'string' || isTemplate(name) || byName.has(name)) continue;
    const isWritten = findValue(context, host, parameter) !== undefined;
    const message = `${parameter} ${quoteValue(name)} is none of pg_default_roles, so no playbook makes the user with its rights; add an entry of that name there, or write the name of one that is there`;
    const position = locateVariable(context, host, isWritten ? parameter : 'pg_default_roles');
    yield { position, message, severity: parameter === BY_PATRONI ? 'warning' : 'error' };
  }
}
