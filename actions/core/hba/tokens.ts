/**
 * Splits a line of pg_hba.conf as PostgreSQL does: blanks end a field, commas join the words of one, double quotes keep a
 * word together and take its keywords their meaning, two of them inside are one, `#` ends the line.
 */
export interface HbaWord {
  readonly text: string;
  /** Began with a quote: no keyword, no group and no file then. */
  readonly quoted: boolean;
  /** Has a quote further on, which pgbouncer splits the word at. */
  readonly mixed: boolean;
}

export type HbaField = readonly HbaWord[];

/** Longest word that PostgreSQL 15 keeps, in bytes. */
const LONGEST = 255;
const TOO_LONG = `a word of more than ${LONGEST} bytes; shorten it`;

/** The fields, or what is wrong with the line and what to do. */
export function splitHbaLine(line: string): readonly HbaField[] | string {
  if (/[\r\n]/.test(line)) return 'more than one line; write each as an item of its own';
  if (line.includes('\0')) return 'a NUL character; take it out';
  if (line.endsWith('\\')) return 'a backslash at the end joins the next line to it; take it away';
  if (!SPECIAL.test(line)) return splitPlainLine(line);
  const fields: HbaField[] = [];
  const reader = { line, at: 0 };
  for (;;) {
    const field = readField(reader);
    if (typeof field === 'string') return field;
    if (field.length === 0) return fields;
    fields.push(field);
  }
}

/** Without any of these, a line is words between blanks. */
const SPECIAL = /[",#]/;

function splitPlainLine(line: string): readonly HbaField[] | string {
  const fields: HbaField[] = [];
  let at = 0;
  while (at < line.length) {
    while (isBlank(line[at])) at++;
    const start = at;
    while (at < line.length && !isBlank(line[at])) at++;
    const text = line.slice(start, at);
    if (isTooLong(text)) return TOO_LONG;
    if (text !== '') fields.push([{ text, quoted: false, mixed: false }]);
  }
  return fields;
}

interface Reader {
  readonly line: string;
  at: number;
}

function readField(reader: Reader): HbaField | string {
  const words: HbaWord[] = [];
  let open = true;
  while (open) {
    const start = reader.at;
    while (isBlank(reader.line[reader.at]) || reader.line[reader.at] === ',') reader.at++;
    const skipped = reader.line.slice(start, reader.at);
    // PostgreSQL passes over one at the end of the line; pgbouncer leaves out the line.
    if (skipped.includes(',')) return 'a comma that stands apart; write lists as "one,two"';
    const word = readWord(reader);
    if (typeof word === 'string') return word;
    if (word === undefined) return words.length === 0 ? [] : 'a comma with nothing after it; write lists as "one,two"';
    words.push(word);
    open = reader.line[reader.at] === ',';
    if (open) reader.at++;
  }
  return words;
}

/** Up to a blank, a comma or a comment; undefined at the end of the line. */
function readWord(reader: Reader): HbaWord | string | undefined {
  const { line } = reader;
  const quoted = line[reader.at] === '"';
  const start = reader.at;
  let text = '';
  let inQuote = false;
  for (; reader.at < line.length; reader.at++) {
    const character = line[reader.at] ?? '';
    if (character === '"') {
      const isDouble = inQuote && line[reader.at + 1] === '"';
      if (isDouble) {
        text += '"';
        reader.at++;
      } else inQuote = !inQuote;
      continue;
    }
    if (!inQuote && character === '#') {
      const isFirst = reader.at === start;
      reader.at = line.length;
      return isFirst ? undefined : finish(text, quoted, line.slice(start, reader.at));
    }
    if (!inQuote && (isBlank(character) || character === ',')) break;
    text += character;
  }
  if (inQuote) return 'a quote that does not close';
  if (reader.at === start) return undefined;
  return finish(text, quoted, line.slice(start, reader.at));
}

function finish(text: string, quoted: boolean, written: string): HbaWord | string {
  if (isTooLong(text)) return TOO_LONG;
  const hasQuoteInside = quoted ? !/^"(?:[^"]|"")*"$/.test(written) : /^[^#]*"/.test(written);
  return { text, quoted, mixed: hasQuoteInside };
}

/** A character has at most three bytes for each of its code units. */
function isTooLong(text: string): boolean {
  return text.length * 3 > LONGEST && new TextEncoder().encode(text).length > LONGEST;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
