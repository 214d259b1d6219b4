/** The schemas as data, and their compiled validators. */
import type { ValidateFunction } from 'ajv';
import environmentSchema from '../../../inventory/schema/environment.schema.json' with { type: 'json' };
import inventorySchema from '../../../inventory/schema/inventory.schema.json' with { type: 'json' };
import removalsSchema from '../../../inventory/schema/removals.schema.json' with { type: 'json' };
import { validateEnvironment, validateInventory, validateRemovals } from '../generated/validators.js';
import type { DataPath, Value } from '../types.ts';
import { isMapping } from './values.ts';

type Fields = Readonly<Record<string, Value>>;

/** A schema and what ajv made of it. */
export interface Shape {
  readonly schema: Fields;
  readonly validate: ValidateFunction;
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

export const inventoryShape: Shape = { schema: inventorySchema, validate: validateInventory };
export const environmentShape: Shape = { schema: environmentSchema, validate: validateEnvironment };
export const removalsShape: Shape = { schema: removalsSchema, validate: validateRemovals };

export const parameterSchemas: Readonly<Record<string, ParameterSchema>> = inventorySchema.$defs.parameters.properties;

/** Fields of an item of pg_databases. */
export const itemFieldSchemas: Readonly<Record<string, Partial<ParameterSchema>>> =
  inventorySchema.$defs.database.properties;

export const parameterNames: ReadonlySet<string> = new Set(Object.keys(parameterSchemas));

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

function follow(root: Fields, part: Value | undefined): Fields | undefined {
  if (!isMapping(part)) return undefined;
  const reference = part['$ref'];
  const definitions = root['$defs'];
  if (typeof reference !== 'string' || !isMapping(definitions)) return part;
  return follow(root, definitions[reference.slice('#/$defs/'.length)]);
}
