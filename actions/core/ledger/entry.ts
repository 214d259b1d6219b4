/** One commit of the ledger's own history, as it was written: what is wrong with it is for the reader to find. */
export interface WrittenEntry {
  readonly commit: string;
  /** UTC, ISO 8601. */
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
