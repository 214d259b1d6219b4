/**
 * Control characters, those that turn the direction of text, those that nobody sees, blanks that are no space, and halves
 * of a surrogate pair: a value must neither move the reader's cursor nor look like another value.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]|(?! )\p{Zs}/gu;
const PLAIN_WORD = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** On one line, with what cannot be seen written out. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const digits = code.toString(16).padStart(4, '0');
    return digits.length > 4 ? `\\u{${digits}}` : `\\u${digits}`;
  });
}

/** A word of a command line that a shell reads back as it is. */
export function quoteWord(word: string): string {
  const shown = printable(word);
  return PLAIN_WORD.test(shown) ? shown : `'${shown.replaceAll("'", `'\\''`)}'`;
}

/** A Markdown code span: nothing inside it is markup, whatever it holds. */
export function codeSpan(text: string): string {
  const shown = printable(text);
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = shown === '' || /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/**
 * A code span for a cell of a table. A pipe is escaped there, even in code; one after a backslash cannot be, and is written
 * out.
 */
export function cellSpan(text: string): string {
  const shown = printable(text).replace(/\\\|/g, '\\\\u007c');
  return codeSpan(shown).replaceAll('|', '\\|');
}

/** As it is where it is a plain word that no Markdown and none of GitHub's shorthands reads as anything else. */
export function nameSpan(text: string): string {
  return isPlainName(text) ? text : codeSpan(text);
}

/** `pg-test`, `prod`; neither `deadbeef`, which is a commit's, nor `gh-12`, which is an issue's. */
function isPlainName(text: string): boolean {
  if (!/^[a-z]+\d{0,4}(-[a-z0-9]+)*$/.test(text) || text.length > 48) return false;
  return !/^gh-\d/.test(text) && !text.split('-').some((word) => /^[0-9a-f]{7,}$/.test(word));
}

/** A Markdown code block of lines. */
export function codeBlock(lines: readonly string[], language: string): readonly string[] {
  const shown = lines.map(printable);
  const fence = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1));
  return [`${fence}${language}`, ...shown, fence];
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
