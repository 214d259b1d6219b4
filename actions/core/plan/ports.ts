import type { Catalogue } from '../catalogue/types.ts';
import type { PlaybookFiles } from '../playbooks/types.ts';
import type { EnvironmentSource, SourceFile } from '../types.ts';

/** What is on main since a branch began: all that `to` has and `from` has not. */
export interface CommitRange {
  readonly from: string;
  readonly to: string;
}

/** A git repository, read without touching its work tree. */
export interface Repository {
  /** Full id of the commit that a revision names. */
  readonly findCommit: (revision: string) => string | undefined;
  readonly findMergeBase: (one: string, other: string) => string | undefined;
  /** Regular files below a folder at a commit, by path from the repository's root. */
  readonly readFolder: (commit: string, folder: string) => readonly SourceFile[];
  readonly findFile: (commit: string, path: string) => string | undefined;
}

/** What verifying a published state needs of the world. */
export interface Seal {
  /** Whether one of the public keys has signed the message, for this purpose. */
  readonly isSigned: (message: string, signature: string, keys: readonly string[]) => boolean;
  /** Seconds since a time, by this machine's clock; undefined where the text is no time. */
  readonly findAge: (time: string) => number | undefined;
  /** Name of the repository that the checkout was cloned from; undefined where it has no origin. */
  readonly findRepository: () => string | undefined;
}

/** What a plan needs of the world. */
export interface PlanAdapters {
  /** YYYY-MM-DD: consents may end. */
  readonly readToday: () => string;
  readonly catalogue: Catalogue;
  readonly repository: Repository;
  /** Absent: nothing can be verified, and a state that must be signed is refused. */
  readonly seal?: Seal;
  /** The work tree's files, untracked ones included. */
  readonly readEnvironment: (environment: string) => EnvironmentSource;
  /** Any inventory outside of the repository's layout, and what stands beside it. */
  readonly readInventory: (path: string) => EnvironmentSource;
  readonly hasPath: (path: string) => boolean;
  /** Throws UserError for a revision that is not there. */
  readonly readRevision: (revision: string, environment: string) => EnvironmentSource;
  /** The playbooks of a commit, or of the work tree. */
  readonly readPlaybooks: (commit: string | undefined) => PlaybookFiles;
}
