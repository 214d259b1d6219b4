/**
 * Positions, by a second pass over a file that is made only when a position is asked for. The tree has the shape of
 * the values that yaml-reader.ts makes: keys by their printed name, the last of two equal ones, aliases followed.
 */
import { isSecretKey } from './quote-advice.ts';
import type { DataPath, Position, SourceFile } from '../types.ts';
import type { Section } from './document-sections.ts';
import { splitSections } from './document-sections.ts';
import { makeLocate } from './line-table.ts';
import type { Event, ScalarEvent, Syntax } from './yaml-syntax.ts';
import { EVENT_ID, isPlain, parseSyntax, YamlError } from './yaml-syntax.ts';
import { resolvePlain } from './scalars.ts';

interface Entry {
  readonly key: string;
  readonly start: number;
  readonly isMerge: boolean;
  readonly value: Node;
}

/** Offsets of the file. An empty scalar has none of its own. */
interface Node {
  start: number | undefined;
  readonly kind: 'scalar' | 'mapping' | 'sequence';
  readonly text: string;
  readonly isPlain: boolean;
  readonly entries: Entry[];
  readonly items: Node[];
  /** The last entry of each key, made when it is first asked for. */
  index?: ReadonlyMap<string, Entry>;
}

export interface DuplicateKey {
  readonly key: string;
  readonly first: Position;
  readonly last: Position;
  readonly path: DataPath;
}

export interface FilePositions {
  /** Of the value at a path; of the deepest part of the path that is there. */
  readonly locate: (path: DataPath) => Position;
  /** Of the key that a path ends in. */
  readonly locateKey: (path: DataPath) => Position;
  readonly findDuplicateKeys: () => readonly DuplicateKey[];
}

export function readPositions(file: SourceFile): FilePositions {
  const locate = makeLocate(file);
  const tree = makeTree(file.text);
  const at = (offset: number | undefined): Position => locate(offset ?? 0);
  return {
    locate: (path) => at(tree.find(path).value),
    locateKey: (path) => at(tree.find(path).key),
    findDuplicateKeys: () => [...listDuplicates(tree.whole(), { path: [], at, visited: new Set() })],
  };
}

interface Found {
  readonly key: number | undefined;
  readonly value: number | undefined;
}

/** Mostly one place is asked for: only the section that it is in is read, where the file has sections. */
function makeTree(text: string): { readonly whole: () => Node; readonly find: (path: DataPath) => Found } {
  let root: Node | undefined;
  const whole = (): Node => (root ??= tryComposeNodes(text));
  let sections: ReadonlyMap<string, Section> | undefined;
  const nodes = new Map<string, Node>();
  const findSection = ([key]: DataPath): Section | undefined => {
    sections ??= new Map((splitSections(text) ?? []).map((section) => [section.key, section]));
    return key === undefined ? undefined : sections.get(String(key));
  };
  const find = (path: DataPath): Found => {
    const section = root === undefined ? findSection(path) : undefined;
    if (section === undefined) return findNode(whole(), path);
    const { key, text: part, start } = section;
    const node = nodes.get(key) ?? tryComposeNodes(part);
    nodes.set(key, node);
    if (node.entries.length !== 1 || node.entries[0]?.key !== key) return findNode(whole(), path);
    const found = findNode(node, path);
    return { key: (found.key ?? 0) + start, value: (found.value ?? 0) + start };
  };
  return { whole, find };
}

function findNode(root: Node, path: DataPath): Found {
  let node = root;
  let found = { key: root.start, value: root.start };
  for (const step of path) {
    const next = node.kind === 'mapping' ? findEntry(node, String(step)) : findItem(node, step);
    if (next === undefined) return found;
    found = { key: next.start, value: next.value.start ?? next.start };
    node = next.value;
  }
  return found;
}

