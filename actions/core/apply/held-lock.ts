/** A lock that somebody has now, in words. */
export interface HeldLock {
  /** `cluster-pg-test`, `environment`, `apply`. */
  readonly name: string;
  /** `"apply sandbox" (process 11 of ops), which waits for 10.10.10.13 since 28 s: patroni : Restart`. */
  readonly holder: string;
  /** UTC, ISO 8601. */
  readonly since: string;
  /** What its Ansible runs: `pgsql.yml -l pg-test -t pg_hba`. */
  readonly running?: string;
  /** Who waits for it. */
  readonly waiting: readonly string[];
}
