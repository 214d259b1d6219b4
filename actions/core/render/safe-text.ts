/** Control characters and those that turn the direction of text: a value must not move the reader's cursor. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const PLAIN_WORD = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** On one line, with what cannot be seen written out. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
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

/** A Markdown code block of lines. */
export function codeBlock(lines: readonly string[], language: string): readonly string[] {
  const shown = lines.map(printable);
  const fence = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1));
  return [`${fence}${language}`, ...shown, fence];
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
