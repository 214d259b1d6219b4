/** What the writer of comments needs beside GitHub's interface. All that a pull request brings is data to it. */
import type { CommitRange } from '../plan/ports.ts';
import type { Plan } from '../types.ts';
import type { GithubApi } from './api.ts';

export type Merge = { readonly kind: 'merged'; readonly commit: string } | { readonly kind: 'conflict' };

/** The clone of the repository in which main is checked out. */
export interface Commits {
  /** Fetches main, what is in force, and the heads of pull requests: the reason for each that could not be had. */
  readonly fetch: (numbers: readonly number[]) => Promise<ReadonlyMap<number, string>>;
  /** The commit at the head of a pull request, as fetched. */
  readonly findHead: (number: number) => string | undefined;
  readonly readMain: () => string;
  readonly findMergeBase: (one: string, other: string) => string | undefined;
  readonly isAncestor: (ancestor: string, descendant: string) => boolean;
  /** What merging would make, without a work tree. Throws UserError where that takes too long. */
  readonly merge: (main: string, head: string) => Promise<Merge>;
  readonly listEnvironments: (commit: string) => readonly string[];
  /** Why a commit's files are not planned; undefined where they are within the limits. */
  readonly findExcess: (commit: string) => string | undefined;
  /** A file of a commit; undefined where there is none. */
  readonly readText: (commit: string, path: string) => string | undefined;
  readonly listChangedPaths: (from: string, to: string) => readonly string[];
  /** First parents from `until` back to what `from` has, newest first. */
  readonly listBetween: (from: string, until: string) => readonly string[];
  readonly findParent: (commit: string) => string | undefined;
  /** What the published state of an environment says is in force. */
  readonly findPublished: (environment: string) => Published | undefined;
}

export interface Published {
  /** Commit of the state. */
  readonly commit: string;
  /** Commits of main that may be in force somewhere. */
  readonly inForce: readonly string[];
  readonly ageSeconds: number;
}

export interface PlanQuestion {
  readonly environment: string;
  readonly desired: string;
  /** What is in force by the ledger, when absent. */
  readonly existing?: string;
  /** Commits of which it is asked too what they change on hosts of the plan. */
  readonly meanwhile?: CommitRange;
}

/** Main's planner in a process of its own, without a token, within limits of time and memory. */
export interface Planner {
  /** Throws UserError with its words where it makes no plan. */
  readonly plan: (question: PlanQuestion) => Promise<Plan>;
}

export interface CommentAdapters {
  readonly api: GithubApi;
  readonly commits: Commits;
  readonly planner: Planner;
  /** Whether one of the public keys has signed how far an apply is. */
  readonly isSigned: (message: string, signature: string, keys: readonly string[]) => boolean;
  readonly say: (line: string) => void;
  /** `https://github.com/owner/name` */
  readonly repositoryUrl: string;
  /** `owner/name` */
  readonly repository: string;
  readonly mainBranch: string;
}
