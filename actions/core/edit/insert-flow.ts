/** Adds to what is written in brackets, one entry a line where it is laid out so. */
import type { Value } from '../types.ts';
import type { Splice } from './text-lines.ts';
import { columnOf, detectLineEnd, startOfLine } from './text-lines.ts';
import { writeFlow } from './write-value.ts';

interface Ranged {
  readonly range?: readonly [number, number, number] | null | undefined;
}

interface Brackets extends Ranged {
  readonly items: readonly unknown[];
}

/** The brackets hold something already. */
export function insertIntoFlow(
  text: string,
  node: Brackets,
  { key, value }: { readonly key?: string; readonly value: Value },
): readonly Splice[] | undefined {
  const last = rangeOf(node.items.at(-1));
  const close = (node.range?.[1] ?? 0) - 1;
  if (last === undefined || close < last.end) return undefined;
  const padded = !/\{(?! )/.test(text.slice(last.start, last.end));
  const written = key === undefined ? writeFlow(value, { padded }) : writeFlow({ [key]: value }).slice(2, -2);
  const comma = findComma(text, last.end, close);
  const lineStart = startOfLine(text, last.start);
  const isAlone = text.slice(lineStart, last.start).trim() === '' && lineStart > (node.range?.[0] ?? 0);
  if (!isAlone) {
    return comma === undefined
      ? [{ start: last.end, end: last.end, text: `, ${written}` }]
      : [{ start: comma + 1, end: comma + 1, text: ` ${written},` }];
  }
  const end = detectLineEnd(text);
  const found = text.slice(0, close).indexOf(end, comma ?? last.end);
  // The bracket closes on the line of the last item: the new one goes before it.
  const at = found < 0 ? (comma === undefined ? last.end : comma + 1) : found;
  const line = `${end}${' '.repeat(columnOf(text, last.start))}${written}${comma === undefined ? '' : ','}`;
  if (comma !== undefined) return [{ start: at, end: at, text: line }];
  if (at === last.end) return [{ start: at, end: at, text: `,${line}` }];
  return [
    { start: last.end, end: last.end, text: ',' },
    { start: at, end: at, text: line },
  ];
}

/** The comma after the last item; comments between them are passed over. */
function findComma(text: string, from: number, to: number): number | undefined {
  const match = /^(?:\s|#[^\n]*)*,/.exec(text.slice(from, to));
  return match === null ? undefined : from + match[0].length - 1;
}

function rangeOf(item: unknown): { start: number; end: number } | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  if (!('key' in item)) return toSpan(item);
  const key = toSpan(item.key as Ranged);
  const value = 'value' in item && item.value !== null ? toSpan(item.value as Ranged) : undefined;
  return key === undefined ? undefined : { start: key.start, end: value?.end ?? key.end };
}

function toSpan({ range }: Ranged): { start: number; end: number } | undefined {
  return range === null || range === undefined ? undefined : { start: range[0], end: range[1] };
}
