import { ABSENT, LEDGER_VERSION } from './state.ts';
import type { LedgerState, UsedRemoval } from './state.ts';

/** The ledger of an environment that nothing was applied to yet. */
export function emptyLedger(environment: string, head: string): LedgerState {
  return { version: LEDGER_VERSION, environment, head, hosts: {}, usedRemovals: [] };
}

export interface Mark {
  readonly commit: string;
  /** Hosts that a step is about to touch. */
  readonly hosts: readonly string[];
  /** Hosts that the commit's inventory has: on another host, touching it may end in nothing being there. */
  readonly desiredHosts: ReadonlySet<string>;
}

/** Begun: adds the commit to what may be in force on the hosts. To be stored before they are touched. */
export function markBegun(state: LedgerState, mark: Mark): LedgerState {
  const hosts: Record<string, readonly string[]> = { ...state.hosts };
  for (const host of mark.hosts) {
    const before = hosts[host] ?? [ABSENT];
    const after = mark.desiredHosts.has(host) ? mark.commit : ABSENT;
    hosts[host] = before.includes(after) ? before : [...before, after];
  }
  return { ...state, head: mark.commit, hosts };
}

/**
 * Removed and proven: nothing is in force there until something is made again. Whatever becomes of the rest of the apply,
 * the next one finds nothing to remove on the host, and so cannot take the new instance for the old one.
 */
export function markRemoved(state: LedgerState, hosts: readonly string[]): LedgerState {
  const removed = hosts.map((host): readonly [string, readonly string[]] => [host, [ABSENT]]);
  return { ...state, hosts: { ...state.hosts, ...Object.fromEntries(removed) } };
}

/** Finished and proven: only the commit is in force on the hosts; those that its inventory does not have are gone. */
export function collapseFinished(state: LedgerState, mark: Mark): LedgerState {
  const finished = new Set(mark.hosts);
  const rest = Object.entries(state.hosts).filter(([host]) => !finished.has(host));
  const collapsed = mark.hosts
    .filter((host) => mark.desiredHosts.has(host))
    .map((host): readonly [string, readonly string[]] => [host, [mark.commit]]);
  return { ...state, head: mark.commit, hosts: Object.fromEntries([...rest, ...collapsed]) };
}

/** Remembers carried out entries, and forgets those that removals.yml no longer has. */
export function recordRemovals(
  state: LedgerState,
  used: readonly UsedRemoval[],
  written: readonly UsedRemoval[],
): LedgerState {
  const known = new Set(written.map(identify));
  const entries = new Map([...state.usedRemovals, ...used].map((entry) => [identify(entry), entry]));
  return { ...state, usedRemovals: [...entries].filter(([id]) => known.has(id)).map(([, entry]) => entry) };
}

/** Entries of removals.yml that still allow something. */
export function findUnusedRemovals<Entry extends UsedRemoval>(
  carriedOut: readonly UsedRemoval[],
  written: readonly Entry[],
): readonly Entry[] {
  const used = new Set(carriedOut.map(identify));
  return written.filter((entry) => !used.has(identify(entry)));
}

/** The reason is part of it: who removes an instance of the same name again writes a new entry. */
function identify(entry: UsedRemoval): string {
  return JSON.stringify([entry.kind, entry.name, entry.action, entry.reason]);
}
