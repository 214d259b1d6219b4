/** What a plan tells beyond its own steps: how it would be undone, and what others change on the same hosts. */
import type { Step } from './types.ts';

/** How far a plan can be undone: `destroy` takes consent, `irreversible` loses something for good. */
export type RevertClass = 'none' | 'reload' | 'restart' | 'destroy' | 'irreversible';

/** The plan that reverting the change would need, in short. */
export interface Revert {
  readonly class: RevertClass;
  readonly reasons: readonly string[];
  readonly steps: readonly Pick<Step, 'playbook' | 'tags' | 'limit' | 'vars' | 'hazards'>[];
}

/** Another branch whose plan runs the same on the same hosts. */
export interface Overlap {
  /** As it was asked for. */
  readonly other: string;
  /** How many problems refuse the other plan; it has no steps to compare then. */
  readonly refused: number;
  readonly common: readonly {
    /** Ids of the steps in this plan and in the other. */
    readonly step: string;
    readonly otherStep: string;
    readonly playbook: string;
    /** Tags that both run; empty: one of them runs the whole playbook. */
    readonly tags: readonly string[];
    readonly hosts: readonly string[];
  }[];
}

/** Hosts of the plan that other commits, which were asked about, change too; or why that is not known. */
export type Meanwhile = { readonly hosts: readonly string[] } | { readonly reason: string };
