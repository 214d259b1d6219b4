/** A value with the quotes that were forgotten around it, for a message: never one that may be a secret. */
import { hasHiddenSecret } from '../general/hidden-secrets.ts';

/** Rather too many: the text could not be read, so nobody knows what it is. */
const SECRET_KEY = /pass|pwd|secret|token|key|cred|auth|private/i;
const LONGEST = 80;
const MOST_LINES = 200;
const KEY = /(?:^|[\s{[,"'-])([\w.-]+)["']?[ \t]*:/g;

export interface WrittenValue {
  readonly start: number;
  readonly text: string;
}

/** `write '@x'`; where the value may be a secret, or is long, the quotes alone. */
export function adviseQuotes(text: string, { start, text: value }: WrittenValue): string {
  const isShort = value.length <= LONGEST && !value.includes('\t');
  if (!isShort || isSecretPlace(text, start) || hasHiddenSecret(value)) return 'put the whole value into single quotes';
  return `write ${quote(value)}`;
}

function quote(value: string): string {
  if (!value.includes("'")) return `'${value}'`;
  return /["\\]/.test(value) ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
}

/** Below a key that sounds like a secret, on its line or further up. */
function isSecretPlace(text: string, offset: number): boolean {
  let start = findLineStart(text, offset);
  const names = listKeys(text.slice(start, offset));
  let indentation = measureIndentation(text, start);
  for (let lines = 0; start > 0 && lines < MOST_LINES; lines++) {
    const end = start;
    start = findLineStart(text, end - 1);
    const line = text.slice(start, end);
    const own = measureIndentation(text, start);
    if (line.trim() === '' || own > indentation) continue;
    indentation = Math.min(indentation, own);
    names.push(...listKeys(line).slice(-1));
    if (own === 0) break;
  }
  return names.some(isSecretKey);
}

export function isSecretKey(name: string): boolean {
  return SECRET_KEY.test(name);
}

function listKeys(text: string): string[] {
  return Array.from(text.matchAll(KEY), ([, name = '']) => name);
}

export function findLineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

export function findLineEnd(text: string, offset: number): number {
  const end = text.slice(offset).search(/[\r\n]/);
  return end === -1 ? text.length : offset + end;
}

function measureIndentation(text: string, start: number): number {
  return /^[ ]*/.exec(text.slice(start, findLineEnd(text, start)))?.[0].length ?? 0;
}

/** In the place of a key; of `{{ x }}`, the inner mapping is one. */
export function describeCollectionKey(text: string, offset: number): string {
  const start = text.charAt(offset - 1) === '{' ? offset - 1 : offset;
  const isTemplate = /^\{\{[^\r\n]*?\}\}/.test(text.slice(start, findLineEnd(text, start)));
  const advice = isTemplate ? 'put {{ … }} into quotes' : 'write a text in its place';
  return `a mapping or list cannot be a key; ${advice}`;
}

/** To the end of the line or its comment; inside brackets to what ends an entry. */
export function readValue(text: string, start: number, isFlow: boolean): WrittenValue {
  const line = text.slice(start, findLineEnd(text, start));
  const end = isFlow ? /\s+#|\s*[,\]}]/.exec(line)?.index : /\s+#/.exec(line)?.index;
  return { start, text: line.slice(0, end === undefined || end === 0 ? undefined : end).trimEnd() };
}

/** Of what is read as a mark of YAML, and may begin a text: what is wrong with the mark, but no word of a secret. */
export function describeMark(
  text: string,
  { start, isFlow }: { readonly start: number; readonly isFlow: boolean },
  { message, mark }: { readonly message: string; readonly mark: string },
): string {
  const what = isSecretPlace(text, start) ? `${mark} that is not known here` : message;
  return `${what}; if it is a text, ${adviseQuotes(text, readValue(text, start, isFlow))}`;
}
