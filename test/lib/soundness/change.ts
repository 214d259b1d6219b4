/** A kind of change, and the words in which kinds are written. */
import { areEditsApart } from './edit.ts';
import type { Edit, Key } from './edit.ts';

export interface Change {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Nothing is to be done for it. */
  readonly isEmpty?: boolean;
  /** Makes what does not go with its line, nor by consent. */
  readonly stays?: boolean;
  /** What it makes, which goes by consent. */
  readonly made?: readonly Thing[];
  /** What it takes away: entries of removals.yml in the same commit. */
  readonly consents?: readonly Consent[];
}

/** Users and databases are those of pg-test, if not said otherwise. */
export type Thing =
  | { readonly user: string; readonly cluster?: string }
  | { readonly database: string; readonly cluster?: string }
  | { readonly instance: string }
  | { readonly cluster: string };

export type Consent = Thing & { readonly action: 'destroy' | 'forget'; readonly reassign_to?: string };

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type { Json };

export const TEST = 'hosts/pg-test.yml';
export const META = 'hosts/pg-meta.yml';
export const NODES = 'hosts/meta.yml';
export const GLOBALS = 'hosts/globals.yml';

/** Whether two changes can be made in one commit, or one after the other in any order. */
export function areApart(left: Change, right: Change): boolean {
  return areEditsApart(left.edits, right.edits);
}

/** Several as one. */
export function merge(changes: readonly Change[]): Change {
  return {
    name: changes.map(({ name }) => name).join('; '),
    edits: changes.flatMap(({ edits }) => edits),
    isEmpty: changes.every(({ isEmpty }) => isEmpty === true),
    stays: changes.some(({ stays }) => stays === true),
    made: changes.flatMap(({ made = [] }) => made),
    consents: changes.flatMap(({ consents = [] }) => consents),
  };
}

export const change = (name: string, ...edits: readonly Edit[]): Change => ({ name, edits });
export const empty = (name: string, ...edits: readonly Edit[]): Change => ({ name, edits, isEmpty: true });
export const stay = (name: string, ...edits: readonly Edit[]): Change => ({ name, edits, stays: true });
export const make = (name: string, made: readonly Thing[], ...edits: readonly Edit[]): Change => ({
  name,
  edits,
  made,
});
export const remove = (name: string, consents: readonly Consent[], ...edits: readonly Edit[]): Change => ({
  name,
  edits,
  consents,
});

export const named = (name: string): Key => ({ named: name });
export const at =
  (file: string, ...path: readonly Key[]) =>
  (by: (value: never) => Json | undefined): Edit => ({ file, path, change: by as Edit['change'] });
export const set = (value: Json) => (): Json => value;
export const drop = (): undefined => undefined;
export const reverse = (list: readonly Json[]): Json => [...list].reverse();

export const inTest = (name: string, value: Json): Edit => at(TEST, 'pg-test', 'vars', name)(set(value));
export const inMeta = (name: string, value: Json): Edit => at(META, 'pg-meta', 'vars', name)(set(value));
export const inAll = (name: string, value: Json): Edit => at(GLOBALS, 'all', 'vars', name)(set(value));
export const onHost = (host: string, name: string, value: Json): Edit =>
  at(TEST, 'pg-test', 'hosts', host, name)(set(value));

export const addUser = (item: { readonly name: string; readonly [key: string]: Json }): Edit =>
  at(TEST, 'pg-test', 'vars', 'pg_users', named(item.name))(set(item));
export const addDatabase = (item: { readonly name: string; readonly [key: string]: Json }): Edit =>
  at(TEST, 'pg-test', 'vars', 'pg_databases', named(item.name))(set(item));
export const ofUser = (user: string, key: string, value: Json | undefined): Edit =>
  at(TEST, 'pg-test', 'vars', 'pg_users', named(user), key)(() => value);
export const ofDatabase = (database: string, key: string, value: Json | undefined): Edit =>
  at(TEST, 'pg-test', 'vars', 'pg_databases', named(database), key)(() => value);

/** Part of a playbook's text, which must be there once, by another. */
export const inPlaybooks = (path: string, from: string, to: string): Edit => ({
  file: `../../playbooks/${path}`,
  path: [],
  change: (text) => {
    const parts = String(text).split(from);
    if (parts.length !== 2) throw new Error(`playbooks/${path} does not have once: ${from}`);
    return parts.join(to);
  },
});
