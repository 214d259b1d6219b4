/**
 * Anchors end with their file. An alias whose anchor goes into another file becomes a definition of its own: the text
 * that the anchor names is copied to the first alias of each file, under the same name, and later aliases stay.
 */
import type { Splice } from '../edit/text-lines.ts';
import { columnOf, endOfLine, indentOf } from '../edit/text-lines.ts';
import type { Node, Reference } from '../edit/yaml-tree.ts';
import { isAlias, isMap, isSeq, listReferences } from '../edit/yaml-tree.ts';
import type { SourceFile } from '../types.ts';
import type { Part } from './parts.ts';
import { listAll, refuseAt } from './parts.ts';

export interface Copy {
  /** The file that it is for; undefined: what holds for every host. */
  readonly part: Part | undefined;
  readonly splices: readonly Splice[];
}

/** Throws `UserError` where the text cannot be copied. */
export function shareAnchors(source: SourceFile, root: Node | null, groups: readonly Part[]): readonly Copy[] {
  const references = listReferences(root);
  const anchors = new Map<string, Node>();
  /** By file: what each name means at the place that is reached. */
  const known = new Map<Part | undefined, Map<string, Node>>();
  return references.flatMap((reference) => {
    const { name, node } = reference;
    const part = findPart(groups, node.range[0]);
    const own = known.get(part) ?? new Map<string, Node>();
    known.set(part, own);
    if (!isAlias(node)) {
      anchors.set(name, node);
      own.set(name, node);
      return [];
    }
    const anchored = anchors.get(name);
    if (anchored === undefined || own.get(name) === anchored) return [];
    own.set(name, anchored);
    assertCopyable(source, { alias: node, anchored, name }, [references, groups]);
    return [{ part, splices: copy(source, reference, anchored) }];
  });
}

/** The innermost group whose lines hold an offset. */
function findPart(groups: readonly Part[], offset: number): Part | undefined {
  const part = groups.find(({ start, end }) => start <= offset && offset < end);
  return part === undefined ? undefined : (findPart(part.inner, offset) ?? part);
}

function assertCopyable(
  source: SourceFile,
  { alias, anchored, name }: { readonly alias: Node; readonly anchored: Node; readonly name: string },
  [references, groups]: readonly [readonly Reference[], readonly Part[]],
): void {
  const [start, end] = anchored.range;
  const isInside = (offset: number): boolean => start <= offset && offset < end;
  const hasReferences = references.some(({ node }) => node !== anchored && isInside(node.range[0]));
  const isCut = groups.flatMap(listAll).some((part) => isInside(part.keyStart));
  if (!hasReferences && !isCut && anchored.tag === undefined) return;
  throw refuseCopy(source, alias, name);
}

function copy(source: SourceFile, { name, node, holder }: Reference, anchored: Node): readonly Splice[] {
  const { text } = source;
  const [start, end] = node.range;
  const copied = text.slice(anchored.range[0], anchored.range[1]).trimEnd();
  const isFlow = (isMap(anchored) || isSeq(anchored)) && anchored.flow === true;
  const lines = copied.split('\n');
  const isBlock = !isFlow && (isMap(anchored) || isSeq(anchored));
  if (!isBlock && lines.length === 1) return [{ start, end, text: `&${name} ${copied}` }];
  if (!isBlock || holder === undefined) throw refuseCopy(source, node, name);
  const column = columnOf(text, anchored.range[0]);
  const indent = ' '.repeat(columnOf(text, holder) + 2);
  const block = lines.map((line, index) => {
    const own = index === 0 ? line : line.slice(Math.min(column, indentOf(line)));
    return own === '' ? '\n' : `${indent}${own}\n`;
  });
  const below = endOfLine(text, end);
  const open = text[below - 1] === '\n' ? '' : '\n';
  return [
    { start, end, text: `&${name}` },
    { start: below, end: below, text: `${open}${block.join('')}` },
  ];
}

function refuseCopy(source: SourceFile, alias: Node, name: string): Error {
  const message = `alias "*${name}" names what goes into another file; write it out here, an anchor ends with its file`;
  return refuseAt(source, alias.range[0], message);
}
