import type { ErrorObject } from 'ajv';
import { findNearestName } from '../general/nearest-name.ts';
import type { DataPath, Value } from '../types.ts';
import { describePattern } from './schema-patterns.ts';
import { isList, isMapping, quoteValue } from '../general/values.ts';

type Params = Readonly<Record<string, unknown>>;

export interface MistakenValue {
  readonly path: DataPath;
  readonly value: Value | undefined;
  /** What the schema says of it. */
  readonly part: Readonly<Record<string, Value>> | undefined;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: 'a mapping',
  array: 'a list',
  string: 'text',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  null: 'empty',
};

/** What is wrong with one value, and what is allowed. A secret's value is not shown. */
export function describeMistake(error: ErrorObject, { path, value, part }: MistakenValue): string {
  const params = error.params as Params;
  const name = nameValue(path);
  const isShown = part?.['writeOnly'] !== true && typeof value !== 'object';
  const is = isShown ? `${name} is ${quoteValue(value)}` : `${name} is wrong`;
  switch (error.keyword) {
    case 'type':
      return `${name} must be ${describeType(params['type'])}; ${isShown ? quoteValue(value) : 'it'} is ${nameType(value)}${hintType(params['type'], value, part)}`;
    case 'enum':
      return `${is}; ${hintNearest({ path, value, part })}allowed: ${listAllowed(listSupported(part) ?? params['allowedValues'])}`;
    case 'pattern':
      return `${is}; write ${describePattern(String(params['pattern'])) ?? `what matches ${String(params['pattern'])}`}`;
    case 'minimum':
      return `${is}; it must be at least ${String(params['limit'])}`;
    case 'maximum':
      return `${is}; it must be at most ${String(params['limit'])}`;
    case 'minLength':
      return Number(params['limit']) > 1
        ? `${name} must have ${String(params['limit'])} characters or more`
        : `${name} must not be empty`;
    case 'minItems':
      return `${name} must not be empty`;
    case 'maxLength':
      return `${name} is longer than ${String(params['limit'])} characters`;
    case 'uniqueItems':
      return `${name} has item ${Number(params['j']) + 1} again as item ${Number(params['i']) + 1}`;
    case 'anyOf':
      return `${is}; ${hintNearest({ path, value, part })}allowed: ${listChoices(part)}`;
    case 'oneOf':
      return `${name} must have exactly one of ${listRequired(part)}`;
    default:
      return `${name} ${error.message ?? 'is wrong'}`;
  }
}

/** The allowed value that a mistaken one most likely stands for. */
export function findMeantValue({ value, part }: Omit<MistakenValue, 'path'>): string | undefined {
  if (typeof value !== 'string' || part?.['writeOnly'] === true) return undefined;
  const branches = isList(part?.['anyOf']) ? part['anyOf'] : [];
  const choices = [part ?? {}, ...branches.filter(isMapping)].flatMap((one) => listSupported(one) ?? []);
  return findNearestName(
    value,
    choices.filter((choice) => typeof choice === 'string'),
  );
}

function hintNearest(mistaken: MistakenValue): string {
  const meant = findMeantValue(mistaken);
  return meant === undefined ? '' : `did you mean "${meant}"? `;
}

/** Of the values of a choice those that a playbook brings about. */
function listSupported(part: MistakenValue['part']): readonly Value[] | undefined {
  const { enum: choices, unsupported } = part ?? {};
  if (!isList(choices)) return undefined;
  const unless = isMapping(unsupported) ? unsupported['unless'] : undefined;
  const supported = isList(unless) ? choices.filter((choice) => unless.includes(choice)) : [];
  return supported.length === 0 ? choices : supported;
}

/** `"pg_port"`, or `item 3 of "pg_users"`. */
function nameValue(path: DataPath): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  if (typeof last === 'string') return `"${last}"`;
  const list = path.at(-2);
  return `item ${last + 1}${list === undefined ? '' : ` of "${list}"`}`;
}

function listChoices(part: MistakenValue['part']): string {
  const branches = isList(part?.['anyOf']) ? part['anyOf'] : [];
  return branches
    .map((branch) => (isMapping(branch) && isList(branch['enum']) ? listAllowed(branch['enum']) : 'a port'))
    .join(', ');
}

function listRequired(part: MistakenValue['part']): string {
  const branches = isList(part?.['oneOf']) ? part['oneOf'] : [];
  const names = branches.flatMap((branch) =>
    isMapping(branch) && isList(branch['required']) ? branch['required'] : [],
  );
  return names.map((name) => quoteValue(name)).join(', ');
}

function listAllowed(values: unknown): string {
  return Array.isArray(values) ? values.map((value: unknown) => String(value)).join(', ') : '';
}

function describeType(type: unknown): string {
  const types = Array.isArray(type) ? type.map(String) : [String(type)];
  return types.map((name) => TYPE_NAMES[name] ?? name).join(' or ');
}

function nameType(value: Value | undefined): string {
  if (value === null || value === undefined) return 'empty';
  if (isList(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  if (typeof value === 'boolean') return 'true or false';
  return typeof value === 'string' ? 'text' : 'a number';
}

/** What to do about a type, where the value would be fine with it; else what is allowed. */
function hintType(type: unknown, value: Value | undefined, part: MistakenValue['part']): string {
  const wantsText = type === 'string' && (typeof value === 'boolean' || typeof value === 'number');
  if (wantsText) {
    const { enum: choices, pattern } = part ?? {};
    if (isList(choices) && !choices.includes(String(value))) return `; allowed: ${listAllowed(listSupported(part))}`;
    if (typeof pattern === 'string' && !new RegExp(pattern).test(String(value)))
      return `; write ${describePattern(pattern) ?? 'text'}`;
    return '; put it into quotes';
  }
  const types = Array.isArray(type) ? type : [type];
  if (types.includes('object') && isList(value)) return '; write each entry as "name: value", without "- " before it';
  if (types.includes('array') && isMapping(value)) return '; write "- " before each entry';
  if (type !== 'integer' || typeof value !== 'string' || !/^-?\d+$/.test(value)) return '';
  const { minimum, maximum } = part ?? {};
  const isBelow = typeof minimum === 'number' && Number(value) < minimum;
  const isAbove = typeof maximum === 'number' && Number(value) > maximum;
  if (!isBelow && !isAbove) return '; take the quotes away';
  return `; write a number ${isBelow ? `of at least ${minimum}` : `of at most ${Number(maximum)}`}, without quotes`;
}
