/**
 * YAML of a new value, in the style of hand-written inventories: short lists and mappings in brackets, the rest one
 * entry a line. Every scalar is read back by the inventory's own reader before it is used, so that `off`, `010` or
 * `a: b` come back as the text that they were.
 */
import { resolvePlain, ScalarError } from '../load/scalars.ts';
import { isList, isMapping } from '../general/values.ts';
import { readYaml } from '../load/yaml-reader.ts';
import { YamlError } from '../load/yaml-syntax.ts';
import type { Value } from '../types.ts';

const WIDTH = 110;
const SHORT = /^[\w.-]+$/;

export interface FlowStyle {
  /** `{ a: 1 }`, not `{a: 1}`. */
  readonly padded: boolean;
}

const PADDED: FlowStyle = { padded: true };

/** On one line: `{ name: a, roles: [b] }`. */
export function writeFlow(value: Value, style: FlowStyle = PADDED): string {
  if (isVaulted(value)) return `!vault ${JSON.stringify(value.__ansible_vault)}`;
  if (isList(value)) return `[${value.map((item) => writeFlow(item, style)).join(', ')}]`;
  if (!isMapping(value)) return writeScalar(value);
  const fields = Object.entries(value).map(([key, item]) => `${writeScalar(key)}: ${writeFlow(item, style)}`);
  if (fields.length === 0) return '{}';
  return style.padded ? `{ ${fields.join(', ')} }` : `{${fields.join(', ')}}`;
}

/** Lines of `key: value`, without indentation. */
export function writeEntry(key: string, value: Value): string[] {
  const name = writeScalar(key);
  if (isVaulted(value)) {
    const text = value.__ansible_vault;
    // Behind a block there is a line break, which is part of the value.
    if (!text.endsWith('\n')) return [`${name}: ${writeFlow(value)}`];
    return [`${name}: !vault |`, ...indent(text.trimEnd().split('\n'))];
  }
  if (isCompact(value)) return [`${name}: ${writeFlow(value)}`];
  if (isList(value)) return [`${name}:`, ...indent(value.flatMap(writeItem))];
  return [`${name}:`, ...indent(writeFields(value))];
}

/** Lines of `- item`, without indentation. */
export function writeItem(item: Value): string[] {
  if (!isMapping(item) || Object.keys(item).length === 0) return [`- ${writeFlow(item)}`];
  return writeFields(item).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

/** Whether a value can stand in a bracket: an encrypted one would be a single long line. */
export function fitsFlow(value: Value): boolean {
  if (isVaulted(value)) return false;
  if (isList(value)) return value.every(fitsFlow);
  return !isMapping(value) || Object.values(value).every(fitsFlow);
}

function writeFields(value: Value): string[] {
  return isMapping(value) ? Object.entries(value).flatMap(([key, item]) => writeEntry(key, item)) : [writeFlow(value)];
}

function isCompact(value: Value): boolean {
  if (isList(value)) return value.every(isShort) && fits(value);
  if (isMapping(value)) return Object.values(value).every((item) => !isNested(item)) && fits(value);
  return true;
}

function fits(value: Value): boolean {
  return writeFlow(value).length <= WIDTH;
}

function isShort(value: Value): boolean {
  return typeof value === 'string' ? SHORT.test(value) : !isNested(value);
}

function isNested(value: Value): value is readonly Value[] | { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null;
}

function isVaulted(value: Value): value is { readonly __ansible_vault: string } {
  return isMapping(value) && typeof value['__ansible_vault'] === 'string';
}

function writeScalar(value: Value): string {
  if (isNested(value)) return JSON.stringify(value);
  if (typeof value !== 'string') return value === null ? 'null' : String(value);
  if (isPlainText(value)) return value;
  // Characters that a terminal or a reader would take for something else stay visible as escapes.
  const isPrintable = /^[\P{C}]*$/u.test(value) && !/[\u2028\u2029]/.test(value);
  return isPrintable ? `'${value.replaceAll("'", "''")}'` : writeEscaped(value);
}

function writeEscaped(value: string): string {
  return JSON.stringify(value).replace(
    /[\p{C}\u2028\u2029]/gu,
    (found) => `\\U${(found.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`,
  );
}

/** Reads as itself in every place where a scalar may stand. */
function isPlainText(text: string): boolean {
  // A date reads as text, too, but is none to Ansible.
  if (!isText(text)) return false;
  if (!/^[\w/+*.@-]/.test(text) || /[^ -~]|\s$|[[\]{},#&*!|>%"'`]/.test(text)) return false;
  return [`- ${text}`, `[${text}]`, `{${text}: ${text}}`].every((written, index) => {
    const value = tryRead(written);
    if (index < 2) return isList(value) && value.length === 1 && value[0] === text;
    return isMapping(value) && value[text] === text;
  });
}

function isText(text: string): boolean {
  try {
    return resolvePlain(text).kind === 'text';
  } catch (error) {
    if (error instanceof ScalarError) return false;
    throw error;
  }
}

function tryRead(text: string): Value {
  try {
    return readYaml(text).value;
  } catch (error) {
    if (error instanceof YamlError) return null;
    throw error;
  }
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
