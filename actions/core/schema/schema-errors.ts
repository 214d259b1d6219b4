/** Turns ajv's errors into sentences. Values that are templates are left out: their type is not known before a run. */
import type { ErrorObject } from 'ajv';
import type { DataPath, Replacement, Value } from '../types.ts';
import { findNearestName, replaceBy } from '../general/nearest-name.ts';
import { describeMistake, findMeantValue } from './schema-messages.ts';
import { describePattern } from './schema-patterns.ts';
import type { Shape } from './schema.ts';
import { findSchemaAt } from './schema.ts';
import { isList, isMapping, isMarked, isTemplate } from '../general/values.ts';

export interface SchemaError {
  readonly path: DataPath;
  /** The key is wrong, not its value. */
  readonly atKey: boolean;
  readonly message: string;
  readonly replace?: Replacement;
}

/** Of two errors about one value, these say more. */
const STRONGER = ['anyOf', 'oneOf', 'type'];

export function describeSchemaErrors(shape: Shape, value: Value): readonly SchemaError[] {
  if (shape.validate(value)) return [];
  const errors = shape.validate.errors ?? [];
  const strong = new Map<string, ErrorObject>();
  for (const keyword of STRONGER) {
    for (const error of errors) {
      if (error.keyword === keyword && !strong.has(error.instancePath)) strong.set(error.instancePath, error);
    }
  }
  return errors.flatMap((error) => {
    const stronger = strong.get(error.instancePath);
    const isTold = stronger !== undefined && stronger !== error && error.keyword !== 'additionalProperties';
    return isTold ? [] : describe(error, shape, value);
  });
}

function describe(error: ErrorObject, { schema }: Shape, root: Value): SchemaError[] {
  const path = splitPointer(error.instancePath);
  const value = findValue(root, path);
  if (isTemplate(value) || isMarked(value) || error.propertyName !== undefined) return [];
  const params = error.params as Readonly<Record<string, unknown>>;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      return [{ path: [...path, key], atKey: true, ...describeUnknownKey(key, findSchemaAt(schema, path)) }];
    }
    case 'propertyNames': {
      const key = String(params['propertyName']);
      return [{ path: [...path, key], atKey: true, ...describeBadName(key, findSchemaAt(schema, path)) }];
    }
    case 'required':
      return [
        { path, atKey: false, message: `${nameSubject(path, value)} has no "${String(params['missingProperty'])}"` },
      ];
    default: {
      const part = findSchemaAt(schema, path);
      const isChoice = error.keyword === 'enum' || error.keyword === 'anyOf';
      const meant = isChoice ? findMeantValue({ value, part }) : undefined;
      const message = describeMistake(error, { path, value, part });
      const replace = typeof value === 'string' ? replaceBy(value, meant) : {};
      return [{ path, atKey: false, message, ...replace }];
    }
  }
}

/** `"reports" of pg_services`, `entry 2 of pg_hba_rules`, `limits`. */
function nameSubject(path: DataPath, value: Value | undefined): string {
  const [last, list] = [path.at(-1), path.at(-2)];
  if (last === undefined) return 'the file';
  if (typeof last !== 'number') return last;
  const name = isMapping(value) && typeof value['name'] === 'string' ? JSON.stringify(value['name']) : undefined;
  const within = list === undefined ? '' : ` of ${String(list)}`;
  return `${name ?? `entry ${String(last + 1)}`}${within}`;
}

function describeUnknownKey(
  key: string,
  part: Readonly<Record<string, Value>> | undefined,
): Pick<SchemaError, 'message' | 'replace'> {
  const properties = part?.['properties'];
  const known = isMapping(properties) ? Object.keys(properties) : [];
  const nearest = findNearestName(key, known);
  const hint = nearest === undefined ? `known: ${known.join(', ')}` : `did you mean "${nearest}"?`;
  return { message: `"${key}" is not known here; ${hint}`, ...replaceBy(key, nearest) };
}

/** PostgreSQL shows some settings in mixed case, such as TimeZone. */
function describeBadName(
  key: string,
  part: Readonly<Record<string, Value>> | undefined,
): Pick<SchemaError, 'message' | 'replace'> {
  const names = part?.['propertyNames'];
  const pattern = isMapping(names) && typeof names['pattern'] === 'string' ? names['pattern'] : '';
  const lower = key.toLowerCase();
  if (lower !== key && new RegExp(pattern, 'u').test(lower))
    return { message: `"${key}" is written in lower case here; write "${lower}"`, ...replaceBy(key, lower) };
  const allowed = describePattern(pattern);
  return { message: `"${key}" is no valid name here${allowed === undefined ? '' : `; allowed: ${allowed}`}` };
}

function splitPointer(pointer: string): DataPath {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function findValue(root: Value, path: DataPath): Value | undefined {
  let value: Value | undefined = root;
  for (const step of path) {
    if (isList(value)) value = value[Number(step)];
    else if (isMapping(value)) value = value[step];
    else return undefined;
  }
  return value;
}
