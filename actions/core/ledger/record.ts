/**
 * What one apply, command by hand, switchover, failover or operation did: `record.json` beside the state in its commit of
 * the ledger, written by the same compare and swap. What was refused before anything was touched has none, and neither has an apply
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

/** A commit of main that an apply brought. */
export interface RecordedCommit {
  readonly commit: string;
  readonly pull_request?: number;
  /** Whether its hazards count as reviewed; absent where newer ones had shown all, and it was not planned again. */
  readonly seen?: boolean;
  /** `restart (haproxy-run) on pg-test: 3 hosts`. */
  readonly hazards?: readonly string[];
  /** Why it does not count. */
  readonly reason?: string;
}

/** How the hazards of an apply were reviewed. */
export interface RecordedApproval {
  readonly policy: string;
  /** Newest first. */
  readonly commits: readonly RecordedCommit[];
  /** There were older ones, which are not listed. */
  readonly older?: true;
  /** Who approved what none of them showed: a commit, or a person on the meta node. */
  readonly approved_by?: string;
}

export interface LedgerRecord {
  readonly version: typeof RECORD_VERSION;
  /** `apply`, `run`, `switchover`, `failover`, `drill`; of an operation `patroni pause`, `service restart`. */
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
  /** Sessions of clients that a role change ended before it was over; those that `drain_limit` ends come later. */
  readonly cut?: number;
  /** What it was for, where no step says it: `pg-test: pg-test-1 → pg-test-2`. */
  readonly subject?: string;
  readonly reasons: readonly string[];
  /** Of an apply with hazards. */
  readonly approval?: RecordedApproval;
  readonly verdict: Verdict;
}

/** Of live clusters and their units. It brings no commit about, so its steps tell nothing of those of an apply. */
export function isOperation({ verb }: Pick<LedgerRecord, 'verb'>): boolean {
  return /^(?:patroni|service) /.test(verb);
}
