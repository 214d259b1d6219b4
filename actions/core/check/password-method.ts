import { findMatch, isUserMatch } from '../hba/match.ts';
import { isTemplate, quoteValue } from '../general/values.ts';
import { resolveSetting } from '../settings/templates.ts';
import type { Cluster, Finding, Rule, RuleContext } from './context.ts';
import { findParameter, findValue, listVariantHosts, locateVariable } from './context.ts';
import type { ClusterFile } from './hba-files.ts';
import { listClusterFiles } from './hba-files.ts';
import type { Item } from './items.ts';
import { listItems, locateItem, mayHaveMore } from './items.ts';
import { findMemberships } from './memberships.ts';
import { locateSetting } from './settings.ts';

const MD5 = /^md5[0-9a-f]{32}$/;
const SCRAM = /^SCRAM-SHA-256\$\d+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$/;
const LIKE_A_VERIFIER = /^SCRAM-SHA-256\$|^md5[0-9a-f]{16,}$/;
/** Patroni, the exporters and the playbooks log in with them. */
const SYSTEM_PASSWORDS = ['pg_admin_password', 'pg_replication_password', 'pg_monitor_password'];
/** What cannot answer for a verifier of MD5. */
const SCRAM_ONLY = ['scram-sha-256', 'reject'];
const INPUTS = ['pg_users', 'pg_default_roles', 'pg_conf', 'pg_parameters', ...SYSTEM_PASSWORDS];

/** A password of a kind that no HBA line for its user takes, or that whoever must know it in clear cannot use. */
export const passwordMethod: Rule = {
  id: 'password-method',
  perCluster: true,
  *check(context) {
    for (const [cluster, host] of listVariantHosts(context, INPUTS)) {
      for (const finding of checkHost(context, cluster, host)) yield { ...finding, hosts: cluster.hosts };
    }
  },
};

function* checkHost(context: RuleContext, cluster: Cluster, host: string): Generator<Finding> {
  const conf = findParameter(context, host, 'pg_conf');
  const parameters = findParameter(context, host, 'pg_parameters');
  if (resolveSetting('password_encryption', { conf, parameters }) === 'md5') {
    const message =
      'password_encryption "md5" makes verifiers that no line with scram-sha-256 takes, and those of replication and monitoring are such lines; take it out';
    yield { position: locateSetting(context, host, 'password_encryption'), message };
  }
  for (const name of SYSTEM_PASSWORDS) {
    const value = findValue(context, host, name);
    if (typeof value !== 'string' || !(MD5.test(value) || SCRAM.test(value))) continue;
    const message = `${name} is a verifier, with which nobody can log in: Patroni, the exporters and the playbooks need the password; write that, encrypted with ansible-vault`;
    yield { position: locateVariable(context, host, name), message };
  }
  for (const user of ['pg_default_roles', 'pg_users'].flatMap((list) => listItems(context, host, list))) {
    const { password, login } = user.fields;
    if (typeof password !== 'string' || isTemplate(password)) continue;
    const message = describePassword(context, cluster, { host, user, password, mayLogIn: login !== false });
    if (message !== undefined) yield { position: locateItem(context, host, user, 'password'), ...message };
  }
}

interface Judged {
  readonly host: string;
  readonly user: Item;
  readonly password: string;
  readonly mayLogIn: boolean;
}

function describePassword(
  context: RuleContext,
  cluster: Cluster,
  { host, user, password, mayLogIn }: Judged,
): Pick<Finding, 'message' | 'severity'> | undefined {
  const who = `the password of user ${quoteValue(user.name)}`;
  if (LIKE_A_VERIFIER.test(password) && !MD5.test(password) && !SCRAM.test(password))
    return {
      message: `${who} looks like a verifier and is none, so that PostgreSQL takes it for the password itself; copy the whole of rolpassword`,
      severity: 'warning',
    };
  if (!MD5.test(password) || !mayLogIn) return undefined;
  // Of which roles the user is a member, a template may say.
  const isWhole = !mayHaveMore(context, host, ['pg_default_roles']);
  const files = listClusterFiles(context, cluster).filter(
    (found) => found.host === host && found.file.isKnown && isWhole,
  );
  const isPooled = user.fields['pgbouncer'] === true && findParameter(context, host, 'pgbouncer_enabled') !== false;
  const servers = files.filter(({ dialect }) => dialect === 'postgres');
  if (servers.length > 0 && servers.every((found) => isLockedOut(context, found, user)))
    return {
      message: `${who} is a verifier of MD5, and every HBA line for that user asks for scram-sha-256, so nobody can log in with it; set the password anew, in clear or as a SCRAM verifier`,
    };
  const socket = isPooled && servers.some((found) => isSocketLocked(context, found, user));
  const pools = isPooled ? files.filter(({ dialect }) => dialect === 'pgbouncer') : [];
  if (!socket && !(pools.length > 0 && pools.every((found) => isLockedOut(context, found, user)))) return undefined;
  return {
    message: `${who} is a verifier of MD5, and ${socket ? 'the line by which pgbouncer logs in' : 'every line of pgbouncer for that user'} asks for scram-sha-256, so nobody gets through pgbouncer; set the password anew, in clear or as a SCRAM verifier`,
  };
}

/** Lines for the user there are, and each wants SCRAM. */
function isLockedOut(context: RuleContext, { host, file }: ClusterFile, { name }: Item): boolean {
  const memberships = findMemberships(context, host);
  const methods = file.lines.flatMap(({ line }) => (isUserMatch(line.users, name, memberships) ? [line.method] : []));
  return methods.length > 0 && methods.every((method) => SCRAM_ONLY.includes(method));
}

function isSocketLocked(context: RuleContext, { host, file }: ClusterFile, { name }: Item): boolean {
  const [first] = listItems(context, host, 'pg_databases');
  if (first === undefined) return false;
  const line = findMatch(file.lines, { user: name, database: first.name }, findMemberships(context, host));
  return line?.line.method === 'scram-sha-256';
}
