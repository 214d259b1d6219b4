import { ABSENT, LEDGER_VERSION } from './state.ts';
import type { Debts, LedgerState, UsedRemoval } from './state.ts';

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
  const begun = mark.hosts.map((host): readonly [string, readonly string[]] => {
    const before = state.hosts[host] ?? [ABSENT];
    return [host, appendBegun(before, getOutcome(mark, host))];
  });
  return { ...state, hosts: { ...state.hosts, ...Object.fromEntries(begun) } };
}

function appendBegun(before: readonly string[], begun: string): readonly string[] {
  return before.at(-1) === begun ? before : [...before, begun];
}

function getOutcome({ commit, desiredHosts }: Mark, host: string): string {
  return desiredHosts.has(host) ? commit : ABSENT;
}

/** An apply of a commit of main was begun: what is older is not applied after it. */
export function moveHead(state: LedgerState, head: string, machine?: string): LedgerState {
  return { ...state, ...(machine === undefined ? {} : { machine }), head };
}

/**
 * Removed and proven: nothing is in force there until something is made again. Whatever becomes of the rest of the apply,
 * the next one finds nothing to remove on the host, and so cannot take the new instance for the old one.
 */
export function markRemoved(state: LedgerState, hosts: readonly string[]): LedgerState {
  const removed = hosts.map((host): readonly [string, readonly string[]] => [host, [ABSENT]]);
  const after = { ...state, hosts: { ...state.hosts, ...Object.fromEntries(removed) } };
  return payDebts(after, hosts, state.debts ?? {});
}

export interface Finish extends Mark {
  /** Host to its entries when the apply was planned: its steps lead from all of these to its commit. */
  readonly known: Readonly<Record<string, readonly string[]>>;
  /** What the hosts owed when the apply was planned: its steps have brought that about too. */
  readonly paid?: Debts;
}

/**
 * Finished and proven: the commit is in force on the hosts, and what the apply knew is not any more. What others began
 * since stays, for the next apply to plan from. Hosts that the commit's inventory does not have are gone.
 */
export function collapseFinished(state: LedgerState, finish: Finish): LedgerState {
  const hosts = new Map(Object.entries(state.hosts));
  for (const host of finish.hosts) {
    const outcome = getOutcome(finish, host);
    const others = findBegunSince(state.hosts[host] ?? [], finish.known[host] ?? [ABSENT]);
    others.delete(outcome);
    if (outcome === ABSENT && others.size === 0) hosts.delete(host);
    else hosts.set(host, [outcome, ...others]);
  }
  return payDebts({ ...state, hosts: Object.fromEntries(hosts) }, finish.hosts, finish.paid ?? {});
}

/** Takes what was paid off the debts of the hosts; what came since stays. */
function payDebts(state: LedgerState, hosts: readonly string[], paid: Debts): LedgerState {
  const { debts, ...rest } = state;
  if (debts === undefined) return state;
  const finished = new Set(hosts);
  const left = Object.entries(debts).flatMap(([host, effects]) => {
    const open = finished.has(host) ? effects.filter((effect) => paid[host]?.includes(effect) !== true) : effects;
    return open.length === 0 ? [] : [[host, open] as const];
  });
  return left.length === 0 ? rest : { ...rest, debts: Object.fromEntries(left) };
}

/** Everything, where the entries do not begin with those that were known: somebody restored another ledger. */
function findBegunSince(entries: readonly string[], known: readonly string[]): Set<string> {
  const grew = known.every((entry, index) => entries[index] === entry);
  return new Set(grew ? entries.slice(known.length) : entries);
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
