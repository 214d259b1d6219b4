import type { LedgerRecord } from './record.ts';
import type { LedgerState } from './state.ts';

/** One commit of the ledger's own history. */
export interface HistoryEntry {
  readonly commit: string;
  /** UTC, ISO 8601. */
  readonly time: string;
  readonly message: string;
  readonly state: LedgerState;
  readonly record?: LedgerRecord;
}

/** The same as it was written, for whoever looks for what is wrong with it. */
export interface WrittenEntry {
  readonly commit: string;
  readonly time: string;
  readonly message: string;
  /** Undefined: the file is not there. */
  readonly state: string | undefined;
  readonly record: string | undefined;
}

export interface LedgerHistory {
  /** Newest first, at most so many. */
  readonly read: (limit?: number) => readonly WrittenEntry[];
  /** What `git fsck` finds wrong with the repository. */
  readonly check: () => readonly string[];
  /** Those of the commits that the repository does not have. */
  readonly findMissing: (commits: readonly string[]) => readonly string[];
}
