/**
 * A one-file inventory as the files of this repository's layout: globals.yml and one file a group, comments kept.
 * Lines are moved, never laid out again, so a diff against the original shows nothing but their places.
 */
import type { Splice } from '../edit/text-lines.ts';
import { applySplices } from '../edit/text-lines.ts';
import { parseTree } from '../edit/yaml-tree.ts';
import type { SourceFile } from '../types.ts';
import type { Part, Parts } from './parts.ts';
import { findParts, refuseAt } from './parts.ts';
import type { Copy } from './share-anchors.ts';
import { shareAnchors } from './share-anchors.ts';

export const HOSTS_HEADER = '# yaml-language-server: $schema=../../schema/inventory.schema.json\n---\n';

const GLOBALS = 'globals';

/** Files by their path below `hosts/`. Throws `UserError`, with the place, for what cannot be split. */
export function splitInventory(written: SourceFile): readonly SourceFile[] {
  const source = { ...written, text: normalise(written.text) };
  const directive = /^%/m.exec(source.text.split(/^---/m, 1)[0] ?? '');
  if (directive !== null)
    throw refuseAt(source, directive.index, 'a YAML directive; delete the line to import the file');
  const root = parseTree(source.text);
  const parts = findParts(source, root);
  const copies = shareAnchors(source, root, parts.groups);
  return [
    { path: `${GLOBALS}.yml`, text: writeGlobals(source.text, parts, copies) },
    ...parts.groups.flatMap((part) => writeGroups(source.text, part, copies)),
  ];
}

/** Line ends and a byte order mark mean nothing to YAML. */
function normalise(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
}

function writeGlobals(text: string, { groups, removed, emptyAll, hasAll }: Parts, copies: readonly Copy[]): string {
  const cuts = groups.map((part) => ({ start: part.start, end: endOfCut(text, part), text: '' }));
  const lines = removed.map((range) => ({ ...range, text: '' }));
  const empty = emptyAll === undefined ? [] : [{ start: emptyAll, end: emptyAll, text: '  vars: {}\n' }];
  const body = applySplices(text, [...cuts, ...lines, ...empty, ...listSplices(copies, undefined)])
    .replace(/^#[ \t]*yaml-language-server:.*\n?/gm, '')
    .replace(/^---[ \t]*(?:\n|(?=#)|$)/m, '')
    .replace(/^\.\.\.[ \t]*$/m, '');
  return finish(hasAll ? body : `${body.trimEnd()}\nall:\n  vars: {}\n`);
}

function writeGroups(text: string, part: Part, copies: readonly Copy[]): readonly SourceFile[] {
  const references = part.inner.map(({ start, end, column, key }) => {
    return { start, end, text: `${' '.repeat(column)}${key}: {}\n` };
  });
  const splices = [...references, ...listSplices(copies, part)];
  const shifted = splices.map((splice) => ({
    ...splice,
    start: splice.start - part.start,
    end: splice.end - part.start,
  }));
  const body = applySplices(text.slice(part.start, part.end), shifted);
  const path = part.name === GLOBALS ? `group-${part.name}.yml` : `${part.name}.yml`;
  const file = { path, text: finish(dedent(body, part.column)) };
  return [file, ...part.inner.flatMap((inner) => writeGroups(text, inner, copies))];
}

function listSplices(copies: readonly Copy[], part: Part | undefined): readonly Splice[] {
  return copies.filter((copy) => copy.part === part).flatMap(({ splices }) => splices);
}

/** Lines that are less far in (text in brackets, comments) lose what they have. */
function dedent(text: string, column: number): string {
  return column === 0 ? text : text.replace(new RegExp(`^ {1,${column}}`, 'gm'), '');
}

/** Blank lines above and below a cut would stand together. */
function endOfCut(text: string, { start, end }: Part): number {
  if (start > 0 && !text.slice(0, start).endsWith('\n\n')) return end;
  return end + (/^(?:[ \t]*\n)*/.exec(text.slice(end))?.[0].length ?? 0);
}

/** Blank lines at the end are part of a text that keeps them (`|+`), and a missing line break of any block. */
function finish(body: string): string {
  const trimmed = body.replace(/^(?:[ \t]*\n)+/, '');
  const keepsEnd = body.endsWith('\n')
    ? /[|>][0-9]?\+[0-9]?[ \t]*(?:#.*)?$/m.test(trimmed)
    : /[|>][-+0-9]*[ \t]*(?:#.*)?$/m.test(trimmed);
  return `${HOSTS_HEADER}${keepsEnd ? trimmed : `${trimmed.trimEnd()}\n`}`;
}
