/**
 * What was forgotten where the grammar fails: mostly quotes around a value that begins like something else, or has what
 * ends a key. A parser tells where it could not go on, and of such a value that is a wrong indentation or a comma.
 */
import { adviseQuotes, findLineEnd, findLineStart, readValue } from './quote-advice.ts';
import { findOpen } from './open-brackets.ts';
import { findSuspectCause } from './suspect-cause.ts';

export interface Cause {
  readonly message: string;
  readonly offset: number;
}

/** What YAML means by a character that a text cannot begin with. */
const MARKS: Readonly<Record<string, string>> = {
  '@': 'YAML keeps it for itself',
  '`': 'YAML keeps it for itself',
  '%': 'it begins a directive',
  '*': 'it begins an alias',
  '&': 'it begins an anchor',
  '!': 'it begins a tag',
  '|': 'it begins a block of text on the lines below',
  '>': 'it begins a block of text on the lines below',
  ',': 'it is a mark between entries',
  ']': 'it is a closing bracket',
  '}': 'it is a closing bracket',
  '?': 'it begins a key',
  ':': 'it ends a key',
  '-': 'it begins an item of a list',
};
/** Indentation and dashes, a key, and where its value begins. */
const BLOCK_LINE =
  /^(\s*(?:-[ \t]+)*)((?:"[^"]*"|'[^']*'|[^\s#"'{[-](?:[^:#]|:(?!\s)|(?<!\s)#)*?)[ \t]*:[ \t]+)?(?=\S)/;
const UNSPACED_KEY = /^\s*(?:-[ \t]+)*([\w.-]+):(?=[{["'])/;

/** What git writes into a file of which it could not merge both sides. */
const CONFLICT = /^<{7} .*$[^]*^={7}$[^]*^>{7} /m;

/** Undefined where it is none of them. `reason` is the parser's, `offset` where it could not go on. */
export function findCause(text: string, reason: string, offset: number): Cause | undefined {
  const conflict = CONFLICT.exec(text);
  if (conflict !== null)
    return { offset: conflict.index, message: 'git marks a conflict here; finish the merge, and take its marks away' };
  const suspect = findSuspectCause(text, offset);
  if (suspect !== undefined) return suspect;
  const isFlow = /flow collection/.test(reason);
  if (/^(?:deficient indentation|unexpected end of the stream within)/.test(reason)) return describeOpen(text, offset);
  if (
    !/^(?:bad indentation|missed comma|name of an|a line break|unidentified alias|end of the stream or a)/.test(reason)
  )
    return undefined;
  if (isFlow && /[\]}]/.test(text.charAt(offset))) return describeOpen(text, offset);
  return findUnspaced(text, offset) ?? describeValue(text, offset, isFlow);
}

function describeOpen(text: string, offset: number): Cause | undefined {
  const open = findOpen(text, offset);
  if (open === undefined) return undefined;
  const { mark, start } = open;
  if (mark === '"' || mark === "'")
    return {
      offset: start,
      message: `the quote is never closed; write ${mark === '"' ? "'\"'" : `"'"`} where the text ends`,
    };
  const closing = mark === '[' ? ']' : '}';
  const value = readValue(text, start, !isFirst(text, start));
  // A mapping or a list: more than its bracket was meant.
  const isCollection = /^.(?:\s|$)|:\s/.test(value.text);
  const asText = isCollection ? '' : `, or ${adviseQuotes(text, value)} if it begins a text`;
  return { offset: start, message: `the "${mark}" is never closed; write "${closing}" where it ends${asText}` };
}

/** The value of a block, not of an entry inside brackets. */
function isFirst(text: string, start: number): boolean {
  return findBlockValue(text, start) === start;
}

/** `10.10.10.10:{ pg_seq: 1 }` */
function findUnspaced(text: string, offset: number): Cause | undefined {
  const start = findLineStart(text, offset);
  const found = UNSPACED_KEY.exec(text.slice(start, offset));
  if (found === null) return undefined;
  const [{ length }, key = ''] = found;
  return { offset: start + length, message: `no space after "${key}:", so that it is no key; write "${key}: "` };
}

function describeValue(text: string, offset: number, isFlow: boolean): Cause | undefined {
  const start = isFlow ? findFlowValue(text, offset) : findBlockValue(text, offset);
  if (start === undefined || start > offset) return undefined;
  const value = readValue(text, start, isFlow);
  const first = value.text.charAt(0);
  if (isFlow && start < offset && isMissedComma(text, offset, value.start)) return undefined;
  const advice = adviseQuotes(text, value);
  if (value.text.startsWith('{{'))
    return { offset: start, message: `"{{" begins a mapping of YAML; put the template into quotes: ${advice}` };
  if (isFlow && /^[|>][-+\d]*$/.test(value.text)) {
    const instead = 'write the text in double quotes, with \\n for each line break';
    return { offset: start, message: `a block of text cannot stand inside brackets; ${instead}` };
  }
  if (Object.hasOwn(MARKS, first))
    return {
      offset: start,
      message: `a text cannot begin with "${first}" without quotes: ${MARKS[first] ?? ''}; ${advice}`,
    };
  if (start === offset) return undefined;
  if (/^:(?:\s|$)/.test(text.slice(offset, offset + 2)))
    return { offset, message: `": " ends a key, so that a text which has it needs quotes; ${advice}` };
  if (/["']/.test(first)) return { offset, message: `a text goes on after its closing quote; ${advice}` };
  return /[[{]/.test(first) ? { offset, message: `a value goes on after its closing bracket; ${advice}` } : undefined;
}

/** Of the line: after the key, or after the dashes. */
function findBlockValue(text: string, offset: number): number | undefined {
  const start = findLineStart(text, offset);
  const found = BLOCK_LINE.exec(text.slice(start, findLineEnd(text, offset)));
  return found === null ? undefined : start + found[0].length;
}

/** After the mark before it; undefined where that is on a line above. */
function findFlowValue(text: string, offset: number): number | undefined {
  const start = findLineStart(text, offset);
  const marks = [...text.slice(start, offset).matchAll(/[[{,][ \t]*|:[ \t]+/g)];
  const last = marks.at(-1);
  return last === undefined ? undefined : start + last.index + last[0].length;
}

/** Several words before the place, or a key after it: another entry begins there. */
function isMissedComma(text: string, offset: number, start: number): boolean {
  if (text.charAt(offset) === ':') return /\s/.test(text.slice(start, offset).trimEnd());
  return /^[^,\]}\r\n]*:(?:\s|$)/.test(text.slice(offset, findLineEnd(text, offset)));
}
