/**
 * Plain scalars by YAML 1.1 as PyYAML's resolver reads them, in its order: bool, float, int, merge, null,
 * timestamp, value. js-yaml's own 1.1 schema differs (`1e3`, `0o10`, `=`), so it is not used.
 */
import type { Value } from '../types.ts';
import { readTimestamp, TIMESTAMP } from './timestamps.ts';

/** What a plain scalar turns out to be. `merge` and `value` are the keys `<<` and `=`. */
export type PlainScalar =
  | { readonly kind: 'text' | 'merge' | 'value' }
  | { readonly kind: 'data'; readonly value: Value; readonly isFloat?: boolean };

/** A scalar that its tag or its own pattern does not allow. */
export class ScalarError extends Error {}

/** `<<` and `=` are keys. */
export function assertUsable(scalar: PlainScalar | undefined): void {
  if (scalar?.kind === 'merge') throw new ScalarError('"<<" is no value; put it into quotes');
  if (scalar?.kind === 'value') throw new ScalarError('"=" is no value; put it into quotes');
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map(
  Object.entries({ yes: true, true: true, on: true, no: false, false: false, off: false }).flatMap(([word, value]) => {
    const capital = word.charAt(0).toUpperCase() + word.slice(1);
    return [word, capital, word.toUpperCase()].map((spelling) => [spelling, value] as const);
  }),
);

const FLOAT =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const INTEGER =
  /^(?:[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const TEXT: PlainScalar = { kind: 'text' };
const NULL: PlainScalar = { kind: 'data', value: null };

export function resolvePlain(text: string): PlainScalar {
  if (text === '') return NULL;
  const first = text.charCodeAt(0);
  if (isNumberStart(first)) return resolveNumber(text, first);
  switch (text) {
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return NULL;
    case '<<':
      return { kind: 'merge' };
    case '=':
      return { kind: 'value' };
  }
  if (text.length > 5) return TEXT;
  const boolean = BOOLEANS.get(text);
  return boolean === undefined ? TEXT : { kind: 'data', value: boolean };
}

function resolveNumber(text: string, first: number): PlainScalar {
  if (FLOAT.test(text)) return { kind: 'data', value: readFloat(text), isFloat: true };
  if (INTEGER.test(text)) return { kind: 'data', value: readInteger(text) };
  const isDigit = first >= 48 && first <= 57;
  if (isDigit && TIMESTAMP.test(text)) return { kind: 'data', value: readTimestamp(text) };
  return TEXT;
}

export function readInteger(written: string): Value {
  const text = written.replaceAll('_', '');
  const negative = text.startsWith('-');
  const digits = text.replace(/^[-+]/, '');
  const value = readDigits(digits);
  if (value === undefined) throw new ScalarError(`"${written}" is not an integer`);
  return narrow(negative ? -value : value);
}

function readDigits(digits: string): bigint | undefined {
  if (/^0x[0-9a-fA-F]+$/.test(digits) || /^0b[01]+$/.test(digits)) return BigInt(digits);
  if (/^0[0-7]+$/.test(digits)) return BigInt(`0o${digits.slice(1)}`);
  if (/^[0-9]+$/.test(digits)) return BigInt(digits);
  if (/^[0-9]+(:[0-9]+)+$/.test(digits)) {
    return digits.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n);
  }
  return undefined;
}

export function readFloat(written: string): number {
  const text = written.replaceAll('_', '').toLowerCase();
  const negative = text.startsWith('-');
  const unsigned = text.replace(/^[-+]/, '');
  const value = readUnsignedFloat(unsigned);
  if (value === undefined) throw new ScalarError(`"${written}" is not a number`);
  return negative ? -value : value;
}

function readUnsignedFloat(text: string): number | undefined {
  if (text === '.inf') return Infinity;
  if (text === '.nan') return NaN;
  if (text.includes(':')) return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return /^(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?$/.test(text) ? Number(text) : undefined;
}

export function readBoolean(text: string): boolean {
  const value = BOOLEANS.get(text.toLowerCase());
  if (value === undefined) throw new ScalarError(`"${text}" is not a boolean`);
  return value;
}

/** A JavaScript number where it is exact, else a bigint. */
export function narrow(value: bigint): number | bigint {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

function isNumberStart(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46;
}
