/**
 * The grammar: js-yaml's events, each with its offset in the text. The only file that knows js-yaml.
 *
 * libyaml ignores indentation inside brackets, js-yaml does not: a closing bracket at the column of its key, which
 * real inventories have, is an error there. So where parsing fails, such lines are moved right by one column, and the
 * offsets of the events are moved back. A bracket inside a block scalar must stay, which the events then show.
 */
import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from 'js-yaml';
import type { Event, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml';

export { EVENT_ID };
export type { Event, ScalarEvent };
export type CollectionEvent = MappingEvent | SequenceEvent;

/** Deeper than Ansible's loader goes. */
const MAX_DEPTH = 500;

export interface Syntax {
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

/** Throws `YamlError`. */
export function parseSyntax(text: string): Syntax {
  assertCharacters(text);
  try {
    return parse(text, []);
  } catch (error) {
    const repaired = error instanceof YamlError ? parseWithMovedBrackets(text) : undefined;
    if (repaired !== undefined) return repaired;
    throw error;
  }
}

export function isPlain(scalar: ScalarEvent): boolean {
  return scalar.style === SCALAR_STYLE.PLAIN;
}

function parse(original: string, moved: readonly number[]): Syntax {
  const text = moved.length === 0 ? original : insertSpaces(original, moved);
  const toOffset =
    moved.length === 0 ? (offset: number) => offset : (offset: number) => offset - countBefore(moved, offset);
  try {
    const events = parseEvents(text, { maxDepth: MAX_DEPTH });
    return {
      events,
      toOffset,
      readScalar: (scalar) =>
        scalar.fast ? text.slice(scalar.valueStart, scalar.valueEnd) : getScalarValue(text, scalar),
      readText: (start, end) => text.slice(start, end),
    };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new YamlError(describeReason(error.reason), toOffset(error.mark?.position ?? 0));
  }
}

function parseWithMovedBrackets(text: string): Syntax | undefined {
  let moved = [...text.matchAll(/^[ ]*[\]}]/gm)].map((match) => match.index);
  while (moved.length > 0) {
    const syntax = tryParse(text, moved);
    if (syntax === undefined) return undefined;
    const inside = findInsideScalars(syntax, moved);
    if (inside.size === 0) return syntax;
    moved = moved.filter((offset) => !inside.has(offset));
  }
  return undefined;
}

function tryParse(text: string, moved: readonly number[]): Syntax | undefined {
  try {
    return parse(text, moved);
  } catch (error) {
    if (error instanceof YamlError) return undefined;
    throw error;
  }
}

/** Both the offsets and the events are in the order of the text: one walk over both. */
function findInsideScalars({ events, toOffset }: Syntax, offsets: readonly number[]): ReadonlySet<number> {
  const inside = new Set<number>();
  let next = 0;
  for (const event of events) {
    if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) continue;
    const start = toOffset(event.valueStart);
    const end = toOffset(event.valueEnd);
    while ((offsets[next] ?? Infinity) < start) next++;
    for (; (offsets[next] ?? Infinity) < end; next++) inside.add(offsets[next] ?? -1);
  }
  return inside;
}

function insertSpaces(text: string, offsets: readonly number[]): string {
  const parts = offsets.map((offset, index) => text.slice(index === 0 ? 0 : offsets[index - 1], offset));
  return [...parts, text.slice(offsets.at(-1))].join(' ');
}

/** How many spaces were inserted before an offset of the repaired text. */
function countBefore(moved: readonly number[], offset: number): number {
  let low = 0;
  let high = moved.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moved[middle] ?? Infinity) + middle < offset) low = middle + 1;
    else high = middle;
  }
  return low;
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

function describeReason(reason: string): string {
  if (/tab/i.test(reason)) return 'a tab where YAML wants spaces; indent with spaces';
  if (reason === 'deficient indentation') return 'not indented enough; is a bracket or a quote open above?';
  return `not YAML: ${reason}`;
}
