/** Whether GitHub has what this node knows, and since when it has not. */
import type { LedgerHistory } from '../core/ledger/entry.ts';
import { judgeStanding } from '../core/publication/standing.ts';
import type { PublishedLook, PublishedStanding } from '../core/publication/standing.ts';
import { printable } from '../core/render/safe-text.ts';

/** Entries that are looked through for the one that origin has: an apply writes two for each of its steps. */
const ENTRIES = 500;

export function findPublished(
  history: LedgerHistory,
  look: PublishedLook | undefined,
): { readonly published?: PublishedStanding } {
  return look === undefined ? {} : { published: judgeStanding(history.read(ENTRIES), look) };
}

export function renderPublished({ published }: { readonly published?: PublishedStanding }): readonly string[] {
  if (published === undefined) return [];
  const { has, behindSince, obstacle } = published;
  const known = has === undefined ? 'it has no state of this ledger' : `it has the state of ${shorten(has)}`;
  const behind = `origin is behind since ${shorten(behindSince ?? '')}, ${known}; the next run of Apply publishes`;
  const asked = obstacle === undefined ? '' : `, by what was fetched last: origin cannot be asked now: ${obstacle}`;
  return [printable(`published: ${behindSince === undefined ? 'origin has this state' : behind}${asked}`)];
}

function shorten(time: string): string {
  return `${time.slice(0, 19)}Z`;
}
