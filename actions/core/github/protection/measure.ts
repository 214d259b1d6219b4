/** One setting of the repository on GitHub that protects what is applied: read, compared, and set. */
import type { GithubApi, Route } from '../api.ts';

export type Finding =
  | { readonly state: 'set' }
  | { readonly state: 'missing'; readonly detail: string }
  /** This plan of GitHub, or this kind of account, does not have it. */
  | { readonly state: 'unavailable'; readonly detail: string };

export interface Measure {
  /** `ruleset of main` */
  readonly name: string;
  /** What it protects from, for people. */
  readonly purpose: string;
  /** What protects where it is not to be had. */
  readonly instead: string;
  /** A team may do without: `--check` shows it as missing, and does not fail. */
  readonly isChoice?: true;
  /** What `--apply` sends, for people to read; empty: a person has to do it. */
  readonly sends: readonly Sent[];
  readonly find: (api: GithubApi) => Promise<Finding>;
  readonly set?: (api: GithubApi) => Promise<void>;
}

interface Sent {
  readonly route: Route;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ProtectOptions {
  readonly mainBranch: string;
  /** `owner/name` */
  readonly repository: string;
  readonly environments: readonly string[];
  /** Files of workflows that run on the meta node. */
  readonly metaWorkflows: readonly string[];
  /** Names of the jobs that must have passed before a merge. */
  readonly checks: readonly string[];
}
