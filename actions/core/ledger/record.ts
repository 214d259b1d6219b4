/**
 * What one apply, command by hand, switchover or failover did: `record.json` beside the state in its commit of the ledger,
 * written by the same compare and swap. What was refused before anything was touched has none, and neither has an apply
 * that found nothing to do. Times are UTC in ISO 8601, seconds those of a monotonic clock.
 *
 * A later version may add fields; who reads an older record must do without them.
 */
export const RECORD_VERSION = 1;

/** `owed`: done where it could be, some hosts did not answer. `interrupted`: a signal ended it after a step. */
export const VERDICTS = ['done', 'owed', 'failed', 'interrupted'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Actor {
  /** Of the machine. */
  readonly user: string;
  /** Of GitHub, where a workflow asked for it. */
  readonly login?: string;
  /** Address of the workflow's run. */
  readonly run?: string;
}

export interface RecordedHost {
  readonly host: string;
  readonly status: string;
  /** Tasks that changed something. */
  readonly changed: number;
  readonly reason?: string;
}

export interface RecordedStep {
  readonly id: string;
  /** `pgsql.yml -l pg-test -t pg_hba`; values that may be secrets are not in it. */
  readonly command: string;
  readonly status: string;
  readonly hosts: readonly RecordedHost[];
  readonly seconds: number;
  readonly changed: number;
  /** Kinds of proof that were found. */
  readonly proofs: readonly string[];
  /** Longest pause of writes in seconds while it ran, where it was measured. */
  readonly gap?: number;
  /** Errors of the clients that measured it. */
  readonly errors?: number;
  /** Why it did not pass, or why it did not run. */
  readonly reason?: string;
}

export interface LedgerRecord {
  readonly version: typeof RECORD_VERSION;
  /** `apply`, `run`, `switchover`, `failover`, `drill`. */
  readonly verb: string;
  readonly by: Actor;
  readonly begun: string;
  readonly seconds: number;
  readonly commit: string;
  /** Of the plan; empty where no plan was made. */
  readonly fingerprint: string;
  /** Those that main merged since what was in force before, in the order of main. */
  readonly pull_requests: readonly number[];
  readonly steps: readonly RecordedStep[];
  /** Longest pause of writes in seconds, where it was measured: of all its steps. */
  readonly gap?: number;
  /** Errors of the clients that measured it. */
  readonly errors?: number;
  /** What it was for, where no step says it: `pg-test: pg-test-1 → pg-test-2`. */
  readonly subject?: string;
  readonly reasons: readonly string[];
  readonly verdict: Verdict;
}
