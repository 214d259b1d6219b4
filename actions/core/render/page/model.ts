/** A page as plain data: what is said, in order, before anybody decides on markup. */
import type { Problem } from '../../types.ts';
import type { Fact } from './facts.ts';
import type { Alert, HazardWords } from './hazard-words.ts';
import type { EnvironmentInput } from './input.ts';
import type { Phrase } from './phrase.ts';

/** The sign at the start of a headline: how bad the news is, or how far the apply is. */
export const MARKS = ['⛔', '🛑', '🔴', '🟠', '🟢', '🔄', '⏳', '❔', '✅', '☑️', '⚪'] as const;
export type Mark = (typeof MARKS)[number];

export interface Headline {
  readonly mark: Mark;
  /** Empty where the page as a whole has no plan. */
  readonly environment: string;
  readonly words: Phrase;
}

export interface HazardNotice {
  readonly words: HazardWords;
  readonly where: Phrase;
  readonly steps: readonly string[];
  /** Reasons in removals.yml that allow it. */
  readonly consents: readonly string[];
}

/** What is said of one environment. */
export interface EnvironmentSection {
  readonly input: EnvironmentInput;
  readonly headline: Headline;
  /** How far the apply is, and what moved meanwhile: a sentence each. */
  readonly progress: readonly Phrase[];
  /** What a person has to do. */
  readonly advice: readonly string[];
  readonly refusals: readonly Problem[];
  readonly alert?: Alert;
  readonly hazards: readonly HazardNotice[];
  /** Equal changes in one, worst first. */
  readonly facts: readonly Fact[];
  readonly revert: readonly Phrase[];
  readonly footer: readonly Phrase[];
}
