import { printable } from '../general/printable.ts';

export { printable };

const PLAIN_WORD = /^[A-Za-z0-9_@%+=:,./-]+$/;

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
