/** The schemas as data: which parameters there are, and what their validators' errors speak of. */
import environmentSchema from '../../../inventory/schema/environment.schema.json' with { type: 'json' };
import inventorySchema from '../../../inventory/schema/inventory.schema.json' with { type: 'json' };
import removalsSchema from '../../../inventory/schema/removals.schema.json' with { type: 'json' };
import type { Value } from '../types.ts';
import { isList, isMapping } from './values.ts';

/** One parameter, or one field of an item, as the schema describes it. */
export interface ParameterSchema {
  readonly description?: string;
  readonly default?: Value;
  /** A secret: never shown. */
  readonly writeOnly?: boolean;
}

export const parameterSchemas: Readonly<Record<string, ParameterSchema>> = inventorySchema.$defs.parameters.properties;

export const parameterNames: ReadonlySet<string> = new Set(Object.keys(parameterSchemas));

const SCHEMAS: Readonly<Record<string, Value>> = {
  'environment.schema.json': environmentSchema,
  'inventory.schema.json': inventorySchema,
  'removals.schema.json': removalsSchema,
};

/** Keys that a mapping may have, by the `schemaPath` of an error about one that it has not. */
export function listKnownKeys(schemaPath: string): readonly string[] {
  const properties = findParent(schemaPath)?.['properties'];
  return isMapping(properties) ? Object.keys(properties) : [];
}

/** The choices of a failed `oneOf` whose branches require one key each. */
export function listRequiredKeys(schemaPath: string): string {
  const branches = findParent(schemaPath)?.['oneOf'];
  const names = (isList(branches) ? branches : []).flatMap((branch) => (isMapping(branch) ? branch['required'] : []));
  return names.map((name) => `"${String(name)}"`).join(', ');
}

/** `inventory.schema.json#/$defs/user/additionalProperties` → the schema of a user. */
function findParent(schemaPath: string): Readonly<Record<string, Value>> | undefined {
  const [file = '', pointer = ''] = schemaPath.split('#');
  const steps = pointer
    .split('/')
    .slice(1, -1)
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
  const candidates = file === '' ? Object.values(SCHEMAS) : [SCHEMAS[file] ?? null];
  return candidates.map((schema) => follow(schema, steps)).find((found) => found !== undefined);
}

function follow(schema: Value, steps: readonly string[]): Readonly<Record<string, Value>> | undefined {
  let found: Value | undefined = schema;
  for (const step of steps) {
    if (isList(found)) found = found[Number(step)];
    else if (isMapping(found)) found = found[step];
    else return undefined;
  }
  return isMapping(found) ? found : undefined;
}
