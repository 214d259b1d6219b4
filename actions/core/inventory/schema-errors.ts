/** Turns ajv's errors into sentences. Values that are templates are left out: their type is not known before a run. */
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { DataPath, Value } from '../types.ts';
import { findNearestName } from './nearest-name.ts';
import { listKnownKeys, listRequiredKeys } from './schema.ts';
import { isTemplate } from './values.ts';

export interface SchemaError {
  readonly path: DataPath;
  /** The key is wrong, not its value. */
  readonly atKey: boolean;
  readonly message: string;
}

export function describeSchemaErrors(validate: ValidateFunction<unknown>, value: Value): readonly SchemaError[] {
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  // Branches of a choice fail one by one; the error of the choice itself speaks for them.
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  return errors.flatMap((error) => {
    const isBranch = choices.some(
      (choice) =>
        choice !== error &&
        error.schemaPath.startsWith(`${choice.schemaPath}/`) &&
        error.instancePath === choice.instancePath,
    );
    return isBranch ? [] : describe(error, value);
  });
}

function describe(error: ErrorObject, root: Value): SchemaError[] {
  const path = splitPointer(error.instancePath);
  const value = findValue(root, path);
  if (isTemplate(value) && error.keyword !== 'minLength') return [];
  const params = error.params as Readonly<Record<string, unknown>>;
  const name = path.length === 0 ? 'the file' : `"${String(path.at(-1))}"`;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      return [{ path: [...path, key], atKey: true, message: describeUnknownKey(key, error) }];
    }
    case 'propertyNames':
      return [
        {
          path: [...path, String(params['propertyName'])],
          atKey: true,
          message: `"${String(params['propertyName'])}" is no valid name here`,
        },
      ];
    case 'required':
      return [{ path, atKey: false, message: `"${String(params['missingProperty'])}" is missing` }];
    default:
      return error.propertyName === undefined
        ? [{ path, atKey: false, message: describeValue(error, name, value) }]
        : [];
  }
}

function describeValue(error: ErrorObject, name: string, value: Value | undefined): string {
  const params = error.params as Readonly<Record<string, unknown>>;
  const isSecret = /password/.test(name);
  const written = isSecret ? 'this value' : quote(value);
  switch (error.keyword) {
    case 'type':
      return `${name} must be ${describeType(params['type'])}; ${isSecret ? 'this' : written} is ${nameType(value)}${hintQuotes(params['type'], value)}`;
    case 'enum':
      return `${name} is ${written}; allowed: ${listAllowed(params['allowedValues'])}`;
    case 'pattern':
      return `${name} is ${written}, which does not match ${String(params['pattern'])}`;
    case 'minimum':
    case 'maximum':
      return `${name} is ${written}; it must be ${String(params['comparison'])} ${String(params['limit'])}`;
    case 'minLength':
      return `${name} must not be empty`;
    case 'maxLength':
      return `${name} is longer than ${String(params['limit'])} characters`;
    case 'minItems':
      return `${name} must not be empty`;
    case 'uniqueItems':
      return `${name} names item ${Number(params['j']) + 1} again as item ${Number(params['i']) + 1}`;
    case 'anyOf':
      return `${name} is ${written}, which is neither a known word nor in range`;
    case 'oneOf':
      return `${name} must have exactly one of ${listRequiredKeys(error.schemaPath)}`;
    default:
      return `${name} ${error.message ?? 'is wrong'}`;
  }
}

function describeUnknownKey(key: string, error: ErrorObject): string {
  const known = listKnownKeys(error.schemaPath);
  const nearest = findNearestName(key, known);
  const hint =
    nearest === undefined
      ? known.length > 0
        ? `known: ${known.join(', ')}`
        : 'nothing is allowed here'
      : `did you mean "${nearest}"?`;
  return `"${key}" is not known here; ${hint}`;
}

function listAllowed(values: unknown): string {
  return Array.isArray(values) ? values.map((value: unknown) => String(value)).join(', ') : '';
}

function describeType(type: unknown): string {
  const types = Array.isArray(type) ? type.map(String) : [String(type)];
  const names: Readonly<Record<string, string>> = {
    object: 'a mapping',
    array: 'a list',
    string: 'text',
    integer: 'an integer',
    number: 'a number',
    boolean: 'true or false',
    null: 'empty',
  };
  return types.map((name) => names[name] ?? name).join(' or ');
}

function nameType(value: Value | undefined): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return (
    { string: 'text', number: 'a number', bigint: 'a number', boolean: 'true or false' }[typeof value as 'string'] ??
    typeof value
  );
}

function hintQuotes(type: unknown, value: Value | undefined): string {
  const wantsText = type === 'string' && (typeof value === 'boolean' || typeof value === 'number');
  if (wantsText) return '; put it into quotes';
  return type === 'integer' && typeof value === 'string' && /^-?\d+$/.test(value) ? '; take the quotes away' : '';
}

function quote(value: Value | undefined): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'the list' : 'the mapping';
  const text = String(value);
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
}

function splitPointer(pointer: string): DataPath {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function findValue(root: Value, path: DataPath): Value | undefined {
  let value: Value | undefined = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, Value>>)[step];
  }
  return value;
}
