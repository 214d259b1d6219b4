import type { DriftReport } from './finding.ts';

/** What the last look saw, kept beside the ledger. */
export interface DriftMemory {
  /** Undefined where nobody has looked yet. Throws UserError where it cannot be read. */
  readonly read: () => DriftReport | undefined;
  /** Whole and durable when it returns. */
  readonly write: (report: DriftReport) => void;
}

/** A commit of main that no apply has begun. */
export interface WaitingMerge {
  readonly commit: string;
  /** When it was made. UTC, ISO 8601. */
  readonly since: string;
}

/** The last look that is known in a checkout. */
export interface LastLook {
  readonly report: DriftReport;
  /** `node`: this machine's own; `published`: what the meta node has signed, as it was fetched last. */
  readonly source: 'node' | 'published';
  readonly warnings: readonly string[];
}
