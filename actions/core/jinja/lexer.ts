/** Tokens of a Jinja template, or of a bare expression as `when` holds it. Offsets count from 0. */

export interface Token {
  readonly kind: 'text' | 'begin' | 'end' | 'comment' | 'name' | 'string' | 'number' | 'operator';
  readonly text: string;
  readonly offset: number;
}

export class JinjaError extends Error {
  override readonly name = 'JinjaError';
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const OPENING = /\{[{%#][-+]?/g;
const RAW = /\{%[-+]?\s*raw\s*[-+]?%\}/y;
const END_RAW = /\{%[-+]?\s*endraw\s*[-+]?%\}/g;
const COMMENT_END = /[-+]?#\}/g;
const CODE =
  /\s+|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\d[\d_]*(?:\.\d+)?(?:[eE][-+]?\d+)?|[A-Za-z_]\w*|\*\*|\/\/|[=!<>]=|[-+]?\}\}|[-+]?%\}|[-+*/%~|.,:()[\]{}<>=]/y;
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Throws JinjaError. */
export function tokenizeTemplate(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  while (offset < text.length) {
    OPENING.lastIndex = offset;
    const opening = OPENING.exec(text);
    const end = opening?.index ?? text.length;
    if (end > offset) tokens.push({ kind: 'text', text: text.slice(offset, end), offset });
    if (opening === null) break;
    offset = readMarked(text, opening, tokens);
  }
  return tokens;
}

/** Throws JinjaError. */
export function tokenizeExpression(text: string): readonly Token[] {
  const tokens: Token[] = [];
  readCode(text, 0, undefined, tokens);
  return tokens;
}

function readMarked(text: string, opening: RegExpExecArray, tokens: Token[]): number {
  const offset = opening.index;
  if (opening[0].startsWith('{#')) {
    const end = findEnd(text, COMMENT_END, offset, 'a comment without "#}"');
    tokens.push({ kind: 'comment', text: text.slice(offset, end), offset });
    return end;
  }
  RAW.lastIndex = offset;
  if (RAW.test(text)) {
    const end = findEnd(text, END_RAW, offset, 'raw without endraw');
    tokens.push({ kind: 'text', text: text.slice(offset, end), offset });
    return end;
  }
  tokens.push({ kind: 'begin', text: opening[0], offset });
  return readCode(text, offset + opening[0].length, opening[0].startsWith('{{') ? '}}' : '%}', tokens);
}

function findEnd(text: string, pattern: RegExp, offset: number, message: string): number {
  pattern.lastIndex = offset + 2;
  if (pattern.exec(text) === null) throw new JinjaError(message, offset);
  return pattern.lastIndex;
}

/** Until the end mark, which inside brackets is nothing but brackets; without one, to the end of the text. */
function readCode(text: string, start: number, end: string | undefined, tokens: Token[]): number {
  const open: string[] = [];
  let offset = start;
  while (offset < text.length) {
    CODE.lastIndex = offset;
    const match = CODE.exec(text)?.[0];
    if (match === undefined) throw new JinjaError(`"${text.charAt(offset)}" is no Jinja`, offset);
    if (end !== undefined && open.length === 0 && match.endsWith(end)) {
      tokens.push({ kind: 'end', text: match, offset });
      return offset + match.length;
    }
    // `}}` that closes a mapping, or a minus before an end that is none.
    const piece = /^[-+]?(?:\}\}|%\})$/.test(match) ? match.charAt(0) : match;
    if (!/^\s/.test(piece)) tokens.push({ kind: findKind(piece), text: piece, offset });
    if (Object.hasOwn(CLOSERS, piece)) open.push(CLOSERS[piece] ?? '');
    else if (piece === open.at(-1)) open.pop();
    offset += piece.length;
  }
  if (end !== undefined) throw new JinjaError(`no "${end}" ends what begins here`, start);
  return offset;
}

function findKind(piece: string): Token['kind'] {
  if (/^["']/.test(piece)) return 'string';
  if (/^\d/.test(piece)) return 'number';
  return /^[A-Za-z_]/.test(piece) ? 'name' : 'operator';
}

/** The same for two texts that render alike because only comments or spaces inside the marks differ. */
export function normalizeTemplate(text: string): string {
  if (!text.includes('{{') && !text.includes('{%') && !text.includes('{#')) return text;
  try {
    return writeTokens(tokenizeTemplate(text));
  } catch {
    return text;
  }
}

export function normalizeExpression(text: string): string {
  try {
    return tokenizeExpression(text)
      .map((token) => token.text)
      .join(' ');
  } catch {
    return text;
  }
}

/** Ansible trims the first line end after a comment, as after a block. */
function writeTokens(tokens: readonly Token[]): string {
  let written = '';
  let trims = false;
  for (const { kind, text } of tokens) {
    if (kind === 'comment') {
      // A dash reaches over the comment into the text around it: that comment stays.
      trims = !/^\{#[-+]|[-+]#\}$/.test(text);
      if (!trims) written += text;
      continue;
    }
    written += kind === 'text' ? (trims ? text.replace(/^\r?\n/, '') : text) : ` ${text} `;
    trims = false;
  }
  return written;
}
