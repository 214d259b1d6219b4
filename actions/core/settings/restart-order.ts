/**
 * In which order a cluster's members restart. A standby stops where one of these settings is lower than on its primary:
 * raised, they are taken by the replicas first; lowered, by the leader first, and Patroni keeps a replica at the higher
 * value until its leader has the lower one. A change that does both takes the replicas twice, and so does one that lowers
 * such a setting beside another: a value with which PostgreSQL does not start must meet a replica before the leader.
 */
import type { Value } from '../types.ts';

export const STANDBY_SENSITIVE = [
  'max_connections',
  'max_locks_per_transaction',
  'max_prepared_transactions',
  'max_wal_senders',
  'max_worker_processes',
];

/** Values of `patroni_restart_order`. */
export type RestartOrder = 'replicas,leader' | 'leader,replicas' | 'replicas,leader,replicas';

/** What a setting was and shall be; undefined: not known. */
export interface SettingChange {
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** `changesOthers`: the change has settings besides, which the replicas can take first. */
export function findRestartOrder(changes: readonly SettingChange[], changesOthers = false): RestartOrder {
  const directions = changes.map(findDirection);
  const isRaised = directions.includes('raised') || directions.includes('unknown');
  const isLowered = directions.includes('lowered') || directions.includes('unknown');
  if (!isLowered) return 'replicas,leader';
  return isRaised || changesOthers ? 'replicas,leader,replicas' : 'leader,replicas';
}

/** Or may be, where a value is not known. */
export function isRaised(change: SettingChange): boolean {
  return ['raised', 'unknown'].includes(findDirection(change));
}

function findDirection({ before, after }: SettingChange): 'raised' | 'lowered' | 'equal' | 'unknown' {
  const [left, right] = [readCount(before), readCount(after)];
  if (left === undefined || right === undefined) return before === after ? 'equal' : 'unknown';
  return left < right ? 'raised' : left > right ? 'lowered' : 'equal';
}

/** All five are plain counts; 0226 is one that PostgreSQL takes for 150, and undefined here. */
export function readCount(value: Value | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^(?:0|[1-9]\d*)$/.test(value) ? Number(value) : undefined;
}
