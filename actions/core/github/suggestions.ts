/**
 * GitHub's suggestions: a line of the head as it was most likely meant, which its author takes with one click. Only a line
 * that can be shown as it is gets one, since a suggestion stands for the whole line: nothing invisible is in it, and
 * nothing that may be a secret.
 */
import { createHash } from 'node:crypto';
import { hasHiddenSecret } from '../general/hidden-secrets.ts';
import { codeBlock, codeSpan, printable } from '../render/safe-text.ts';
import type { Problem, Replacement } from '../types.ts';

export interface Suggestion {
  readonly path: string;
  readonly line: number;
  readonly before: string;
  readonly after: string;
  /** What it is found by again: the same for the same line of the same file, wherever the line moves to. */
  readonly mark: string;
  readonly problems: readonly Problem[];
}

const LONGEST_LINE = 300;
/** A name that reads as a name wherever it stands, in quotes or without. */
const PLAIN = /^[A-Za-z_][A-Za-z0-9_.-]*$/;
/** What YAML reads as something else than text. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
const SECRET = /passw|passphrase|secret|token|credential|_key\b|\bmd5[0-9a-f]{32}|SCRAM-SHA-256\$/i;
/** Bytes that are no text were read as this. */
const UNREADABLE = '\ufffd';
const MARK = /<!-- postgres-operations:suggestion ([0-9a-f]{32}) -->\s*$/;

/** `readLines` gives a file of the head; undefined where it is not the file in which the problems were found. */
export function assembleSuggestions(
  problems: readonly Problem[],
  readLines: (path: string) => readonly string[] | undefined,
): readonly Suggestion[] {
  const byLine = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.replace === undefined || problem.side === 'existing' || problem.line < 1) continue;
    const key = JSON.stringify([problem.file, problem.line]);
    const known = byLine.get(key) ?? [];
    known.push(problem);
    byLine.set(key, known);
  }
  return [...byLine.values()].flatMap((found) => assemble(found, readLines) ?? []);
}

function assemble(
  problems: readonly Problem[],
  readLines: (path: string) => readonly string[] | undefined,
): Suggestion | undefined {
  const [{ file: path, line } = { file: '', line: 0 }] = problems;
  const lines = readLines(path);
  const before = lines?.[line - 1];
  if (lines === undefined || before === undefined) return undefined;
  // From the end, so that the columns before stay what they are.
  const placed = [...new Map(problems.map((problem) => [problem.column, problem])).values()];
  let after = before;
  for (const { column, replace } of placed.toSorted((one, other) => other.column - one.column)) {
    const changed = replace === undefined ? undefined : replaceAt(after, column, replace);
    if (changed === undefined) return undefined;
    after = changed;
  }
  if (![before, after].every(isShown)) return undefined;
  // Equal lines of a file are told apart by their order.
  const order = lines.slice(0, line - 1).filter((other) => other === before).length;
  const mark = createHash('sha256')
    .update(JSON.stringify([path, order, before, after]))
    .digest('hex')
    .slice(0, 32);
  return { path, line, before, after, mark, problems };
}

/** Undefined where something else stands at the column, or the new name would not be read as one. Columns count characters. */
function replaceAt(line: string, column: number, { from, to }: Replacement): string | undefined {
  if (![from, to].every((name) => PLAIN.test(name) && !WORDS.test(name))) return undefined;
  const characters = Array.from(line);
  const quote = characters[column - 1];
  const start = quote === '"' || quote === "'" ? column : column - 1;
  const end = start + from.length;
  if (characters.slice(start, end).join('') !== from || /[\w.-]/.test(characters[end] ?? '')) return undefined;
  return [...characters.slice(0, start), to, ...characters.slice(end)].join('');
}

function isShown(line: string): boolean {
  if (line.length > LONGEST_LINE || line.includes(UNREADABLE) || printable(line) !== line) return false;
  return !SECRET.test(line) && !hasHiddenSecret(line);
}

/** The text of the review comment. */
export function writeSuggestion({ after, mark, problems }: Suggestion): string {
  const told = [...new Set(problems.map(({ message, rule }) => `${codeSpan(message)} <sub>${codeSpan(rule)}</sub>`))];
  const block = codeBlock([after], 'suggestion').join('\n');
  return [...told, block, `<!-- postgres-operations:suggestion ${mark} -->`].join('\n\n');
}

export function readSuggestionMark(body: string): string | undefined {
  return MARK.exec(body)?.[1];
}
