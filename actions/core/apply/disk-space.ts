/** Whether there is room where a member keeps its data: PostgreSQL that finds none ends, and a restart then fails too. */
import { asNumber, asText, readList } from '../patroni/answers.ts';
import type { Value } from '../types.ts';
import type { Illness } from './cluster-health.ts';

export interface DiskSpace {
  readonly host: string;
  /** A folder on it: the data directory, pg_wal, or a tablespace. */
  readonly path: string;
  /** Bytes that PostgreSQL's user may have in all, and those that it has left. */
  readonly total: number;
  readonly free: number;
}

const GIGABYTE = 1_073_741_824;

export function readDisks(host: string, answer: Value | undefined): readonly DiskSpace[] {
  return readList(answer).flatMap(({ path, total, free }) => {
    const [all, left] = [asNumber(total), asNumber(free)];
    return all === undefined || left === undefined || all <= 0
      ? []
      : [{ host, path: asText(path) ?? '', total: all, free: left }];
  });
}

export function findFullDisk(disks: readonly DiskSpace[], limitPercent: number): Illness | undefined {
  const full = disks.filter(({ total, free }) => ((total - free) / total) * 100 >= limitPercent);
  if (full.length === 0) return undefined;
  const told = full.map(({ host, path, total, free }) => {
    const used = Math.floor(((total - free) / total) * 100);
    return `${path} of ${host} is ${String(used)} % full, ${(free / GIGABYTE).toFixed(1)} GB left`;
  });
  const reason = `${told.join(', ')}; make room first: gates.disk_used_percent of environment.yml is ${String(limitPercent)}`;
  return { reason, passes: false };
}
