/** An edit of a file as a person makes it: a value at a place, or the whole text. */
import { isMap, isSeq, parseDocument } from 'yaml';
import type { Document } from 'yaml';

/** A key of a mapping, an index, or an item of a list by its name: a user, a database, a service, a rule's title. */
export type Key = string | number | { readonly named: string };

export interface Edit {
  /** Below the environment's folder. */
  readonly file: string;
  /** Keys of a YAML file; without any, the text itself is edited. */
  readonly path: readonly Key[];
  /** The new value by the one that is there; undefined deletes the key. */
  readonly change: (value: unknown) => unknown;
}

type Place = readonly (string | number)[];

export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits.reduce((before, edit) => applyEdit(before, edit), text);
}

function applyEdit(text: string, { path, change }: Edit): string {
  if (path.length === 0) return String(change(text));
  const document = parseDocument(text, { version: '1.1' });
  const place = findPlace(document, path);
  const node = document.getIn(place, true) as { toJSON?: () => unknown } | undefined;
  const value = change(node?.toJSON?.() ?? undefined);
  if (value !== undefined) putIn(document, place, value);
  else if (document.hasIn(place)) document.deleteIn(place);
  return document.toString({ lineWidth: 0 });
}

/** Makes what it stands in: left to itself, YAML 1.1 makes ordered maps. */
function putIn(document: Document, place: Place, value: unknown): void {
  for (const [index, key] of place.entries()) {
    const around = place.slice(0, index);
    if (index > 0 && !document.hasIn(around))
      document.setIn(around, document.createNode(typeof key === 'number' ? [] : {}));
  }
  document.setIn(place, document.createNode(value));
}

/** Whether what the edit is made in is there: the value itself may be new. */
export function isPossible(text: string, { path }: Edit): boolean {
  const document = parseDocument(text, { version: '1.1' });
  return path.every((_, index) => index === 0 || document.hasIn(findPlace(document, path.slice(0, index))));
}

/** With indices for the names of items; one that is not there comes after the last. */
function findPlace(document: Document, path: readonly Key[]): Place {
  const place: (string | number)[] = [];
  for (const key of path) place.push(typeof key === 'object' ? findIndex(document, place, key.named) : key);
  return place;
}

function findIndex(document: Document, place: Place, name: string): number {
  const list: unknown = document.getIn(place, true);
  if (!isSeq(list)) return 0;
  const index = list.items.findIndex((item) => isMap(item) && (item.get('name') ?? item.get('title')) === name);
  return index < 0 ? list.items.length : index;
}

/** Whether none of these edits what one of those does, so that both may be made. */
export function areEditsApart(these: readonly Edit[], those: readonly Edit[]): boolean {
  return !these.some((one) => those.some((other) => one.file === other.file && isWithin(one.path, other.path)));
}

function isWithin(one: readonly Key[], other: readonly Key[]): boolean {
  return one.every((key, index) => index >= other.length || JSON.stringify(key) === JSON.stringify(other[index]));
}
