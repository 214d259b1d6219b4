import type { Value } from '../types.ts';
import { InternalError } from '../types.ts';
import { listKeys } from './key-notes.ts';
import type { KeyNotes } from './key-notes.ts';
import type { PlainScalar } from './scalars.ts';
import { ScalarError } from './scalars.ts';
import { quoteValue } from '../general/values.ts';

type Fields = Record<string, Value>;

/**
 * One mapping while it is read. Keys keep their type until the end: 1 and true are one key, 1 and "1" are two, of
 * which the second is what Python's json leaves. What `<<` brings comes first, and the mapping's own keys win.
 */
export class MappingBuilder {
  expectsKey = true;
  hasDuplicates = false;
  private readonly notes: KeyNotes;
  private key = '';
  private isMerge = false;
  private readonly fields: Fields = {};
  private merges: Fields[] | undefined;
  /** Keys that are no text, by their identity, and the names under which they are printed. */
  private typedKeys: Map<Value, { readonly name: string; readonly value: Value }> | undefined;
  /** Keys in the order of the text, where JavaScript would have another. */
  private order: Set<string> | undefined;

  constructor(notes: KeyNotes) {
    this.notes = notes;
  }

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
    else if (this.order !== undefined || isIndex(this.key)) this.keepOrder();
    setField(this.fields, this.key, value);
  }

  finish(): Value {
    if (!this.expectsKey) throw new InternalError('a mapping ended after a key');
    if (this.order !== undefined || this.typedKeys !== undefined) {
      const typed = new Map(Array.from(this.typedKeys?.values() ?? [], ({ name, value }) => [name, value]));
      this.notes.set(this.fields, { order: this.order, typed });
    }
    return this.merges === undefined ? this.fields : this.mergeFields(this.merges);
  }

  private mergeFields(merges: readonly Fields[]): Fields {
    const merged: Fields = {};
    const order = new Set<string>();
    const typed = new Map<string, Value>();
    for (const part of [...merges, this.fields]) {
      for (const key of listKeys(this.notes, part)) {
        order.add(key);
        setField(merged, key, part[key] ?? null);
      }
      for (const [name, value] of this.notes.get(part)?.typed ?? []) typed.set(name, value);
    }
    if (typed.size > 0 || [...order].some(isIndex)) this.notes.set(merged, { order, typed });
    return merged;
  }

  private keepOrder(): void {
    this.order ??= new Set(Object.keys(this.fields));
    this.order.add(this.key);
  }

  private readKey(value: Value, scalar: PlainScalar | undefined): string {
    this.isMerge = scalar?.kind === 'merge';
    if (typeof value === 'string') {
      if (scalar?.kind === 'data') throw new ScalarError('a date cannot be a key; put it into quotes');
      return value;
    }
    if (typeof value === 'object' && value !== null) {
      throw new ScalarError('a mapping or list cannot be a key, also by an alias; write a text in its place');
    }
    const identity = typeof value === 'boolean' ? Number(value) : value;
    this.typedKeys ??= new Map();
    const known = this.typedKeys.get(identity);
    if (known !== undefined) return known.name;
    const name = printKey(value, scalar);
    this.typedKeys.set(identity, { name, value });
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
  if (!isFloat || !Number.isInteger(value)) return String(value);
  return Math.abs(Number(value)) >= 1e16 ? Number(value).toExponential() : `${String(value)}.0`;
}

/** JavaScript puts such keys first, in the order of their numbers. */
function isIndex(key: string): boolean {
  const last = key.charCodeAt(key.length - 1);
  return key.length <= 10 && last >= 48 && last <= 57 && /^(?:0|[1-9]\d*)$/.test(key);
}

function setField(fields: Fields, key: string, value: Value): void {
  if (key === '__proto__') {
    Object.defineProperty(fields, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    fields[key] = value;
  }
}
