import type { StandingNotes } from './standing.ts';

/** Takes away what the DCS holds below a folder, and says how many keys it was; undefined where no server answers. */
export interface DcsKeys {
  readonly count: (servers: readonly string[], folder: string) => Promise<number | undefined>;
  readonly remove: (servers: readonly string[], folder: string) => Promise<number | undefined>;
}

export interface Caller {
  /** Who asks, for notes and for the ledger. */
  readonly by: string;
  /** ISO time by UTC, `seconds` from now. */
  readonly readTime: (seconds?: number) => string;
  readonly standing: StandingNotes;
}
