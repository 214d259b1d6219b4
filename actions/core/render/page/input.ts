/** What a page is made of. Whoever asks has looked up commits, links and ages; nothing here reads a clock. */
import type { WriteGap } from '../../apply/write-gap.ts';
import type { Plan, Problem } from '../../types.ts';

export interface PageInput {
  readonly environments: readonly EnvironmentInput[];
  /** The commit that was planned, and where its branch can be edited. */
  readonly head?: { readonly commit: string; readonly branch?: string; readonly repositoryUrl?: string };
  /** The commit of the base branch that the head was merged with. */
  readonly base?: string;
  /** `https://github.com/owner/name`. Absent: places are no links. */
  readonly repositoryUrl?: string;
  readonly runUrl?: string;
  /** Where everything stands that this page may leave out. */
  readonly wholeUrl?: string;
  /** Why there is no plan for the head; `environments` is empty then. */
  readonly missing?: { readonly reason: MissingReason; readonly problems: readonly Problem[] };
  /** Lines of the head on which a suggestion of ours stands. */
  readonly suggested?: readonly SuggestedLine[];
  /** The pull request edits the planner: what is shown comes from main's. */
  readonly changesPlanner?: boolean;
  /** How the pull request's own run ended, where that does not fit what is shown. */
  readonly ownResult?: string;
  /** Verdicts of earlier commits, newest first; of the same commit where that is out of date. */
  readonly older?: readonly OlderVerdict[];
}

interface SuggestedLine {
  readonly file: string;
  readonly line: number;
}

export type MissingReason =
  | 'validate failed'
  | 'cancelled'
  | 'conflict'
  | 'waits for approval'
  | 'too large'
  | 'planner failed'
  /** What it was planned with is no longer main, and it waits for its turn to be planned again. */
  | 'out of date';

export interface OlderVerdict {
  readonly commit: string;
  /** The first line of its page, without markup. */
  readonly headline: string;
}

export interface EnvironmentInput {
  readonly environment: string;
  readonly plan: Plan;
  readonly stage: Stage;
  /** The state that the plan starts from: when it was published. */
  readonly inForce?: { readonly commit: string; readonly ageSeconds: number };
  /** Main got commits since the branch began that change hosts of this plan. */
  readonly mainMoved?: { readonly commit: string; readonly hosts: readonly string[] };
}

/** How far a plan got. */
export type Stage =
  | { readonly kind: 'planned' }
  /** Behind what; absent: its turn comes next. */
  | { readonly kind: 'waiting'; readonly behind?: string }
  /** `since` by UTC, `10:05`; the step where it is known. */
  | { readonly kind: 'running'; readonly since: string; readonly at?: RunningStep }
  | {
      readonly kind: 'applied';
      readonly steps: number;
      readonly seconds: number;
      /** Other pull requests that the same apply brought. */
      readonly others?: number;
      /** Measured pauses of writes, the longest of each cluster, longest first. */
      readonly gaps: readonly WriteGap[];
      /** Where a pause was to be measured and was not, and why. */
      readonly unmeasured: readonly string[];
    }
  | ({ readonly kind: 'stopped'; readonly step: string; readonly reason: string } & Unfinished)
  /** Nothing failed, and some hosts did not answer. */
  | ({ readonly kind: 'owed' } & Unfinished)
  /** Asked of the live hosts, the apply refused and touched nothing. */
  | { readonly kind: 'refused'; readonly reasons: readonly string[]; readonly advice: readonly string[] }
  | { readonly kind: 'superseded'; readonly commit: string; readonly runUrl?: string };

/** By the word of the meta node at a time, `10:35` by UTC. */
export interface RunningStep {
  readonly steps: readonly string[];
  readonly time: string;
  /** Steps of the apply that have passed, which may have been for other pull requests too. */
  readonly done: number;
  readonly of: number;
}

interface Unfinished {
  readonly done: number;
  /** Steps of the apply, which may have been for other pull requests too. */
  readonly of: number;
  readonly owing: readonly OwingHosts[];
  /** What a person should do, one sentence each. */
  readonly advice: readonly string[];
}

/** Hosts that still need the same steps for the same reason. */
export interface OwingHosts {
  readonly hosts: readonly string[];
  readonly steps: readonly string[];
  readonly reason: string;
}
