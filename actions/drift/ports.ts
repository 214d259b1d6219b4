import type { ApplyAdapters } from '../apply/ports.ts';
import type { HeldLock } from '../core/apply/held-lock.ts';
import type { DriftMemory, WaitingMerge } from '../core/drift/ports.ts';
import type { LedgerHistory } from '../core/ledger/entry.ts';
import type { RunnerAge } from '../core/operations/runner-release.ts';

export interface DriftAdapters extends ApplyAdapters {
  readonly memory: DriftMemory;
  readonly history: LedgerHistory;
  /** Seconds from one time to another, both ISO 8601. */
  readonly countSeconds: (from: string, to: string) => number;
  /** Undefined where the node has no runner of ours. Throws UserError where what was written of it cannot be read. */
  readonly lookAtRunner: () => RunnerAge | undefined;
  readonly readLocks: () => readonly HeldLock[];
  /** The oldest commit of origin's main that comes after `head`; undefined where there is none. */
  readonly findWaiting: (head: string) => Promise<WaitingMerge | undefined>;
}
