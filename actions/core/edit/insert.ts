/**
 * Adds one entry to a mapping or one item to a list by inserting text, so that comments, quoting and indentation
 * everywhere else stay byte for byte. Re-serialising the document would lay all of it out again.
 *
 * What was meant is computed on values, too. The edited text is read by the inventory's own reader, and only an equal
 * outcome counts: a list that an anchor shares, a key that a merge brings or an odd layout end in a refusal.
 */
import { canonicalText } from '../general/canonical.ts';
import { locateOffset } from '../load/line-table.ts';
import { isList, isMapping } from '../general/values.ts';
import { readYaml } from '../load/yaml-reader.ts';
import type { DataPath, SourceFile, Value } from '../types.ts';
import { UserError } from '../types.ts';
import { applySplices, columnOf, detectLineEnd, endOfBlock } from './text-lines.ts';
import type { Splice } from './text-lines.ts';
import { insertIntoFlow } from './insert-flow.ts';
import { tryReadText } from './read-back.ts';
import { fitsFlow, writeEntry, writeFlow, writeItem } from './write-value.ts';
import type { Entry, Mapping, Node, Sequence } from './yaml-tree.ts';
import { endOfContent, findEntry, isMap, isScalar, isSeq, listEntries, parseTree } from './yaml-tree.ts';

/** `key` given: an entry of the mapping at `path`; else an item of the list there, made where there is none. */
export interface Insertion {
  readonly path: DataPath;
  readonly key?: string;
  readonly value: Value;
}

export interface EditedFile extends SourceFile {
  /** Line of the first inserted text. */
  readonly line: number;
  readonly inserted: string;
}

/** Throws `UserError` where the text cannot be edited so that it means exactly what it should. */
export function insertValue(file: SourceFile, insertion: Insertion): EditedFile {
  const splices = findSplices(file, insertion) ?? addMissing(file, insertion);
  if (splices === undefined) throw refuse(file, insertion, 'its layout is not understood');
  const text = applySplices(file.text, splices);
  const intended = canonicalText(insertInto(readYaml(file.text).value, insertion.path, insertion));
  if (tryReadText(text) !== intended)
    throw refuse(file, insertion, 'it shares text with other places (an anchor, a merge)');
  const first = splices.reduce((left, right) => (right.text.length > left.text.length ? right : left));
  const shift = first.text.length - first.text.trimStart().length;
  const inserted = first.text.replace(/^(?:, *|[\r\n]+)|[\s,]+$/g, '');
  return { path: file.path, text, inserted, line: locateOffset({ path: file.path, text }, first.start + shift).line };
}

function findSplices(file: SourceFile, insertion: Insertion): readonly Splice[] | undefined {
  const { text } = file;
  const root = parseTree(text);
  const { path, key } = insertion;
  const holder = findEntry(root, path);
  if (path.length > 0 && holder === undefined) return undefined;
  const node = holder === undefined ? root : holder.value;
  const isPresent = isMap(node) || isSeq(node);
  if (isPresent && isMap(node) !== (key !== undefined)) return undefined;
  if (isPresent && node.flow === true && node.items.length > 0) return insertIntoFlow(text, node, insertion);
  if (isPresent && node.flow !== true) return insertIntoBlock(text, { node, holder }, insertion);
  if (holder === undefined) return undefined;
  return fillEmpty({ text, root, holder, path }, insertion);
}

/** A list that is not there becomes a new entry of the mapping that it would be in. */
function addMissing(file: SourceFile, { path, key, value }: Insertion): readonly Splice[] | undefined {
  const name = path.at(-1);
  if (key !== undefined || typeof name !== 'string' || findEntry(parseTree(file.text), path) !== undefined)
    return undefined;
  return findSplices(file, { path: path.slice(0, -1), key: name, value: [value] });
}

