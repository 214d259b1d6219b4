/**
 * Inside brackets and quotes libyaml looks neither at indentation nor at tabs, js-yaml does. Where parsing fails, the
 * place of the error says which line to move right or which tab to read as a space, and parsing begins again. Neither
 * changes a value there: lines of a quoted or plain scalar are folded without what they begin with. Elsewhere it would,
 * so the events must show each moved line inside brackets or quotes; if one is not, nothing is repaired.
 */
import type { Event, ScalarEvent } from './yaml-events.ts';
import { EVENT_ID, isCollection, isFlow, SCALAR_STYLE } from './yaml-events.ts';

export interface Repair {
  /** Offsets of lines that are moved right, ascending. */
  readonly moved: readonly number[];
  /** Offsets of tabs that are read as spaces. */
  readonly tabs: readonly number[];
}

/** Deeper than any key stands whose brackets go on below it. */
const PAD = ' '.repeat(64);
/** A block's first line may be moved for its closing bracket, which real inventories have at the column of its key. */
const CLOSING = /^[ \t]*[\]}]/gm;

export function findClosingBrackets(text: string): Repair {
  return { moved: [...text.matchAll(CLOSING)].map((match) => match.index), tabs: [] };
}

export function applyRepair(text: string, { moved, tabs }: Repair): string {
  if (tabs.length > 0) {
    const characters = [...tabs].sort((left, right) => left - right);
    text = characters.map((offset, index) => text.slice((characters[index - 1] ?? -1) + 1, offset)).join(' ') +
      ` ${text.slice((characters.at(-1) ?? 0) + 1)}`; // prettier-ignore
  }
  const parts = moved.map((offset, index) => text.slice(index === 0 ? 0 : moved[index - 1], offset));
  return [...parts, text.slice(moved.at(-1) ?? 0)].join(PAD);
}

/** From an offset of the repaired text to that of the text as it was given. */
export function makeToOffset({ moved }: Repair): (offset: number) => number {
  if (moved.length === 0) return (offset) => offset;
  return (offset) => {
    let low = 0;
    let high = moved.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((moved[middle] ?? Infinity) + middle * PAD.length < offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(offset - low * PAD.length, low === 0 ? 0 : (moved[low - 1] ?? 0));
  };
}

/** What to repair beside what is repaired already, for an error at an offset; undefined where there is nothing. */
export function extendRepair(text: string, { moved, tabs }: Repair, offset: number): Repair | undefined {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const before = /[ \t]*$/.exec(text.slice(start, offset))?.[0] ?? '';
  const here = [...before.matchAll(/\t/g)].map((match) => offset - before.length + match.index);
  const added = [...here, ...findTabsBeforeBrackets(text, start, offset)].filter((tab) => !tabs.includes(tab));
  const isLineStart = before.length === offset - start && start > 0 && !moved.includes(start);
  // What begins like a mark between documents is one, inside brackets too.
  const isMovable = isLineStart && !/^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(start, start + 4));
  if (added.length === 0 && !isMovable) return undefined;
  return {
    moved: isMovable ? [...moved, start].sort((left, right) => left - right) : moved,
    tabs: [...tabs, ...added],
  };
}

/** Of the value of a key. js-yaml finds fault with them inside the brackets only. */
function findTabsBeforeBrackets(text: string, start: number, end: number): readonly number[] {
  return [...text.slice(start, end).matchAll(/:([ \t]+)[[{]/g)].flatMap(({ 1: blanks = '', index }) =>
    [...blanks.matchAll(/\t/g)].map((match) => start + index + 1 + match.index),
  );
}

/** Places of a repair that are neither inside brackets nor inside quotes. Events and places are in the order of the text. */
export function findMisplaced(
  text: string,
  { moved, tabs }: Repair,
  { events, toOffset }: { readonly events: readonly Event[]; readonly toOffset: (offset: number) => number },
): ReadonlySet<number> {
  const places = [...moved, ...tabs].sort((left, right) => left - right);
  const misplaced = new Set<number>();
  const open: boolean[] = [];
  let next = 0;
  let wasInside = false;
  const judge = (until: number, isFine: (place: number) => boolean): void => {
    for (let place = places[next]; place !== undefined && place < until; place = places[++next]) {
      if (!isFine(place)) misplaced.add(place);
    }
  };
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    const start = startOf(event);
    if (start < 0) {
      if (isCollection(event)) open.push(isFlow(event));
      continue;
    }
    const isInside = open.at(-1) === true;
    judge(toOffset(start), (place) => isBetween(text, place, isInside || (wasInside && isClosing(text, place))));
    if (isCollection(event)) open.push(isFlow(event));
    if (event.type === EVENT_ID.SCALAR) {
      const isMultiline = isInside ? isFlowScalar(event) : isQuoted(event);
      judge(toOffset(event.valueEnd), (place) => isMultiline && moved.includes(place));
    }
    wasInside = open.at(-1) === true;
  }
  judge(Infinity, (place) => isBetween(text, place, isClosing(text, place)));
  return misplaced;
}

function startOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart;
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart;
  return isCollection(event) ? event.start : -1;
}

function isQuoted({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
}

function isFlowScalar(event: ScalarEvent): boolean {
  return isQuoted(event) || event.style === SCALAR_STYLE.PLAIN;
}

/** A tab may also stand after the colon of a key. */
function isBetween(text: string, place: number, isInside: boolean): boolean {
  return isInside || (text[place] === '\t' && /:[ \t]*$/.test(text.slice(Math.max(0, place - 80), place)));
}

/** Nothing in a block begins so. */
function isClosing(text: string, place: number): boolean {
  return /^[ \t]*[\]},]/.test(text.slice(place, place + 200));
}
