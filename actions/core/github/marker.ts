/**
 * What our comment carries unseen: a mark by which it is found again, and what it said before, to be shown. Nothing is
 * decided from it, since whoever may edit comments may edit this: what does not read as we wrote it is not there.
 */
import type { OlderVerdict } from '../render/page/input.ts';

export interface Remembered {
  readonly commit: string;
  /** The main that it was planned with. */
  readonly base?: string;
  readonly headline: string;
  readonly older: readonly OlderVerdict[];
}

const MARK = /<!-- postgres-operations:page ([A-Za-z0-9+/]*={0,2}) -->\s*$/;
const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
const LONGEST_HEADLINE = 160;
/** @internal Tests read it too. */
export const MOST_OLDER = 20;

export function hasMarker(body: string): boolean {
  return MARK.test(body);
}

export function writeMarker({ commit, base, headline, older }: Remembered): string {
  const kept = older.slice(0, MOST_OLDER).map((verdict) => [verdict.commit, cut(verdict.headline)]);
  const text = JSON.stringify({ commit, base, headline: cut(headline), older: kept });
  return `<!-- postgres-operations:page ${Buffer.from(text, 'utf8').toString('base64')} -->`;
}

export function readMarker(body: string): Remembered | undefined {
  const encoded = MARK.exec(body)?.[1];
  if (encoded === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    const { commit, base, headline, older } = parsed as Readonly<Record<string, unknown>>;
    const verdict = readVerdict([commit, headline]);
    if (verdict === undefined || !Array.isArray(older)) return undefined;
    const known = typeof base === 'string' && COMMIT.test(base) ? { base } : {};
    return {
      ...verdict,
      ...known,
      older: older.slice(0, MOST_OLDER).flatMap((entry: unknown) => readVerdict(entry) ?? []),
    };
  } catch {
    return undefined;
  }
}

/** Verdicts of earlier commits, when `commit` is shown next. */
export function listOlder(remembered: Remembered | undefined, commit: string): readonly OlderVerdict[] {
  if (remembered === undefined) return [];
  const { older, headline } = remembered;
  const all = [{ commit: remembered.commit, headline }, ...older];
  return all.filter((verdict) => verdict.commit !== commit).slice(0, MOST_OLDER);
}

/** All of them, what is out of date of the shown commit among them, when `headline` says that it is. */
export function listOutdated(remembered: Remembered | undefined, headline: string): readonly OlderVerdict[] {
  if (remembered === undefined) return [];
  const { commit, older } = remembered;
  const isSaid = remembered.headline === cut(headline);
  return isSaid ? older : [{ commit, headline: remembered.headline }, ...older].slice(0, MOST_OLDER);
}

function readVerdict(entry: unknown): OlderVerdict | undefined {
  if (!Array.isArray(entry)) return undefined;
  const [commit, headline] = entry as readonly unknown[];
  if (typeof commit !== 'string' || typeof headline !== 'string' || !COMMIT.test(commit)) return undefined;
  return { commit, headline: cut(headline) };
}

function cut(text: string): string {
  return text.length <= LONGEST_HEADLINE
    ? text
    : `${text.slice(0, LONGEST_HEADLINE - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
