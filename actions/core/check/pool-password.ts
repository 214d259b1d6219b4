import { quoteValue } from '../general/values.ts';
import type { Finding, Rule, RuleContext } from './context.ts';
import { checkVariants, findParameter } from './context.ts';
import { indexItems, listItems, listSystemUsers, locateItem, mayHaveMore } from './items.ts';

const NAMES = ['pg_dbsu', 'pg_admin_username', 'pg_replication_username', 'pg_monitor_username'];
const INPUTS = ['pg_users', 'pg_default_roles', 'pgbouncer_enabled', ...NAMES];

/**
 * pgbouncer's list of users is of those who have a verifier in PostgreSQL: it knows no one else, so that neither trust nor
 * peer nor a certificate lets in who is not on it. A password that somebody sets by hand would do, so it is a warning.
 */
export const poolPassword: Rule = {
  id: 'pool-password',
  perCluster: true,
  onlyWarns: true,
  check: (context) => checkVariants(context, INPUTS, checkHost),
};

function* checkHost(context: RuleContext, host: string): Generator<Finding> {
  if (findParameter(context, host, 'pgbouncer_enabled') === false) return;
  // A default role of the same name may have the password.
  if (mayHaveMore(context, host, ['pg_default_roles'])) return;
  const system = listSystemUsers(context, host);
  for (const user of listItems(context, host, 'pg_users')) {
    const { pgbouncer, login } = user.fields;
    if (pgbouncer !== true || login === false || system.includes(user.name)) continue;
    const byDefault = indexItems(context, host, 'pg_default_roles').byName.get(user.name);
    if (user.fields['password'] !== undefined || byDefault?.fields['password'] !== undefined) continue;
    const message = `user ${quoteValue(user.name)} is for pgbouncer and has no password, without which pgbouncer lets nobody in, whatever its HBA lines say; give the user a password, or take pgbouncer away from it`;
    yield { position: locateItem(context, host, user, 'pgbouncer'), message };
  }
}
