/** Phrases, places and lists in GitHub's Markdown. */
import { cellSpan, codeSpan, nameSpan } from '../safe-text.ts';
import type { PageInput } from './input.ts';
import type { Phrase } from './phrase.ts';

/** How a value is set off: in a line of text, or in a cell of a table. */
export type SpanWriter = (text: string) => string;

export function writePhrase(phrase: Phrase, span: SpanWriter = nameSpan): string {
  return phrase.map((part) => (typeof part === 'string' ? part : span(part.value))).join('');
}

export function writeCell(phrase: Phrase): string {
  return writePhrase(phrase, (text) => (nameSpan(text) === text ? text : cellSpan(text)));
}

/** `s01–s52`, `s01, s03–s05`; the order is the plan's. */
export function writeSteps(ids: readonly string[], most = 4): string {
  const ranges: [first: string, last: string][] = [];
  for (const id of ids) {
    const open = ranges.at(-1);
    if (open !== undefined && numberOf(id) === numberOf(open[1]) + 1) open[1] = id;
    else ranges.push([id, id]);
  }
  const shown = ranges.slice(0, most).map(([first, last]) => (first === last ? first : `${first}–${last}`));
  const left = ids.length - ranges.slice(0, most).reduce((sum, range) => sum + countRange(range), 0);
  return shown.join(', ') + (left > 0 ? ` and ${String(left)} more` : '');
}

function countRange([first, last]: readonly [string, string]): number {
  return numberOf(last) - numberOf(first) + 1;
}

function numberOf(id: string): number {
  return Number(id.replace(/\D/g, ''));
}

/** A path and line as a link to that line at a commit, where the repository is known. */
export function linkPlace(
  page: PageInput,
  place: { readonly file: string; readonly line: number; readonly commit: string | undefined },
  span: SpanWriter = codeSpan,
): string {
  const { file, line, commit } = place;
  const label = span(line > 0 ? `${baseName(file)}:${String(line)}` : baseName(file));
  const root = checkUrl(page.repositoryUrl);
  if (root === undefined || commit === undefined) return label;
  return `[${label}](${root}/blob/${encodeSegment(commit)}/${encodePath(file)}${line > 0 ? `#L${String(line)}` : ''})`;
}

export function linkCommit(page: PageInput, commit: string): string {
  const label = codeSpan(commit.slice(0, 10));
  const root = checkUrl(page.repositoryUrl);
  return root === undefined ? label : `[${label}](${root}/commit/${encodeSegment(commit)})`;
}

/** Where a file of the head branch is edited in the browser. */
export function findEditUrl({ head }: PageInput, file: string, line?: number): string | undefined {
  if (head?.branch === undefined) return undefined;
  return findEditorUrl(head.repositoryUrl, { branch: head.branch, file, ...(line === undefined ? {} : { line }) });
}

/** The same of any branch, at a line. */
export function findEditorUrl(
  repositoryUrl: string | undefined,
  { branch, file, line }: { readonly branch: string; readonly file: string; readonly line?: number },
): string | undefined {
  const root = checkUrl(repositoryUrl);
  if (root === undefined) return undefined;
  return `${root}/edit/${encodePath(branch)}/${encodePath(file)}${line === undefined ? '' : `#L${String(line)}`}`;
}

/** A link is written only with an address that holds nothing but an address. */
export function checkUrl(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\/[A-Za-z0-9._~:/%?=&#-]+$/.test(url) ? url : undefined;
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

function encodePath(path: string): string {
  return path.split('/').map(encodeSegment).join('/');
}

/** A half of a surrogate pair has no place in an address. */
function encodeSegment(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** What is folded away. The summary is ours, without values. */
export function fold(summary: string, lines: readonly string[]): readonly string[] {
  return [`<details><summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}
