import { describeGone } from '../settings/gone.ts';
import { findNearestName, replaceBy } from '../general/nearest-name.ts';
import { isList, isMapping, isMarked, isTemplate, quoteValue } from '../general/values.ts';
import { findSettingTable, listSettingMajors } from '../settings/tables.ts';
import type { SettingTable } from '../settings/tables.ts';
import type { Setting } from '../setting.ts';
import { findTextMistake } from '../settings/texts.ts';
import { findValueMistake } from '../settings/value.ts';
import { findPatroniMistake } from '../settings/patroni.ts';
import type { DataPath, Value } from '../types.ts';
import type { Cluster, Finding, Rule, RuleContext } from './context.ts';
import { findParameter, findValue, listVariantHosts, locateVariable } from './context.ts';

/** Where a setting stands: in the configuration of a cluster, or for the sessions of a user or in a database. */
type Where = 'cluster' | 'session';

/** Lists of items that have settings for sessions. */
const LISTS = ['pg_users', 'pg_default_roles', 'pg_databases'];
const INPUTS = ['pg_version', 'pg_parameters', ...LISTS];
/** ALTER ROLE takes them, and pg_settings does not show them. */
const UNSHOWN = new Set(['role', 'session_authorization']);
const OF_TRANSACTIONS = new Set(['transaction_deferrable', 'transaction_isolation', 'transaction_read_only']);
const SESSION_CONTEXTS = new Set<Setting['context']>(['user', 'superuser', 'backend', 'superuser-backend']);

/** Of settings that PostgreSQL does not know: a file takes one dot, and ALTER ROLE takes several. */
const CUSTOM_NAMES: Readonly<Record<Where, RegExp>> = {
  cluster: /^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$/,
  session: /^[a-z_][a-z0-9_$]*(?:\.[a-z_][a-z0-9_$]*)+$/,
};

/** Settings by name, type, unit, range and choice, as the PostgreSQL of the cluster knows them. */
export const settingValue: Rule = {
  id: 'setting-value',
  perCluster: true,
  *check(context) {
    for (const [cluster, host] of listVariantHosts(context, INPUTS)) {
      if (hasSettings(context, host)) yield* checkHost(context, cluster, host);
    }
  },
};

function* checkHost(context: RuleContext, { name, hosts }: Cluster, host: string): Generator<Finding> {
  const major = findParameter(context, host, 'pg_version');
  const table = findSettingTable(major);
  const settings = findValue(context, host, 'pg_parameters');
  if (table === undefined) {
    if (!isMapping(settings) || Object.keys(settings).length === 0 || typeof major !== 'number') return;
    const message = `the settings of PostgreSQL ${major} are not known here, so those of "${name}" are not checked; known are those of ${listSettingMajors().join(', ')}`;
    yield { position: locateVariable(context, host, 'pg_parameters'), message, severity: 'warning', hosts };
    return;
  }
  const check = function* (where: Where, variable: string, below: DataPath, values: Value | undefined) {
    if (!isMapping(values) || isMarked(values)) return;
    for (const [key, value] of Object.entries(values)) {
      const mistake = findMistake({ table, major: Number(major) }, where, key, value);
      if (mistake === undefined) continue;
      const position = locateVariable(context, host, variable, [...below, key]);
      const message = `${mistake} (PostgreSQL ${Number(major)})`;
      yield { position, message, hosts, ...replaceBy(key, findMeant(table, key)) };
    }
  };
  yield* check('cluster', 'pg_parameters', [], settings);
  for (const variable of LISTS) {
    const list = findValue(context, host, variable);
    for (let index = 0; isList(list) && index < list.length; index++) {
      const item = list[index];
      const below = isMapping(item) ? item['parameters'] : undefined;
      if (below !== undefined) yield* check('session', variable, [index, 'parameters'], below);
    }
  }
}

function hasSettings(context: RuleContext, host: string): boolean {
  if (findValue(context, host, 'pg_parameters') !== undefined) return true;
  for (const variable of LISTS) {
    const list = findValue(context, host, variable);
    if (isList(list) && list.some((item) => isMapping(item) && item['parameters'] !== undefined)) return true;
  }
  return false;
}

interface KnownSettings {
  readonly table: SettingTable;
  readonly major: number;
}

function findMistake({ table, major }: KnownSettings, where: Where, name: string, value: Value): string | undefined {
  const lower = name.toLowerCase();
  const setting = table.get(lower);
  if (setting === undefined && name.includes('.') && !CUSTOM_NAMES[where].test(lower))
    return `setting "${name}" has a name that ${where === 'cluster' ? 'a configuration file cannot have, so that PostgreSQL does not start' : 'PostgreSQL refuses'}; write two words with a dot between them, each of letters, digits and _, and no digit first`;
  if (setting === undefined)
    return UNSHOWN.has(lower) && where === 'session' ? undefined : describeUnknown(table, name);
  if (setting.context === 'internal') return `setting "${name}" cannot be set: PostgreSQL computes it; take it out`;
  if (OF_TRANSACTIONS.has(lower))
    return `setting "${name}" is one of a transaction and cannot be set for others; set "default_${lower}"`;
  if (where === 'session' && !SESSION_CONTEXTS.has(setting.context))
    return `setting "${name}" is one of the whole server, not of sessions; set it in pg_parameters`;
  if (isTemplate(value) || value === null || typeof value === 'object') return undefined;
  const text = String(value);
  const mistake =
    findValueMistake(setting, text) ??
    findTextMistake(lower, text, major) ??
    (where === 'cluster' ? findPatroniMistake(lower, text) : undefined);
  return mistake === undefined ? undefined : `setting "${name}": ${quoteValue(value)} ${mistake}`;
}

/** Of an extension that no table knows, any setting may be there. */
function describeUnknown(table: SettingTable, name: string): string | undefined {
  if (listBeside(table, name).length === 0) return undefined;
  const gone = describeGone(name, (other) => table.has(other));
  if (gone !== undefined) return gone;
  const nearest = findMeant(table, name);
  const hint =
    nearest === undefined ? 'take it out, or look up in pg_settings what it is called' : `did you mean "${nearest}"?`;
  return `no setting is called "${name}"; ${hint}`;
}

/** The nearest setting to one that there is not. */
function findMeant(table: SettingTable, name: string): string | undefined {
  if (table.has(name.toLowerCase()) || describeGone(name, (other) => table.has(other)) !== undefined) return undefined;
  return findNearestName(name, listBeside(table, name));
}

/** Settings of the same extension; of the server itself where the name has no dot, with all there are. */
function listBeside(table: SettingTable, name: string): readonly string[] {
  const [prefix = '', rest] = name.toLowerCase().split('.', 2);
  const names = [...table.values()].map((setting) => setting.name);
  return rest === undefined ? names : names.filter((other) => other.startsWith(`${prefix}.`));
}
