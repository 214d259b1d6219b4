/** The schemas as data, and their compiled validators. */
import type { ErrorObject } from 'ajv';
import environmentSchema from '../../../inventory/schema/environment.schema.json' with { type: 'json' };
import inventorySchema from '../../../inventory/schema/inventory.schema.json' with { type: 'json' };
import removalsSchema from '../../../inventory/schema/removals.schema.json' with { type: 'json' };
import { parameterValidators, validateEnvironment, validateRemovals } from '../generated/validators.js';
import type { DataPath, Value } from '../types.ts';
import { isMapping } from '../general/values.ts';

type Fields = Readonly<Record<string, Value>>;

/** A schema and what ajv made of it. */
export interface Shape {
  readonly schema: Fields;
  /** As ajv's functions do: what is wrong is left in `errors`. */
  readonly validate: { (value: Value): boolean; errors?: readonly ErrorObject[] | null };
}

/** One parameter, or one field of an item, as the schema describes it. */
export interface ParameterSchema {
  readonly description?: string;
  readonly default?: Value;
  /** A secret: never shown. */
  readonly writeOnly?: boolean;
  /** Where it is set: G all hosts, C a cluster, I an instance, A the command line. */
  readonly level: string;
  readonly enum?: readonly Value[];
  /** Accepted, and why it has no effect. */
  readonly unread?: string;
  /** The name that the playbooks read in place of this one. */
  readonly alias?: string;
  /** Any value but these is one that no playbook brings about. */
  readonly unsupported?: { readonly unless: readonly Value[]; readonly reason: string };
}

/** A mapping of variables. */
export const variablesShape: Shape = {
  schema: { ...inventorySchema.$defs.parameters, $defs: inventorySchema.$defs },
  validate: validateVariables,
};
export const environmentShape: Shape = { schema: environmentSchema, validate: validateEnvironment };
export const removalsShape: Shape = { schema: removalsSchema, validate: validateRemovals };

export const parameterSchemas: Readonly<Record<string, ParameterSchema>> = inventorySchema.$defs.parameters.properties;

/** Fields of an item of pg_databases. */
export const itemFieldSchemas: Readonly<Record<string, Partial<ParameterSchema>>> =
  inventorySchema.$defs.database.properties;

/** Fields that an item of pg_users or pg_databases may have. */
export const itemFields: ReadonlySet<string> = new Set(
  [inventorySchema.$defs.user, inventorySchema.$defs.database].flatMap(({ properties }) => Object.keys(properties)),
);

export const parameterNames: ReadonlySet<string> = new Set(Object.keys(parameterSchemas));

export function listParameters(isWanted: (schema: ParameterSchema) => boolean): ReadonlySet<string> {
  return new Set(Object.entries(parameterSchemas).flatMap(([name, schema]) => (isWanted(schema) ? [name] : [])));
}

/** The part of a schema that describes the value at a path of the data. */
export function findSchemaAt(root: Fields, path: DataPath): Fields | undefined {
  let found: Fields | undefined = root;
  for (const step of path) {
    if (found === undefined) return undefined;
    const properties: Value | undefined = found['properties'];
    const named: Value | undefined = isMapping(properties) ? properties[step] : undefined;
    found = follow(root, named ?? found['items'] ?? found['additionalProperties']);
  }
  return found;
}

const PARAMETERS: Fields = { $defs: inventorySchema.$defs, properties: parameterSchemas } as unknown as Fields;

/** What a parameter, or a part of one, may be: `['pg_databases', 0, 'pgbouncer']`. */
export function findParameterSchema(path: DataPath): Fields | undefined {
  return findSchemaAt(PARAMETERS, path);
}

function follow(root: Fields, part: Value | undefined): Fields | undefined {
  if (!isMapping(part)) return undefined;
  const reference = part['$ref'];
  const definitions = root['$defs'];
  if (typeof reference !== 'string' || !isMapping(definitions)) return part;
  return follow(root, definitions[reference.slice('#/$defs/'.length)]);
}

const validators = new Map(Object.entries(parameterValidators));

/** As the schema's own validator would: it looks for each of the parameters in every mapping, and few are there. */
function validateVariables(values: Value): boolean {
  const errors: ErrorObject[] = [];
  const fields = isMapping(values) ? values : {};
  for (const name of Object.keys(fields)) {
    const validate = validators.get(name);
    if (validate === undefined || validate(fields[name])) continue;
    for (const error of validate.errors ?? []) errors.push({ ...error, instancePath: `/${name}${error.instancePath}` });
  }
  validateVariables.errors = errors;
  return errors.length === 0;
}
validateVariables.errors = [] as readonly ErrorObject[];
