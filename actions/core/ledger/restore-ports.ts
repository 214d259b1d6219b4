/** What restoring a ledger needs of the world. */
import type { MergedCommit } from './restored.ts';
import type { LedgerRecord } from './record.ts';
import type { LedgerState } from './state.ts';

export interface PublishedStates {
  /** Reference in the checkout under which origin's state of the environment is kept. */
  readonly ref: string;
  /** Fetches main and the published state from origin. Why that failed; undefined: both are as origin has them. */
  readonly fetch: () => Promise<string | undefined>;
  /** A commit and what main has had after it, on its own line of merges, oldest first. */
  readonly listMerged: (from: string, main: string) => readonly MergedCommit[];
}

export interface LedgerStore {
  /** Throws UserError where there is a ledger, or one that is damaged. */
  readonly assertGone: () => void;
  /** Copies a published commit with all that it descends from. */
  readonly take: (commit: string) => void;
  /** Writes the restored ledger in one move of its reference. Throws UserError where another process was faster. */
  readonly restore: (request: RestoreRequest) => void;
}

interface RestoreRequest {
  readonly state: LedgerState;
  readonly message: string;
  readonly record: LedgerRecord;
  /** Commit of the lost ledger's own history that this continues. */
  readonly previous: string;
  /** The signed commit that was published last: the next one follows it. */
  readonly published: string | undefined;
}
