/** Replaces one scalar by text, so that comments, quoting and everything else in the file stay byte for byte. */
import { canonicalText } from '../general/canonical.ts';
import { isMapping } from '../general/values.ts';
import { locateOffset } from '../load/line-table.ts';
import { readYaml } from '../load/yaml-reader.ts';
import type { DataPath, SourceFile, Value } from '../types.ts';
import { UserError } from '../types.ts';
import type { EditedFile } from './insert.ts';
import { tryReadText } from './read-back.ts';
import { applySplices } from './text-lines.ts';
import { writeFlow } from './write-value.ts';
import type { Node } from './yaml-tree.ts';
import { findEntry, isAlias, isScalar, parseTree } from './yaml-tree.ts';

export interface Replacing {
  /** Of the value: keys of mappings. */
  readonly path: DataPath;
  readonly value: string;
}

/**
 * An alias in the place of the value is replaced too: what it stands for stays as it is. Throws UserError where there is no
 * scalar at the path, or where another place of the file would change with it (an anchor).
 */
export function replaceValue(file: SourceFile, { path, value }: Replacing): EditedFile {
  const node = findEntry(parseTree(file.text), path)?.value ?? null;
  if (node === null || !(isScalar(node) || isAlias(node))) {
    throw refuse(file, path, 'it is not written there as a value of its own');
  }
  const [start, end] = node.range;
  const inserted = writeLike(node, value);
  const text = applySplices(file.text, [{ start, end, text: inserted }]);
  const intended = canonicalText(replaceIn(readYaml(file.text).value, path, value));
  if (tryReadText(text) !== intended) throw refuse(file, path, 'an anchor shares it with other places');
  return { path: file.path, text, inserted, line: locateOffset({ path: file.path, text }, start).line };
}

/** In the quotes of what stands there. */
function writeLike(node: Node, value: string): string {
  const type = isScalar(node) ? node.type : undefined;
  if (!/^[\w.-]*$/.test(value)) return writeFlow(value);
  if (type === 'QUOTE_SINGLE') return `'${value}'`;
  return type === 'QUOTE_DOUBLE' ? `"${value}"` : writeFlow(value);
}

function replaceIn(value: Value, [step, ...below]: DataPath, replaced: Value): Value {
  if (step === undefined) return replaced;
  const fields = isMapping(value) ? value : {};
  return { ...fields, [step]: replaceIn(fields[step] ?? null, below, replaced) };
}

function refuse(file: SourceFile, path: DataPath, reason: string): UserError {
  const entry = findEntry(parseTree(file.text), path);
  const { line, column } = locateOffset(file, entry?.key.range[0] ?? 0);
  const name = String(path.at(-1) ?? '');
  return new UserError(`${file.path}:${line}:${column}: "${name}" cannot be replaced alone: ${reason} [edit]`);
}
