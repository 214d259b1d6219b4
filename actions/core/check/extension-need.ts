import { isList, isMapping, isTemplate, quoteValue } from '../general/values.ts';
import { CONTROL_FILES_OF, findOnlySchema, listRequired } from '../settings/extension-needs.ts';
import { resolveSetting } from '../settings/templates.ts';
import type { Value } from '../types.ts';
import type { Finding, Place, Rule, RuleContext } from './context.ts';
import { checkVariants, findParameter, findValue, locateVariable } from './context.ts';
import { listItems, locateItem } from './items.ts';

const DEFAULTS = 'pg_default_extensions';
/** Of PostgreSQL itself, in every database from the start. */
const BUILT_IN = ['plpgsql'];
const CRON = 'pg_cron';
const CRON_SETTING = 'cron.database_name';

/** An extension that needs another one before it, or that goes into one schema only: CREATE EXTENSION refuses it otherwise. */
export const extensionNeed: Rule = {
  id: 'extension-need',
  perCluster: true,
  check: (context) =>
    checkVariants(context, ['pg_databases', DEFAULTS, 'pg_version', 'pg_parameters', 'pg_conf'], checkHost),
};

/** What the packages of another major ask for may differ: powa 5, say, goes into any schema. */
function* checkHost(context: RuleContext, host: string): Generator<Finding> {
  const isKnown = findParameter(context, host, 'pg_version') === CONTROL_FILES_OF;
  for (const finding of findNeeds(context, host)) yield isKnown ? finding : { ...finding, severity: 'warning' };
}

function* findNeeds(context: RuleContext, host: string): Generator<Finding> {
  const shared = findParameter(context, host, DEFAULTS);
  if (findValue(context, host, DEFAULTS) !== undefined) {
    const locate = (...below: (string | number)[]): Place => locateVariable(context, host, DEFAULTS, below);
    yield* checkList(shared, BUILT_IN, { locate, owner: 'of every database', list: DEFAULTS });
  }
  const given = listNames(shared);
  for (const database of listItems(context, host, 'pg_databases')) {
    const { extensions, template } = database.fields;
    // Other databases have extensions of their own, and what comes of them is not followed here.
    const isPlain = template === undefined || template === 'template1';
    const there = isPlain ? given : template === 'template0' ? [] : undefined;
    const locate = (...below: (string | number)[]): Place =>
      locateItem(context, host, database, 'extensions', ...below);
    const owner = `of database "${database.name}"`;
    yield* checkList(extensions, there && [...BUILT_IN, ...there], { locate, owner, list: 'its extensions' });
    yield* checkCron(context, host, { name: database.name, extensions, locate });
  }
}

interface CronDatabase {
  readonly name: string;
  readonly extensions: Value | undefined;
  readonly locate: Owner['locate'];
}

/** The script of pg_cron raises an error in any database but the one that its worker reads. One that has it keeps it. */
function* checkCron(context: RuleContext, host: string, database: CronDatabase): Generator<Finding> {
  const { name, extensions, locate } = database;
  const index = (isList(extensions) ? extensions : []).findIndex((item) => isMapping(item) && item['name'] === CRON);
  if (index < 0) return;
  const parameters = findParameter(context, host, 'pg_parameters');
  const wanted = resolveSetting(CRON_SETTING, { conf: findParameter(context, host, 'pg_conf'), parameters });
  const meant = wanted ?? 'postgres';
  const isUntold = isTemplate(parameters) || (isMapping(parameters) && Object.keys(parameters).some(isTemplate));
  if (meant === name || isTemplate(meant) || isUntold) return;
  const message = `extension "${CRON}" can be made in database ${quoteValue(meant)} only, by ${CRON_SETTING}, so that CREATE EXTENSION fails in "${name}"; set ${CRON_SETTING} to "${name}" in pg_parameters`;
  yield { position: locate(index), message, severity: 'warning' };
}

/** Undefined where a template may name any. */
function listNames(list: Value | undefined): readonly string[] | undefined {
  if (!isList(list)) return isTemplate(list) ? undefined : [];
  const names = list.map((item) => (isMapping(item) ? item['name'] : item));
  return names.some(isTemplate) ? undefined : names.filter((name) => typeof name === 'string');
}

interface Owner {
  readonly locate: (...below: (string | number)[]) => Place;
  readonly owner: string;
  readonly list: string;
}

function* checkList(
  list: Value | undefined,
  there: readonly string[] | undefined,
  { locate, owner, list: where }: Owner,
): Generator<Finding> {
  const all = listNames(list);
  const before = [...(there ?? [])];
  for (const [index, item] of (isList(list) ? list : []).entries()) {
    const { name, schema } = isMapping(item) ? item : {};
    if (typeof name !== 'string' || isTemplate(name)) continue;
    const only = findOnlySchema(name);
    if (only !== undefined && typeof schema === 'string' && !isTemplate(schema) && schema !== only) {
      const message = `extension "${name}" ${owner} is to go into schema ${quoteValue(schema)}, and the package for PostgreSQL ${CONTROL_FILES_OF} puts it into "${only}" only; take schema out`;
      yield { position: locate(index, 'schema'), message };
    }
    const missing = listRequired(name).find((other) => !before.includes(other));
    before.push(name);
    if (missing === undefined || there === undefined || all === undefined) continue;
    const advice = all.includes(missing) ? `move "${missing}" up` : `add "${missing}" to ${where}, before it`;
    yield {
      position: locate(index),
      message: `extension "${name}" ${owner} needs the extension "${missing}" to be there before it, and CREATE EXTENSION fails; ${advice}`,
    };
  }
}
