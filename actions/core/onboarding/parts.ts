/**
 * Which stretch of a one-file inventory belongs into which file: whole lines, a group and the comments above it.
 *
 * Only groups are cut out. What is left, with the sections of `all`, is the file of what holds for every host.
 */
import { indentOf, endOfBlock, endOfLine, startOfLine } from '../edit/text-lines.ts';
import type { Entry, Mapping, Node } from '../edit/yaml-tree.ts';
import { endOfContent, isAlias, isMap, isScalar, listEntries } from '../edit/yaml-tree.ts';
import { locateOffset } from '../load/line-table.ts';
import type { SourceFile } from '../types.ts';
import { UserError } from '../types.ts';

/** A group as lines of the source; groups below it that get files of their own are `inner`. */
export interface Part {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Indentation of its key. */
  readonly column: number;
  readonly keyStart: number;
  /** Its key as it is written, with quotes. */
  readonly key: string;
  readonly inner: readonly Part[];
}

export interface Parts {
  readonly groups: readonly Part[];
  /** From the key `children` of `all` to the end of its line: nothing is left below it. */
  readonly removed: readonly { readonly start: number; readonly end: number }[];
  /** Offset after the line of the key `all`, where it holds nothing but groups. */
  readonly emptyAll: number | undefined;
  readonly hasAll: boolean;
}

const SAFE_NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

/** Throws `UserError`, with the place, for what cannot be cut at lines. */
export function findParts(source: SourceFile, root: Node | null): Parts {
  const finder = new Finder(source);
  return finder.find(root);
}

export function refuseAt(source: SourceFile, offset: number, message: string): UserError {
  const { file, line, column } = locateOffset(source, offset);
  return new UserError(`${file}:${line}:${column}: ${message} [import]`);
}

class Finder {
  private readonly source: SourceFile;
  private readonly text: string;

  constructor(source: SourceFile) {
    this.source = source;
    this.text = source.text;
  }

  find(root: Node | null): Parts {
    if (root === null || !isMap(root)) throw refuseAt(this.source, 0, 'an inventory is a mapping of groups');
    this.assertBlock(root, 'the inventory');
    const entries = this.listUnique(root);
    const all = entries.find(({ name }) => name === 'all');
    const others = entries.filter((entry) => entry !== all);
    const top = this.cut(entries, 0).filter((part) => others.some(({ name }) => name === part.name));
    const below = all === undefined ? undefined : this.findInAll(all);
    const groups = [...top, ...(below?.groups ?? [])];
    assertDistinct(groups, this.source);
    return {
      groups,
      removed: below?.removed ?? [],
      emptyAll: below?.emptyAll,
      hasAll: all !== undefined,
    };
  }

  private findInAll(all: Entry): Omit<Parts, 'hasAll'> | undefined {
    if (!isMap(all.value)) {
      if (isAlias(all.value)) throw refuseAt(this.source, all.key.range[0], '"all" is an alias; write it out');
      return { groups: [], removed: [], emptyAll: undefined };
    }
    const sections = this.listUnique(all.value);
    const children = sections.find(({ name }) => name === 'children');
    if (children?.value === null || children === undefined) return { groups: [], removed: [], emptyAll: undefined };
    if (!isMap(children.value) || children.value.items.length === 0) {
      if (isAlias(children.value))
        throw refuseAt(this.source, children.key.range[0], '"children" is an alias; write it out');
      return { groups: [], removed: [], emptyAll: undefined };
    }
    this.assertBlock(all.value, '"all"');
    this.assertBlock(children.value, '"children" of "all"');
    const groups = this.cut(this.listUnique(children.value), endOfLine(this.text, children.key.range[1]));
    const start = startOfLine(this.text, children.key.range[0]);
    const emptyAll = sections.length === 1 ? endOfLine(this.text, all.key.range[1]) : undefined;
    return { groups, removed: [{ start, end: endOfLine(this.text, start) }], emptyAll };
  }

