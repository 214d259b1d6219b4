/** The variables of all hosts as one JSON document, host by host: a large inventory is longer than a string can be. */
import { isList, isMapping } from '../general/values.ts';
import { sortNatural } from '../general/natural.ts';
import type { ResolvedInventory, Value } from '../types.ts';

/** Characters that are written at once. */
const PIECE = 1 << 20;

/** Hosts without variables are left out, as `ansible-inventory --list` does. Keys are sorted. */
export function* printHostvars({ hosts, variables }: ResolvedInventory): Generator<string> {
  // Most values are those of a group: they are printed once, and the text is used for every host.
  const printed = new Map<Value, string>();
  const print = (value: Value): string => {
    if (typeof value !== 'object' || value === null) return printValue(value);
    const known = printed.get(value);
    if (known !== undefined) return known;
    const text = printValue(value, '    ');
    printed.set(value, text);
    return text;
  };
  let separator = '{';
  let waiting = '';
  for (const host of sortNatural(hosts)) {
    const values = variables.get(host);
    if (values === undefined || values.size === 0) continue;
    const fields = [...values.keys()].sort().map((name) => {
      return `\n    ${JSON.stringify(name)}: ${print(values.get(name) ?? null)}`;
    });
    waiting += `${separator}\n  ${JSON.stringify(host)}: {${fields.join(',')}\n  }`;
    separator = ',';
    if (waiting.length < PIECE) continue;
    yield waiting;
    waiting = '';
  }
  yield waiting + (separator === '{' ? '{}\n' : '\n}\n');
}

/**
 * As Python's json prints it: integers exact, `NaN` and `Infinity` as words.
 * @internal Tests read it too.
 */
export function printValue(value: Value, indent = ''): string {
  const below = `${indent}  `;
  if (isList(value)) {
    if (value.length === 0) return '[]';
    return `[${value.map((item) => `\n${below}${printValue(item, below)}`).join(',')}\n${indent}]`;
  }
  if (isMapping(value)) {
    const keys = Object.keys(value).sort();
    if (keys.length === 0) return '{}';
    const fields = keys.map((key) => `\n${below}${JSON.stringify(key)}: ${printValue(value[key] ?? null, below)}`);
    return `{${fields.join(',')}\n${indent}}`;
  }
  if (typeof value === 'number') return printNumber(value);
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}

/** A large integer would be a bigint: this is a float, and its digits would be another number. */
function printNumber(value: number): string {
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value);
}