function insertIntoBlock(
  text: string,
  { node, holder }: { readonly node: Mapping | Sequence; readonly holder: Entry | undefined },
  insertion: Insertion,
): readonly Splice[] | undefined {
  const last = node.items.at(-1);
  const first = isMap(node) ? listEntries(node)[0]?.key.range[0] : node.range[0];
  if (last === undefined || first === undefined) return undefined;
  const column = columnOf(text, first);
  const lastNode = 'key' in last ? last.value : last;
  const lastEnd = endOfContent('key' in last ? last : { key: last, value: last });
  const isFlow = (isMap(lastNode) || isSeq(lastNode)) && lastNode.flow === true;
  // A list may stand in the column of its key: a comment there speaks of the key that follows.
  const isAtKey = isSeq(node) && holder !== undefined && columnOf(text, holder.key.range[0]) === column;
  const at = endOfBlock(text, lastEnd, isAtKey ? column + 1 : column);
  return [
    insertLines(text, at, {
      column,
      lines: writeLines(insertion, isFlow ? text.slice(lastNode.range[0], lastEnd) : ''),
    }),
  ];
}

/** A key whose value is `[]`, `{}`, `null` or empty: block lines go below it, or brackets inside brackets. */
function fillEmpty(
  { text, root, holder, path }: { text: string; root: Node | null; holder: Entry; path: DataPath },
  insertion: Insertion,
): readonly Splice[] | undefined {
  const { key, value } = holder;
  const start = value === null ? key.range[1] : value.range[0];
  const end = value === null ? key.range[1] : value.range[1];
  const written = value === null ? '' : text.slice(start, end);
  if (!/^(?:\[\s*\]|\{\s*\}|null|Null|NULL|~|)$/.test(written)) return undefined;
  if (isScalar(value) && (value.anchor !== undefined || value.tag !== undefined)) return undefined;
  const parent = path.length === 1 ? root : findEntry(root, path.slice(0, -1))?.value;
  if (isMap(parent) && parent.flow === true)
    return [{ start, end, text: `${written === '' ? ' ' : ''}${writeBracket(insertion)}` }];
  const from = written === '' ? end : text.slice(0, start).trimEnd().length;
  const column = columnOf(text, key.range[0]) + 2;
  const below = insertLines(text, endOfBlock(text, end, column), { column, lines: writeLines(insertion, '') });
  return [{ start: from, end, text: '' }, below];
}

function writeBracket({ key, value }: Insertion): string {
  return key === undefined ? `[${writeFlow(value)}]` : writeFlow({ [key]: value });
}

/** In the style of what stands before: `flow` is its text where it is in brackets, else empty. */
function writeLines({ key, value }: Insertion, flow: string): readonly string[] {
  const asFlow = flow !== '' && fitsFlow(value);
  const style = { padded: !/\{(?=[^\s}])/.test(flow) };
  if (key === undefined) return asFlow ? [`- ${writeFlow(value, style)}`] : writeItem(value);
  return asFlow ? [`${key}: ${writeFlow(value, style)}`] : writeEntry(key, value);
}

function insertLines(
  text: string,
  at: number,
  { column, lines }: { readonly column: number; readonly lines: readonly string[] },
): Splice {
  const end = detectLineEnd(text);
  const block = lines.map((line) => `${' '.repeat(column)}${line}${end}`).join('');
  const isOpen = at > 0 && text[at - 1] !== '\n';
  return { start: at, end: at, text: isOpen ? `${end}${block}` : block };
}

function insertInto(value: Value, path: DataPath, insertion: Insertion): Value {
  const [step, ...below] = path;
  if (step !== undefined) {
    const fields = isMapping(value) ? value : {};
    return { ...fields, [step]: insertInto(fields[step] ?? null, below, insertion) };
  }
  if (insertion.key === undefined) return [...(isList(value) ? value : []), insertion.value];
  return { ...(isMapping(value) ? value : {}), [insertion.key]: insertion.value };
}

function refuse(file: SourceFile, { path, key }: Insertion, reason: string): UserError {
  const entry = findEntry(parseTree(file.text), path);
  const { line, column } = locateOffset(file, entry?.key.range[0] ?? 0);
  const where = `${file.path}:${line}:${column}`;
  const what = key === undefined ? `"${path.join('.')}" cannot be added to` : `"${key}" cannot be added here`;
  return new UserError(`${where}: ${what} without touching the rest: ${reason}; edit the file by hand [edit]`);
}
