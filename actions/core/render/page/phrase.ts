/** Our own words and, apart from them, what comes from outside: a value is set off by whoever writes it down. */
import { printable } from '../safe-text.ts';

export interface OutsideText {
  readonly value: string;
}

export type Phrase = readonly (string | OutsideText)[];

/** Names in a sentence are cut: the whole name is at its line. */
const LONGEST_NAME = 48;

export function quote(value: string): OutsideText {
  return { value };
}

export function quoteName(value: string, longest: number = LONGEST_NAME): OutsideText {
  const shown = printable(value);
  if (shown.length <= longest) return { value };
  return { value: `${shown.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…` };
}

export function joinPhrases(phrases: readonly Phrase[], separator: string): Phrase {
  return phrases.flatMap((phrase, index) => (index === 0 ? phrase : [separator, ...phrase]));
}

/** `a`, `a and b`, `a, b and c`; beyond `most`, `a, b and 7 more`. */
export function listNames(names: readonly string[], most = 3): Phrase {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const parts: Phrase[] = shown.map((name) => [quoteName(name)]);
  if (shown.length < names.length) parts.push([`${String(names.length - shown.length)} more`]);
  const last = parts.at(-1);
  if (parts.length < 2 || last === undefined) return parts.flat();
  return [...joinPhrases(parts.slice(0, -1), ', '), ' and ', ...last];
}

/** Without markup, on one line. */
export function writePlain(phrase: Phrase): string {
  return phrase.map((part) => printable(typeof part === 'string' ? part : part.value)).join('');
}

/** Enough of a commit id to find it. */
export function writeShortCommit(commit: string): OutsideText {
  return quote(commit.slice(0, 10));
}
