/**
 * Reads the parts of a file that its unindented keys begin, each for itself, so that two texts which differ in one part
 * share the values of the others. Where the parts could mean something else together than alone (anchors, several
 * documents, a key that comes twice) or one cannot be read, nothing is said, and the file is read as a whole. A part that
 * is complete leaves no quote, bracket or block open, so the key after it is one of the same mapping.
 */
import type { Value } from '../types.ts';
import type { KeyNotes } from './key-notes.ts';
import { isMapping } from '../general/values.ts';
import type { YamlDocument } from './yaml-reader.ts';
import { YamlError } from './yaml-syntax.ts';

const LEADING_MARKER = /^(?:[ \t]*(?:#.*)?\r?\n)*---[ \t]*\r?\n/;
/** A dash at the margin is an item of the list that the key above it names. */
const BOUNDARY = /^(?=[^\s#-])/m;
const PLAIN_KEY = /^([A-Za-z][\w.-]*):(?=\s)/;
/** An anchor or an alias, or what looks like one; a second document; a directive. */
const ENTANGLED = /(?:^|[\s,:[{])[&*]|^(?:---|\.\.\.|%)/m;

/** What one unindented key begins, to the next. */
export interface Section {
  readonly key: string;
  readonly text: string;
  /** Offset in the file. */
  readonly start: number;
}

/** Undefined where the file is to be read as a whole; so it is, too, where a section turns out to be more than its key. */
export function splitSections(text: string): readonly Section[] | undefined {
  const body = text.replace(LEADING_MARKER, '');
  if (ENTANGLED.test(body)) return undefined;
  const [first = '', ...others] = body.split(BOUNDARY);
  // Blank lines and comments, unless a key is in the first line.
  const hasPreamble = !PLAIN_KEY.test(first);
  const parts = hasPreamble ? others : [first, ...others];
  if (parts.length < 2 || (hasPreamble && !isBlank(first))) return undefined;
  const sections = new Map<string, Section>();
  let start = text.length - body.length + (hasPreamble ? first.length : 0);
  for (const part of parts) {
    const key = PLAIN_KEY.exec(part)?.[1];
    if (key === undefined || sections.has(key)) return undefined;
    sections.set(key, { key, text: part, start });
    start += part.length;
  }
  return [...sections.values()];
}

/** Undefined where the file is to be read as a whole. */
export function tryReadSections(text: string, readSection: (text: string) => YamlDocument): YamlDocument | undefined {
  const sections = splitSections(text);
  if (sections === undefined) return undefined;
  const fields: Record<string, Value> = {};
  const keyNotes: KeyNotes = new Map();
  let hasDuplicateKeys = false;
  for (const { key, text: part } of sections) {
    const document = tryRead(part, readSection);
    if (document === undefined || !isMapping(document.value) || document.keyNotes.has(document.value)) return undefined;
    if (!isOnlyKey(document.value, key)) return undefined;
    fields[key] = document.value[key] ?? null;
    hasDuplicateKeys ||= document.hasDuplicateKeys;
    for (const [mapping, note] of document.keyNotes) keyNotes.set(mapping, note);
  }
  return { value: fields, hasDuplicateKeys, keyNotes };
}

function isOnlyKey(fields: Readonly<Record<string, Value>>, key: string): boolean {
  const [only, ...others] = Object.keys(fields);
  return only === key && others.length === 0;
}

function isBlank(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line));
}

function tryRead(part: string, readSection: (text: string) => YamlDocument): YamlDocument | undefined {
  try {
    return readSection(part);
  } catch (error) {
    if (error instanceof YamlError) return undefined;
    throw error;
  }
}