function findEntry(node: Node, key: string): { start: number | undefined; value: Node } | undefined {
  node.index ??= new Map(node.entries.filter((entry) => !entry.isMerge).map((entry) => [entry.key, entry]));
  const own = node.index.get(key);
  if (own !== undefined) return own;
  for (const { value } of node.entries.filter((entry) => entry.isMerge).reverse()) {
    const sources = value.kind === 'sequence' ? value.items : [value];
    for (const source of sources) {
      const found = findEntry(source, key);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function findItem(node: Node, step: string | number): { start: number | undefined; value: Node } | undefined {
  const item = node.items[Number(step)];
  return item === undefined ? undefined : { start: item.start, value: item };
}

interface Walk {
  readonly path: DataPath;
  readonly at: (offset: number | undefined) => Position;
  /** What an alias names is walked once. */
  readonly visited: Set<Node>;
}

/** Of `{ password: a,b,b }`: a key without a value, after that of a secret. */
function isPieceOfSecret({ value }: Entry, before: ReadonlyMap<string, Entry>): boolean {
  return value.kind === 'scalar' && value.text === '' && [...before.keys()].some(isSecretKey);
}

function* listDuplicates(node: Node, walk: Walk): Generator<DuplicateKey> {
  if (walk.visited.has(node)) return;
  walk.visited.add(node);
  const seen = new Map<string, Entry>();
  for (const entry of node.entries) {
    const path = [...walk.path, entry.key];
    const earlier = seen.get(entry.key);
    if (earlier !== undefined) {
      const key = isPieceOfSecret(entry, seen) ? '…' : entry.key;
      yield { key, first: walk.at(earlier.start), last: walk.at(entry.start), path: [...walk.path, key] };
    }
    seen.set(entry.key, entry);
    yield* listDuplicates(entry.value, { ...walk, path });
  }
  for (const [index, item] of node.items.entries()) {
    yield* listDuplicates(item, { ...walk, path: [...walk.path, index] });
  }
}

function tryComposeNodes(text: string): Node {
  try {
    return composeNodes(parseSyntax(text));
  } catch (error) {
    if (error instanceof YamlError) return createNode('scalar', error.offset, '');
    throw error;
  }
}

function composeNodes(syntax: Syntax): Node {
  const anchors = new Map<string, Node>();
  const stack: { node: Node; key: Node | undefined }[] = [];
  let root: Node = createNode('scalar', 0, '');
  for (const event of syntax.events) {
    if (event.type === EVENT_ID.DOCUMENT) continue;
    if (event.type === EVENT_ID.POP) {
      stack.pop();
      continue;
    }
    const node = readNode(syntax, event, anchors);
    const parent = stack.at(-1);
    if (parent === undefined) root = node;
    else addTo(parent, node);
    if (event.type !== EVENT_ID.SCALAR && event.type !== EVENT_ID.ALIAS) stack.push({ node, key: undefined });
  }
  return root;
}

function readNode(syntax: Syntax, event: NodeEvent, anchors: Map<string, Node>): Node {
  const name = event.anchorStart < 0 ? '' : syntax.readText(event.anchorStart, event.anchorEnd);
  if (event.type === EVENT_ID.ALIAS) {
    return anchors.get(name) ?? createNode('scalar', syntax.toOffset(event.anchorStart - 1), '');
  }
  const node = event.type === EVENT_ID.SCALAR ? readScalar(syntax, event) : readCollection(syntax, event);
  if (name !== '') anchors.set(name, node);
  return node;
}

type NodeEvent = Extract<Event, { readonly anchorStart: number }>;

function readCollection(syntax: Syntax, event: Exclude<NodeEvent, { readonly type: 4 | 5 }>): Node {
  return createNode(event.type === EVENT_ID.MAPPING ? 'mapping' : 'sequence', syntax.toOffset(event.start), '');
}

function readScalar(syntax: Syntax, event: ScalarEvent): Node {
  if (event.valueStart < 0) return createNode('scalar', undefined, '');
  const quoted = event.style === 2 || event.style === 3;
  const start = syntax.toOffset(event.valueStart) - (quoted ? 1 : 0);
  return createNode('scalar', start, syntax.readScalar(event), isPlain(event));
}

function addTo(parent: { node: Node; key: Node | undefined }, node: Node): void {
  if (parent.node.kind === 'sequence') {
    parent.node.items.push(node);
  } else if (parent.key === undefined) {
    parent.key = node;
  } else {
    const { key } = parent;
    parent.node.entries.push({
      key: printKey(key),
      start: key.start ?? parent.node.start ?? 0,
      isMerge: key.isPlain && key.text === '<<',
      value: node,
    });
    parent.key = undefined;
  }
}

/** As mapping-builder.ts names a key. */
function printKey({ isPlain: plain, text }: Node): string {
  const scalar = plain ? resolvePlain(text) : undefined;
  if (scalar?.kind !== 'data') return text;
  return typeof scalar.value === 'object' ? 'null' : String(scalar.value);
}

function createNode(kind: Node['kind'], start: number | undefined, text: string, plain = false): Node {
  return { start, kind, text, isPlain: plain, entries: [], items: [] };
}
