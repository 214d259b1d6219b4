/** Reads what GitHub answers: whatever is not of the shape that is needed is told, not used. */
import { UserError } from '../types.ts';

export type Fields = Readonly<Record<string, unknown>>;

export function readFields(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed(what, 'an object');
  return Object.fromEntries(Object.entries(value));
}

export function readList<Item>(value: unknown, what: string, read: (item: unknown, what: string) => Item): Item[] {
  if (!Array.isArray(value)) throw malformed(what, 'a list');
  return value.map((item: unknown, index) => read(item, `${what}[${String(index)}]`));
}

export function readText(value: unknown, what: string): string {
  if (typeof value !== 'string') throw malformed(what, 'a text');
  return value;
}

export function readNumber(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw malformed(what, 'a whole number');
  return value;
}

/** Undefined where it is null or absent. */
export function readOptional<Item>(
  value: unknown,
  what: string,
  read: (value: unknown, what: string) => Item,
): Item | undefined {
  return value === null || value === undefined ? undefined : read(value, what);
}

function malformed(what: string, wanted: string): UserError {
  return new UserError(`GitHub's answer cannot be used: ${what} is not ${wanted} [github-answer]`);
}
