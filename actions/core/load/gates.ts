import { isMapping } from '../general/values.ts';
import type { Value } from '../types.ts';

/** `gates` of environment.yml: what a step waits for, and what an apply stops at. */
export interface Gates {
  /** Most WAL that a replica may have left to replay. */
  readonly replicaLagBytes: number;
  /** How full a disk of PostgreSQL's may be, in per cent. */
  readonly diskUsedPercent: number;
  /** How long a step waits for what may pass by itself. */
  readonly waitSeconds: number;
  /** How long a member that was restarted is watched before the next one. */
  readonly soakSeconds: number;
  /** Longest pause of writes that a step may cause; undefined: any. */
  readonly writeGapBudgetMs?: number;
}

const MEGABYTE = 1_048_576;
const DEFAULT_LAG_MB = 16;
const DEFAULT_DISK_PERCENT = 95;
const DEFAULT_WAIT_SECONDS = 60;

/** As the schema allows it; its defaults where nothing is written. */
export function readGates(value: Value | undefined): Gates {
  const written = isMapping(value) ? value : {};
  const read = (name: string) => (typeof written[name] === 'number' ? written[name] : undefined);
  const budget = read('write_gap_budget_ms');
  return {
    replicaLagBytes: (read('replica_lag_mb') ?? DEFAULT_LAG_MB) * MEGABYTE,
    diskUsedPercent: read('disk_used_percent') ?? DEFAULT_DISK_PERCENT,
    waitSeconds: read('wait_seconds') ?? DEFAULT_WAIT_SECONDS,
    soakSeconds: read('soak_seconds') ?? 0,
    ...(budget === undefined ? {} : { writeGapBudgetMs: budget }),
  };
}
