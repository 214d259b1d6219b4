/** The grammar: events of a text, by js-yaml where it reads as libyaml does, repaired where it does not. */
import type { CollectionEvent, Event, ScalarEvent } from './yaml-events.ts';
import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from './yaml-events.ts';
import { findLineEnd, findLineStart } from './quote-advice.ts';
import { findCause } from './syntax-causes.ts';
import type { Repair } from './yaml-repair.ts';
import { applyRepair, extendRepair, findClosingBrackets, findMisplaced, makeToOffset } from './yaml-repair.ts';

export { EVENT_ID };
export type { CollectionEvent, Event, ScalarEvent };

/** Deeper than Ansible's loader goes. */
const MAX_DEPTH = 500;
/** Real files need none or a few. */
const MOST_REPAIRS = 200;
const MOST_REPAIRED = 20_000_000;
/** libyaml keeps the empty lines, js-yaml does not. */
const JOINED_TO_EMPTY = /(?:^|[^\\])(?:\\\\)*\\(?:\r\n|\r|\n)[ \t]*[\r\n]/;
const NO_REPAIR: Repair = { moved: [], tabs: [] };

export interface Syntax {
  /** As it was given. */
  readonly text: string;
  readonly events: readonly Event[];
  /** Offset in the text as it was given. */
  readonly toOffset: (offset: number) => number;
  readonly readScalar: (scalar: ScalarEvent) => string;
  readonly readText: (start: number, end: number) => string;
}

export class YamlError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** What the parser says; what was forgotten is looked for where it is told. */
class SyntaxFault extends YamlError {
  readonly reason: string;

  constructor(reason: string, text: string, offset: number) {
    super(describeReason(reason, text, offset), offset);
    this.reason = reason;
  }
}

/** Throws `YamlError`. */
export function parseSyntax(text: string): Syntax {
  assertCharacters(text);
  const first = tryParse(text, NO_REPAIR);
  if ('events' in first) return first;
  const repaired = parseWithRepairs(text, first);
  if (repaired !== undefined) return repaired;
  const cause = first instanceof SyntaxFault ? findCause(text, first.reason, first.offset) : undefined;
  throw cause === undefined ? first : new YamlError(cause.message, cause.offset);
}

export function isPlain(scalar: ScalarEvent): boolean {
  return scalar.style === SCALAR_STYLE.PLAIN;
}

function tryParse(original: string, repair: Repair): Syntax | YamlError {
  const text = applyRepair(original, repair);
  const toOffset = makeToOffset(repair);
  try {
    const events = parseEvents(text, { maxDepth: MAX_DEPTH });
    return {
      text: original,
      events,
      toOffset,
      readScalar: (scalar) => {
        const written = text.slice(scalar.valueStart, scalar.valueEnd);
        if (scalar.fast) return written;
        if (scalar.style === SCALAR_STYLE.DOUBLE_QUOTED && JOINED_TO_EMPTY.test(written))
          throw new YamlError(
            'a backslash at the end of a line, and an empty line below, which parsers read in different ways; write \\n for each line break',
            toOffset(scalar.valueStart),
          );
        return readSlowScalar(text, scalar);
      },
      readText: (start, end) => text.slice(start, end),
    };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return new SyntaxFault(error.reason, original, toOffset(error.mark?.position ?? 0));
  }
}

/** A block at the end of a text without a line break ends without one. js-yaml adds it. */
function readSlowScalar(text: string, scalar: ScalarEvent): string {
  const value = getScalarValue(text, scalar);
  const isBlock = scalar.style === SCALAR_STYLE.LITERAL_BLOCK || scalar.style === SCALAR_STYLE.FOLDED_BLOCK;
  if (!isBlock || scalar.valueEnd < text.length || !value.endsWith('\n')) return value;
  const last = /[^\r\n]*$/.exec(text)?.[0] ?? '';
  return last.length > scalar.indent && last.length > 0 ? value.slice(0, -1) : value;
}

