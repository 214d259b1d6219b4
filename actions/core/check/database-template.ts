import { isTemplate, quoteValue } from '../general/values.ts';
import type { Value } from '../types.ts';
import { isServerEncoding } from '../settings/texts.ts';
import type { Finding, Rule, RuleContext } from './context.ts';
import { findParameter, findValue, checkVariants, locateVariable } from './context.ts';
import type { Item } from './items.ts';
import { listItems, locateItem, mayHaveMore } from './items.ts';

const BUILT_IN = ['template0', 'template1', 'postgres'];
const AT_INITDB = { encoding: 'pg_encoding', lc_collate: 'pg_lc_collate', lc_ctype: 'pg_lc_ctype' };
const INPUTS = ['pg_databases', ...Object.values(AT_INITDB)];

/** CREATE DATABASE copies a database that is there, with its encoding and locale unless that is template0. */
export const databaseTemplate: Rule = {
  id: 'database-template',
  perCluster: true,
  *check(context) {
    yield* checkVariants(context, INPUTS, checkHost);
  },
};

function* checkHost(context: RuleContext, host: string): Generator<Finding> {
  const encoding = findValue(context, host, 'pg_encoding');
  if (typeof encoding === 'string' && !isTemplate(encoding) && !isServerEncoding(encoding))
    yield { position: locateVariable(context, host, 'pg_encoding'), message: describeEncoding(encoding) };
  else yield* checkInitdb(context, host);
  const before: string[] = [...BUILT_IN];
  const isWhole = !mayHaveMore(context, host, ['pg_databases']);
  const all = listItems(context, host, 'pg_databases').map(({ name }) => name);
  for (const database of listItems(context, host, 'pg_databases')) {
    const { template, encoding: own } = database.fields;
    if (
      typeof template === 'string' &&
      !isTemplate(template) &&
      !before.includes(template) &&
      (isWhole || all.includes(template))
    ) {
      const why = all.includes(template)
        ? `which is created after it; move "${template}" up`
        : `which no list has; take template1, or add it to pg_databases above`;
      const message = `database "${database.name}" is copied from "${template}", ${why}`;
      yield { position: locateItem(context, host, database, 'template'), message };
    }
    if (typeof own === 'string' && !isTemplate(own) && !isServerEncoding(own))
      yield { position: locateItem(context, host, database, 'encoding'), message: describeEncoding(own) };
    else {
      yield* checkEncoding(context, host, database);
      yield* checkLocale(context, host, database);
    }
    before.push(database.name);
  }
}

/** Of a locale that names its encoding, initdb takes no other. Those of the parameters' defaults are UTF-8's, or any's. */
function* checkInitdb(context: RuleContext, host: string): Generator<Finding> {
  const encoding = findParameter(context, host, 'pg_encoding');
  for (const parameter of ['pg_lc_collate', 'pg_lc_ctype']) {
    const locale = findParameter(context, host, parameter);
    if (!areAtOdds(encoding, locale)) continue;
    const isWritten = findValue(context, host, parameter) !== undefined;
    const message = `pg_encoding ${quoteValue(encoding)} does not go with ${parameter} ${quoteValue(locale)}${isWritten ? '' : ', its default'}: initdb would refuse to make the cluster; set ${parameter} to C or to a locale of that encoding, or leave pg_encoding out`;
    yield { position: locateVariable(context, host, 'pg_encoding'), message };
  }
}

/** A locale whose name has UTF-8 takes no other encoding, but for the one that is any. */
function areAtOdds(encoding: Value | undefined, locale: Value | undefined): boolean {
  if (typeof encoding !== 'string' || isTemplate(encoding) || typeof locale !== 'string' || isTemplate(locale))
    return false;
  return !['utf8', 'unicode', 'sqlascii'].includes(fold(encoding)) && /[.]utf-?8(?:@|$)/i.test(locale);
}

function* checkEncoding(context: RuleContext, host: string, database: Item): Generator<Finding> {
  const { encoding } = database.fields;
  for (const field of ['lc_collate', 'lc_ctype'] as const) {
    const own = database.fields[field];
    const locale = own ?? findParameter(context, host, AT_INITDB[field]);
    if (!areAtOdds(encoding, locale)) continue;
    const whose = own === undefined ? `, which is ${AT_INITDB[field]}` : '';
    const message = `encoding ${quoteValue(encoding)} of database "${database.name}" does not go with ${field} ${quoteValue(locale)}${whose}: CREATE DATABASE would fail; set ${field} of the database to C or to a locale of that encoding, with template: template0, or leave encoding out`;
    yield { position: locateItem(context, host, database, 'encoding'), message };
  }
}

function describeEncoding(encoding: string): string {
  return `${quoteValue(encoding)} is no encoding that a database can have; write UTF8, or another one of servers`;
}

function* checkLocale(context: RuleContext, host: string, database: Item): Generator<Finding> {
  const { template } = database.fields;
  if (template !== undefined && template !== 'template1') return;
  for (const [field, parameter] of Object.entries(AT_INITDB)) {
    const [own, shared] = [database.fields[field], findParameter(context, host, parameter)];
    if (typeof own !== 'string' || typeof shared !== 'string' || isTemplate(own) || isTemplate(shared)) continue;
    if (fold(own) === fold(shared)) continue;
    const message = `database "${database.name}" has ${field} ${quoteValue(own)}, and template1 has ${quoteValue(shared)} by ${parameter}: only a copy of template0 can differ; set template: template0, or leave ${field} out`;
    yield { position: locateItem(context, host, database, field), message, severity: 'warning' };
  }
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
