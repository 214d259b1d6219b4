import { printable } from '../general/printable.ts';

/** JSON text that must be an object; what is wrong with it is told by `fail`. */
export type Fail = (detail: string) => Error;

export function parseObject(text: string, what: string, fail: Fail): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw fail(`${what} is not JSON`);
  }
  return readObject(value, what, fail);
}

export function readObject(value: unknown, what: string, fail: Fail): Readonly<Record<string, unknown>> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw fail(`${what} is not an object`);
  return Object.fromEntries(Object.entries(value));
}

/** What a message shows of a stranger's value: short, on one line, with what cannot be seen written out. */
export function showValue(value: unknown): string {
  const text = value === undefined ? 'nothing' : printable(JSON.stringify(value));
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