/** Every attempt reads the text from its start: a large one gets fewer. */
function parseWithRepairs(text: string, first: YamlError): Syntax | undefined {
  let error = first;
  let repair = findClosingBrackets(text);
  if (repair.moved.length === 0) repair = extendRepair(text, repair, error.offset) ?? repair;
  const attempts = Math.min(MOST_REPAIRS, Math.ceil(MOST_REPAIRED / (text.length + 1)));
  for (let attempt = 0; attempt < attempts && repair.moved.length + repair.tabs.length > 0; attempt++) {
    const result = tryParse(text, repair);
    if ('events' in result) {
      const misplaced = findMisplaced(text, repair, result);
      if (misplaced.size === 0) return result;
      const left = repair.moved.filter((offset) => !misplaced.has(offset));
      if (left.length === repair.moved.length) return undefined;
      repair = { moved: left, tabs: repair.tabs };
      continue;
    }
    error = result;
    const extended = extendRepair(text, repair, error.offset);
    if (extended === undefined) return undefined;
    repair = extended;
  }
  return undefined;
}

function assertCharacters(text: string): void {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const found = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffd\ufffe\uffff\u2028\u2029\u0085]|(?!^)\ufeff/.exec(
    text,
  );
  if (found === null) return;
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  if (code === 'FFFD') throw new YamlError('bytes that are not UTF-8; save the file as UTF-8', found.index);
  throw new YamlError(`character U+${code} is not allowed; remove it or write it as an escape`, found.index);
}

function describeReason(reason: string, text: string, offset: number): string {
  if (reason === 'end of the stream or a document separator is expected') return describeSecondValue(text, offset);
  if (/\btabs?\b/i.test(reason)) return 'a tab where YAML wants spaces; indent with spaces';
  if (reason === 'deficient indentation') return 'not indented enough; is a bracket or a quote open above?';
  const advice = ADVICE.find(([pattern]) => pattern.test(reason))?.[1];
  return `not YAML: ${reason}${advice === undefined ? '' : `; ${advice}`}`;
}

/** What people mostly meant where the parser gives such a reason. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/^bad indentation of a mapping entry$/, 'indent it like its neighbours, and put a space after each ":"'],
  [/^bad indentation of a sequence entry$/, 'indent it like its neighbours, and put a space after each "-"'],
  [/^a whitespace character is expected after the key-value separator/, 'put a space after the ":"'],
  [/^missed comma between flow collection entries$/, 'put a comma between them, and quotes around a text that has one'],
  [/^unexpected end of the \w+ within a (?:single|double) quoted scalar$/, 'close the quote'],
  [/^unexpected end of the stream within a flow collection$/, 'close the bracket'],
  [/^unknown escape sequence$/, 'write the backslash twice, or take single quotes'],
  [/^duplication of an anchor property$/, 'a value has one anchor: take one of the two out'],
  [/^duplication of a tag property$/, 'a value has one tag: take one of the two out'],
  [/^alias node should not have any properties$/, 'take out the anchor or the tag before the alias'],
  [
    /^(?:unacceptable YAML version|duplication of %YAML|YAML directive|TAG directive)/,
    'take out the line that begins with "%"',
  ],
];

/** A file is one value: what stands below a value that has ended, such as an empty list, is a second one. */
function describeSecondValue(text: string, offset: number): string {
  const line = text.slice(findLineStart(text, offset), findLineEnd(text, offset));
  if (/^\.\.\.\s/.test(line))
    return 'not YAML: something stands after "...", which ends the file; take the line out, or put it into quotes if it is a text';
  if (text.charAt(offset) === ':')
    return 'not YAML: this ":" ends no key, since the text before it began on a line above; put ":" after each key on its own line, or the whole text into quotes';
  const lines = text.slice(0, offset).split('\n');
  const index = lines.findLastIndex((line) => /^\s*[^\s#]/.test(line) && !/^(?:---|\.\.\.)\s*$/.test(line));
  const last = (lines[index] ?? '').replace(/\s#.*$/, '').trim();
  if (/^(?:\[\s*\]|\{\s*\})$/.test(last))
    return `not YAML: something stands below the empty ${last} of line ${index + 1}, which is the whole value already; take the ${last} away`;
  if (last !== '' && !/^-\s|:(?:\s|$)/.test(last))
    return `not YAML: something stands below the text of line ${index + 1}, which is the whole value already; put ":" after that text if it is a key`;
  return 'not YAML: a second value begins where the file should end; is it indented less than what it belongs to?';
}
