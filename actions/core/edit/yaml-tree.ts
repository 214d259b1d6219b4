/** The structure of a text with offsets, for edits that keep all its other bytes. The only file of core that knows `yaml`. */
import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import type { DataPath } from '../types.ts';

export { isAlias, isMap, isScalar, isSeq };
export type Mapping = YAMLMap.Parsed;
export type Sequence = YAMLSeq.Parsed;
export type Node = ParsedNode;

export interface Entry {
  readonly name: string;
  readonly key: Node;
  readonly value: Node | null;
}

/**
 * What `yaml` refuses and Ansible reads is no error here: whoever edits reads the outcome with the inventory's own
 * reader and compares the values.
 */
export function parseTree(text: string): Node | null {
  return parseDocument(text, { version: '1.1', merge: true, uniqueKeys: false, strict: false, logLevel: 'silent' })
    .contents;
}

export function listEntries(mapping: Mapping): readonly Entry[] {
  return mapping.items.map(({ key, value }) => ({ name: nameKey(key), key, value }));
}

/** The node at a path, and the entry that it is the value of. The last of two equal keys counts. */
export function findEntry(root: Node | null, path: DataPath): Entry | undefined {
  let node = root;
  let entry: Entry | undefined;
  for (const step of path) {
    if (!isMap(node)) return undefined;
    entry = listEntries(node).findLast(({ name }) => name === String(step));
    if (entry === undefined) return undefined;
    node = entry.value;
  }
  return entry;
}

/** Behind the last text of a value. `yaml` counts comments below a block into it, whomever they speak of. */
export function endOfContent({ key, value }: Pick<Entry, 'key' | 'value'>): number {
  if (value === null) return key.range[1];
  if (!(isMap(value) || isSeq(value)) || value.flow === true) return value.range[1];
  const last = value.items.at(-1);
  if (last === undefined) return value.range[1];
  return 'key' in last ? endOfContent(last) : endOfContent({ key, value: last });
}

/** An anchored node or an alias. */
export interface Reference {
  readonly name: string;
  readonly node: Node;
  /** Offset of the key or the list that holds it; undefined inside brackets. */
  readonly holder: number | undefined;
}

/** In reading order. */
export function listReferences(root: Node | null): readonly Reference[] {
  const found: Reference[] = [];
  if (root === null) return found;
  visit(root, {
    Node: (_, node, ancestors) => {
      const parsed = node as Node;
      const name = isAlias(parsed) ? parsed.source : parsed.anchor;
      if (name !== undefined) found.push({ name, node: parsed, holder: findHolder(ancestors) });
    },
  });
  return found;
}

function findHolder(ancestors: readonly unknown[]): number | undefined {
  const isInFlow = ancestors.some((node) => (isMap(node) || isSeq(node)) && node.flow === true);
  const parent = ancestors.at(-1);
  if (isInFlow || parent === undefined) return undefined;
  if (isPair(parent)) return (parent.key as Node).range[0];
  return isSeq(parent) ? parent.range?.[0] : undefined;
}

/** As it is written: `yaml` takes `y` for true, Ansible does not. */
function nameKey(key: Node): string {
  if (!isScalar(key)) return '';
  return typeof key.value === 'string' ? key.value : key.source;
}

/** Keys with such a name, each from its first character to the last of its value. */
export function listSpans(
  text: string,
  isMeant: (name: string) => boolean,
): readonly { readonly start: number; readonly end: number }[] {
  const found: { readonly start: number; readonly end: number }[] = [];
  const root = parseTree(text);
  if (root === null) return found;
  visit(root, {
    Pair: (_, pair) => {
      const [key, value] = [pair.key as Node, pair.value as Node | null];
      if (isMeant(nameKey(key))) found.push({ start: key.range[0], end: endOfContent({ key, value }) });
    },
  });
  return found;
}
