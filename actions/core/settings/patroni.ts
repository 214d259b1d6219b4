/**
 * Patroni 3.0 gives PostgreSQL some settings on its command line. What it holds to be too low there it replaces by its
 * own default, and says nothing.
 */
import { parseNumber } from './units.ts';

const LEAST: Readonly<Record<string, number>> = {
  max_connections: 25,
  max_locks_per_transaction: 32,
  max_replication_slots: 4,
  max_wal_senders: 3,
  max_worker_processes: 2,
};
const LEAST_KEPT = 16;
const WAL_LEVELS = ['replica', 'hot_standby', 'logical'];

export function findPatroniMistake(name: string, text: string): string | undefined {
  if (name === 'wal_level')
    return WAL_LEVELS.includes(text.toLowerCase()) ? undefined : 'is too little for replicas; take replica or logical';
  if (name === 'wal_keep_size')
    return (parseNumber(text, 'MB') ?? 0) >= LEAST_KEPT ? undefined : describe(`${LEAST_KEPT}MB`);
  const least = Object.hasOwn(LEAST, name) ? LEAST[name] : undefined;
  if (least === undefined) return undefined;
  return /^\d+$/.test(text) && Number(text) >= least ? undefined : describe(String(least));
}

function describe(least: string): string {
  return `is less than Patroni takes, which would set its own default; take ${least} or more, in plain digits`;
}
