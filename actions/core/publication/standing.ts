/** How far origin is behind the ledger: pull requests plan from what origin has. */
import type { WrittenEntry } from '../ledger/entry.ts';

/** What is known of origin. */
export interface PublishedLook {
  /** Commits of the ledger whose state origin has, or had when it was fetched last. */
  readonly ledgers: readonly string[];
  /** Why origin could not be asked now. */
  readonly obstacle?: string;
}

/** Times are UTC, ISO 8601. */
export interface PublishedStanding {
  /** When the state was written that origin has; absent where it has none of this ledger. */
  readonly has?: string;
  /** When the first state was written that origin does not have; absent where it has them all. */
  readonly behindSince?: string;
  readonly obstacle?: string;
}

/** `entries` of the ledger, newest first. */
export function judgeStanding(
  entries: readonly Pick<WrittenEntry, 'commit' | 'time'>[],
  { ledgers, obstacle }: PublishedLook,
): PublishedStanding {
  const newest = entries.findIndex(({ commit }) => ledgers.includes(commit));
  const has = entries[newest];
  const missing = newest < 0 ? entries.at(-1) : entries[newest - 1];
  return {
    ...(has === undefined ? {} : { has: has.time }),
    ...(missing === undefined ? {} : { behindSince: missing.time }),
    ...(obstacle === undefined ? {} : { obstacle }),
  };
}

/** The workflow Apply publishes, by its schedule every hour at the latest: the meta node's own key only reads. */
const LATE_SECONDS = 5_400;

/** Whether pull requests have been planned from an older state for too long; `countSeconds` is between two such times. */
export function isLate(
  { behindSince }: PublishedStanding,
  now: string,
  countSeconds: (from: string, to: string) => number,
): boolean {
  return behindSince !== undefined && countSeconds(behindSince, now) > LATE_SECONDS;
}
