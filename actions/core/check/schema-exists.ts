import { findNearestName, replaceBy } from '../general/nearest-name.ts';
import { isList, isMapping, isTemplate, writeValue } from '../general/values.ts';
import type { Value } from '../types.ts';
import type { Finding, Place, Rule, RuleContext } from './context.ts';
import { findParameter, findValue, checkVariants, locateVariable } from './context.ts';
import { listItems, locateItem } from './items.ts';

const INPUTS = ['pg_databases', 'pg_default_schemas', 'pg_default_extensions'];
/** Schemas that every database has from the start. */
const BUILT_IN = ['public', 'pg_catalog'];
const RESERVED = /^pg_|^information_schema$/;

/** An extension goes into a schema that some list makes, and no list makes one whose name PostgreSQL keeps for itself. */
export const schemaExists: Rule = {
  id: 'schema-exists',
  perCluster: true,
  *check(context) {
    yield* checkVariants(context, INPUTS, checkHost);
  },
};

function* checkHost(context: RuleContext, host: string): Generator<Finding> {
  const shared = findParameter(context, host, 'pg_default_schemas');
  if (findValue(context, host, 'pg_default_schemas') !== undefined)
    yield* checkNames(shared, (index) => locateVariable(context, host, 'pg_default_schemas', [index]));
  if (findValue(context, host, 'pg_default_extensions') !== undefined) {
    const extensions = findParameter(context, host, 'pg_default_extensions');
    const locate = (index: number): Place => locateVariable(context, host, 'pg_default_extensions', [index, 'schema']);
    yield* checkExtensions(extensions, [shared], { locate, list: 'pg_default_schemas' });
  }
  for (const database of listItems(context, host, 'pg_databases')) {
    const { schemas, extensions } = database.fields;
    yield* checkNames(schemas, (index) => locateItem(context, host, database, 'schemas', index));
    const locate = (index: number): Place => locateItem(context, host, database, 'extensions', index, 'schema');
    const list = `schemas of database "${database.name}"`;
    yield* checkExtensions(extensions, [shared, schemas], { locate, list });
  }
}

function* checkNames(list: Value | undefined, locate: (index: number) => Place): Generator<Finding> {
  for (const [index, name] of (isList(list) ? list : []).entries()) {
    if (typeof name !== 'string' || isTemplate(name) || !RESERVED.test(name)) continue;
    const message = `schema "${name}" is reserved for the system (it begins with pg_, or is information_schema), and PostgreSQL does not create it; choose another name`;
    yield { position: locate(index), message };
  }
}

function* checkExtensions(
  list: Value | undefined,
  schemas: readonly (Value | undefined)[],
  { locate, list: where }: { readonly locate: (index: number) => Place; readonly list: string },
): Generator<Finding> {
  const known = [...BUILT_IN, ...schemas.flatMap((names) => (isList(names) ? names : []))];
  if (schemas.some(isTemplate) || known.some(isTemplate)) return;
  for (const [index, extension] of (isList(list) ? list : []).entries()) {
    if (!isMapping(extension)) continue;
    const { name, schema } = extension;
    if (typeof schema !== 'string' || isTemplate(schema) || known.includes(schema)) continue;
    const nearest = findNearestName(
      schema,
      known.filter((one) => typeof one === 'string'),
    );
    const hint = nearest === undefined ? '' : ` (did you mean "${nearest}"?)`;
    const message = `extension "${writeValue(name)}" goes into schema "${schema}", which no list makes${hint}; add it to ${where}`;
    yield { position: locate(index), message, ...replaceBy(schema, nearest) };
  }
}
