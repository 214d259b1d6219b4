import type { Value } from '../types.ts';
import { InternalError } from '../types.ts';
import type { PlainScalar } from './scalars.ts';
import { ScalarError } from './scalars.ts';
import { quoteValue } from './values.ts';

type Fields = Record<string, Value>;

/**
 * One mapping while it is read. Keys keep their type until the end: 1 and true are one key, 1 and "1" are two, of
 * which the second is what Python's json leaves. What `<<` brings comes first, and the mapping's own keys win.
 */
export class MappingBuilder {
  expectsKey = true;
  hasDuplicates = false;
  private key = '';
  private isMerge = false;
  private readonly fields: Fields = {};
  private merges: Fields[] | undefined;
  /** Keys that are no text: by their identity, the name under which they are printed. */
  private typedKeys: Map<unknown, string> | undefined;

  add(value: Value, scalar: PlainScalar | undefined): void {
    if (this.expectsKey) {
      this.key = this.readKey(value, scalar);
      this.expectsKey = false;
      return;
    }
    this.expectsKey = true;
    if (this.isMerge) {
      this.merge(value);
      return;
    }
    if (scalar !== undefined && scalar.kind !== 'data' && scalar.kind !== 'text') {
      throw new ScalarError(`${quoteValue(value)} is no value; put it into quotes`);
    }
    if (Object.hasOwn(this.fields, this.key)) this.hasDuplicates = true;
    setField(this.fields, this.key, value);
  }

  finish(): Value {
    if (!this.expectsKey) throw new InternalError('a mapping ended behind a key');
    if (this.merges === undefined) return this.fields;
    const merged: Fields = {};
    for (const part of [...this.merges, this.fields]) {
      for (const key of Object.keys(part)) setField(merged, key, part[key] ?? null);
    }
    return merged;
  }

  private readKey(value: Value, scalar: PlainScalar | undefined): string {
    this.isMerge = scalar?.kind === 'merge';
    if (typeof value === 'string') return value;
    if (typeof value === 'object' && value !== null) {
      throw new ScalarError('a mapping or list cannot be a key; put {{ … }} into quotes');
    }
    const identity = typeof value === 'boolean' ? Number(value) : value;
    this.typedKeys ??= new Map();
    const known = this.typedKeys.get(identity);
    if (known !== undefined) return known;
    const name = printKey(value, scalar);
    this.typedKeys.set(identity, name);
    return name;
  }

  private merge(value: Value): void {
    this.merges ??= [];
    const parts: readonly Value[] = Array.isArray(value) ? [...(value as readonly Value[])].reverse() : [value];
    for (const part of parts) {
      if (typeof part !== 'object' || part === null || Array.isArray(part)) {
        throw new ScalarError('"<<" takes a mapping or a list of mappings');
      }
      this.merges.push(part as Fields);
    }
  }
}

/** As Python's json prints a key that is no text. */
function printKey(value: null | boolean | number | bigint, scalar: PlainScalar | undefined): string {
  const isFloat = scalar?.kind === 'data' && scalar.isFloat === true;
  return isFloat && Number.isInteger(value) ? `${String(value)}.0` : String(value);
}

function setField(fields: Fields, key: string, value: Value): void {
  if (key === '__proto__') {
    Object.defineProperty(fields, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    fields[key] = value;
  }
}
