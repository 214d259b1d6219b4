import type { Position, SourceFile } from '../types.ts';

/** Line and column from 1, by offset; columns count characters. Lines end as YAML's do: CRLF, LF or CR. */
export type Locate = (offset: number) => Position;

export function makeLocate({ path, text }: SourceFile): Locate {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= listLineStarts(text);
    const line = findLine(starts, offset);
    const before = text.slice(starts[line] ?? 0, offset).replace(/^\ufeff/, '');
    return { file: path, line: line + 1, column: Array.from(before).length + 1 };
  };
}

export function locateOffset(file: SourceFile, offset: number): Position {
  return makeLocate(file)(offset);
}

function listLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** Index of the last start that is not after the offset. */
function findLine(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