  /** The stretches of neighbouring entries; the first reaches up to `from`, or to its comments at the file's start. */
  private cut(entries: readonly Entry[], from: number): readonly Part[] {
    const starts = entries.map(({ key }, index) => {
      const before = entries[index - 1];
      const start = this.findStart(key.range[0], before === undefined ? from : endOfContent(before));
      // Left behind, a comment that is far in would become text of a block above.
      return before === undefined && from > 0 ? from : start;
    });
    return entries.map((entry, index): Part => {
      const keyStart = entry.key.range[0];
      const column = keyStart - startOfLine(this.text, keyStart);
      const end = starts[index + 1] ?? endOfBlock(this.text, endOfContent(entry), column);
      if (entry.name !== 'all') this.assertName(entry);
      const start = starts[index] ?? 0;
      const key = this.text.slice(keyStart, entry.key.range[1]);
      return { name: entry.name, start, end, column, keyStart, key, inner: this.findInner(entry) };
    });
  }

  private findInner({ name, value }: Entry): readonly Part[] {
    if (name === 'all' || !isMap(value) || value.flow === true) return [];
    const children = listEntries(value).findLast((section) => section.name === 'children');
    if (children === undefined || !isMap(children.value) || children.value.flow === true) return [];
    const entries = this.listUnique(children.value);
    const parts = this.cut(entries, endOfLine(this.text, children.key.range[1]));
    return parts.filter((_, index) => !isReference(entries[index]?.value ?? null));
  }

  /** Where the comments begin that stand above a key, as far in as it or less. */
  private findStart(keyStart: number, from: number): number {
    let start = startOfLine(this.text, keyStart);
    const column = keyStart - start;
    if (this.text.slice(start, keyStart).trim() !== '') {
      throw refuseAt(this.source, keyStart, 'a group begins its line with its name; import cuts the file at lines');
    }
    while (start > from) {
      const above = startOfLine(this.text, start - 1);
      const line = this.text.slice(above, start);
      const isComment = line.trimStart().startsWith('#') && indentOf(line) <= column;
      if (above < from || !(isComment || line.trim() === '')) break;
      start = above;
    }
    return start;
  }

  private assertName({ name, key }: Entry): void {
    if (SAFE_NAME.test(name)) return;
    const what = name === '<<' ? 'groups that a merge brings' : 'a group of this name';
    throw refuseAt(
      this.source,
      key.range[0],
      `${what} cannot have a file: letters, digits, "_", "." and "-" are allowed`,
    );
  }

  private assertBlock(mapping: Mapping, what: string): void {
    if (mapping.flow !== true) return;
    throw refuseAt(
      this.source,
      mapping.range[0],
      `${what} is written in brackets; write one group a line to import it`,
    );
  }

  private listUnique(mapping: Mapping): readonly Entry[] {
    const entries = listEntries(mapping);
    const seen = new Map<string, Entry>();
    for (const entry of entries) {
      const first = seen.get(entry.name);
      seen.set(entry.name, entry);
      if (first === undefined) continue;
      const { line } = locateOffset(this.source, first.key.range[0]);
      const message = `"${entry.name}" is written twice, in line ${line} too, and only this one counts; delete one of them`;
      throw refuseAt(this.source, entry.key.range[0], message);
    }
    return entries;
  }
}

function assertDistinct(parts: readonly Part[], source: SourceFile): void {
  const seen = new Map<string, Part>();
  for (const part of parts.flatMap(listAll).sort((left, right) => left.start - right.start)) {
    const twin = seen.get(part.name);
    seen.set(part.name, part);
    if (twin === undefined) continue;
    const { line } = locateOffset(source, twin.keyStart);
    const message = `group "${part.name}" is described in line ${line} too; merge the two, a group has one file`;
    throw refuseAt(source, part.keyStart, message);
  }
}

export function listAll(part: Part): readonly Part[] {
  return [part, ...part.inner.flatMap(listAll)];
}

function isReference(value: Node | null): boolean {
  if (value === null) return true;
  if (isMap(value)) return value.items.length === 0;
  return isScalar(value) && value.value === null;
}
