/** Where lines begin and end around an offset. Lines end in LF; a CR before it is part of the line. */

export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function startOfLine(text: string, offset: number): number {
  // A negative index of lastIndexOf counts as 0, where a text that begins with an empty line has a line feed.
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Behind the line's LF, or the end of the text. */
export function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

export function columnOf(text: string, offset: number): number {
  return offset - startOfLine(text, offset);
}

export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/**
 * Behind the lines of what ends at an offset: the rest of its line and the comments below that are indented by at
 * least `column`, which speak of it.
 */
export function endOfBlock(text: string, offset: number, column: number): number {
  let end = offset > 0 && text[offset - 1] === '\n' ? offset : endOfLine(text, offset);
  let next = end;
  while (next < text.length) {
    const lineEnd = endOfLine(text, next);
    const line = text.slice(next, lineEnd);
    const isComment = line.trimStart().startsWith('#');
    if (isComment && indentOf(line) < column) break;
    if (!isComment && line.trim() !== '') break;
    if (isComment) end = lineEnd;
    next = lineEnd;
  }
  return end;
}

export function applySplices(text: string, splices: readonly Splice[]): string {
  const sorted = [...splices].sort((left, right) => right.start - left.start);
  return sorted.reduce((edited, { start, end, text: inserted }) => {
    return edited.slice(0, start) + inserted + edited.slice(end);
  }, text);
}

export function detectLineEnd(text: string): string {
  return /\r\n/.test(text) ? '\r\n' : '\n';
}
