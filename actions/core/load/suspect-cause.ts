import { findSuspect, INVISIBLE } from '../general/suspect-characters.ts';
import type { Suspect } from '../general/suspect-characters.ts';
import { findLineEnd, findLineStart } from './quote-advice.ts';

/** Indentation, dashes, a key with or without its colon, and blanks: what stands after them begins a value, or spoils what is before. */
const BEGINNING = /^[ \t]*(?:-[ \t]+)*(?:[\w.-]+:?[ \t]*)?/;
/** Inside brackets of the same line. */
const ENTRY_MARK = /[[{].*[\w"'\]}](?=[\uff0c\uff1a])/u;
const QUOTED = /"[^"]*"|'[^']*'/g;
const QUOTE_OR_COLON = /[\u2018\u2019\u201c\u201d\uff1a]/u;

/**
 * A character that looks like a mark of YAML, or cannot be seen, on the line where the grammar fails or on the one above:
 * a key that it spoils is a text, which goes on until the colon of the next key.
 */
export function findSuspectCause(
  text: string,
  offset: number,
): { readonly offset: number; readonly message: string } | undefined {
  const start = findLineStart(text, offset);
  const starts = start === 0 ? [start] : [findLineStart(text, start - 1), start];
  for (const place of starts) {
    const line = text.slice(place, findLineEnd(text, place));
    const column = BEGINNING.exec(line)?.[0].length ?? 0;
    const found = judge(line.charAt(column));
    if (found !== undefined) return describe(found, place + column);
  }
  const bare = text.slice(start, offset).replaceAll(QUOTED, (quoted) => '"'.repeat(quoted.length));
  const entry = ENTRY_MARK.exec(bare);
  if (entry === null) return undefined;
  const place = start + entry.index + entry[0].length;
  const found = findSuspect(text.charAt(place));
  return found && describe(found, place);
}

function judge(character: string): Suspect | undefined {
  return INVISIBLE.test(character) || QUOTE_OR_COLON.test(character) ? findSuspect(character) : undefined;
}

function describe({ what, advice }: Suspect, offset: number): { readonly offset: number; readonly message: string } {
  return { offset, message: `the line has ${what}, which is no mark of YAML; ${advice}` };
}
