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

/** What is stricter counts, of bounds on what may be hurt; how long to wait for what passes is only patience. */
export function holdGates(wanted: Gates, others: readonly Gates[]): Gates {
  const all = [wanted, ...others];
  const budgets = all.flatMap(({ writeGapBudgetMs }) => writeGapBudgetMs ?? []);
  return {
    ...wanted,
    replicaLagBytes: Math.min(...all.map(({ replicaLagBytes }) => replicaLagBytes)),
    diskUsedPercent: Math.min(...all.map(({ diskUsedPercent }) => diskUsedPercent)),
    soakSeconds: Math.max(...all.map(({ soakSeconds }) => soakSeconds)),
    ...(budgets.length === 0 ? {} : { writeGapBudgetMs: Math.min(...budgets) }),
  };
}

/** `replica_lag_mb 64`, of each bound that the wanted gates loosen. */
export function listLoosened(wanted: Gates, held: Gates): readonly string[] {
  const named = [
    ['replica_lag_mb', wanted.replicaLagBytes / MEGABYTE, held.replicaLagBytes / MEGABYTE],
    ['disk_used_percent', wanted.diskUsedPercent, held.diskUsedPercent],
    ['soak_seconds', wanted.soakSeconds, held.soakSeconds],
    ['write_gap_budget_ms', wanted.writeGapBudgetMs ?? 'none', held.writeGapBudgetMs ?? 'none'],
  ] as const;
  return named.flatMap(([name, asked, counts]) =>
    asked === counts ? [] : [`${name} ${String(asked)} (${String(counts)} is in force)`],
  );
}
