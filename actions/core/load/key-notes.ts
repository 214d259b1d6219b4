/** What a plain object cannot say of the keys of a mapping, by the identity of the object. */
import type { Value } from '../types.ts';

export interface KeyNote {
  /** In the order of the text; undefined where the object has it. */
  readonly order: ReadonlySet<string> | undefined;
  /** Keys that are no text, by the name under which they are printed. */
  readonly typed: ReadonlyMap<string, Value>;
}

export type KeyNotes = Map<object, KeyNote>;

/** Keys in the order of the text. */
export function listKeys(notes: ReadonlyMap<object, KeyNote> | undefined, mapping: object): readonly string[] {
  const order = notes?.get(mapping)?.order;
  return order === undefined ? Object.keys(mapping) : [...order];
}

/** False for `1`, `true` and `null`: Ansible wants names of hosts and groups to be text. */
export function isTextKey(notes: ReadonlyMap<object, KeyNote> | undefined, mapping: object, key: string): boolean {
  return notes?.get(mapping)?.typed.has(key) !== true;
}
