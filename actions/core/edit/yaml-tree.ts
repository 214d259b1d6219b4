/** The structure of a text with offsets, for edits that keep all its other bytes. The only file of core that knows `yaml`. */
import { isAlias, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Alias, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { DataPath } from '../types.ts';

export { isAlias, isMap, isScalar, isSeq };
export type { Alias, Scalar };
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

/** Every anchored node and every alias below a node, in reading order. */
export function listReferences(root: Node | null): readonly { readonly name: string; readonly node: Node }[] {
  const found: { name: string; node: Node }[] = [];
  if (root === null) return found;
  visit(root, {
    Node: (_, node) => {
      const parsed = node as Node;
      if (isAlias(parsed)) found.push({ name: parsed.source, node: parsed });
      else if (parsed.anchor !== undefined) found.push({ name: parsed.anchor, node: parsed });
    },
  });
  return found;
}

/** As it is written: `yaml` takes `y` for true, Ansible does not. */
function nameKey(key: Node): string {
  if (!isScalar(key)) return '';
  return typeof key.value === 'string' ? key.value : key.source;
}
