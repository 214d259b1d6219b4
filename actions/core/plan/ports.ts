import type { Catalogue } from '../catalogue/types.ts';
import type { PlaybookFiles } from '../playbooks/types.ts';
import type { EnvironmentSource, SourceFile } from '../types.ts';

/** A git repository, read without touching its work tree. */
export interface Repository {
  /** Full id of the commit that a revision names. */
  readonly findCommit: (revision: string) => string | undefined;
  readonly findMergeBase: (one: string, other: string) => string | undefined;
  /** Regular files below a folder at a commit, by path from the repository's root. */
  readonly readFolder: (commit: string, folder: string) => readonly SourceFile[];
  readonly findFile: (commit: string, path: string) => string | undefined;
}

/** What a plan needs of the world. */
export interface PlanAdapters {
  /** YYYY-MM-DD: consents may end. */
  readonly readToday: () => string;
  readonly catalogue: Catalogue;
  readonly repository: Repository;
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
