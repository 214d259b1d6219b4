import type { TimedLock } from '../apply/expected-end.ts';
import type { DriftReport } from '../drift/finding.ts';
import type { LedgerRecord } from '../ledger/record.ts';
import type { ClusterView } from '../patroni/types.ts';
import type { PublishedStanding } from '../publication/standing.ts';

/** What the page of an environment shows. All times are UTC, ISO 8601. */
export interface Overview {
  readonly environment: string;
  /** When it was written. */
  readonly time: string;
  readonly head: string;
  /** Host to commits that may be in force there, and `absent`. */
  readonly hosts: Readonly<Record<string, readonly string[]>>;
  readonly owing: readonly string[];
  readonly owingSince: Readonly<Record<string, string>>;
  readonly clusters: readonly SeenCluster[];
  readonly locks: readonly TimedLock[];
  /** Newest first. */
  readonly records: readonly LedgerRecord[];
  /** Newest first: more of them than the records above may have. */
  readonly gaps: readonly RecordedGap[];
  /** What a person has paused, stopped or held, one sentence each. */
  readonly standing: readonly string[];
  /** What origin has; absent where there is no origin. */
  readonly published?: PublishedStanding & { readonly late: boolean };
  /** The last look; undefined where nobody has looked. */
  readonly drift: DriftReport | undefined;
}

export interface SeenCluster {
  readonly name: string;
  /** Undefined where nobody was asked. */
  readonly view: ClusterView | undefined;
}

/** How long writes paused in one role change, or in one step that restarted something. */
export interface RecordedGap {
  /** UTC, ISO 8601. */
  readonly begun: string;
  readonly verb: string;
  /** `pg-test: pg-test-1 → pg-test-2`, `pgsql.yml -l pg-test -t patroni_config,patroni_reload,patroni_restart`. */
  readonly subject: string;
  readonly seconds: number;
  /** Of the clients that measured it. */
  readonly errors: number;
}
