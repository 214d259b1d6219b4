/** A lock that somebody has now, in words. */
export interface HeldLock {
  /** `cluster-pg-test`, `environment`, `apply`. */
  readonly name: string;
  /** `"apply sandbox" (process 11 of ops), which waits for 10.10.10.13 since 28 s: patroni : Restart`. */
  readonly holder: string;
  /** UTC, ISO 8601. */
  readonly since: string;
  /** What its Ansible runs: `pgsql.yml -l pg-test -t pg_hba, since 2026-06-30T10:00:00.000Z`. */
  readonly running?: string;
  /** The same by its parts; absent where an older version of this program began it. */
  readonly run?: HeldRunKind;
  /** Who waits for it. */
  readonly waiting: readonly string[];
}

interface HeldRunKind {
  readonly playbook: string;
  readonly tags: readonly string[];
  /** On how many it runs. */
  readonly hosts: number;
  /** UTC, ISO 8601. */
  readonly since: string;
}
