/** Walks a ledger's history: each state and record must be readable, and the head must only ever go forward. */
import { UserError } from '../types.ts';
import type { LedgerHistory, WrittenEntry } from './entry.ts';
import { parseRecord } from './record-text.ts';
import { ABSENT, parseLedgerState } from './state.ts';
import type { LedgerState } from './state.ts';

export interface Verified {
  /** Entries that were looked at. */
  readonly entries: number;
  readonly problems: readonly string[];
}

interface VerifyInput {
  readonly environment: string;
  readonly history: LedgerHistory;
  readonly isAncestor: (ancestor: string, descendant: string) => boolean;
}

export function verifyLedger({ environment, history, isAncestor }: VerifyInput): Verified {
  const entries = history.read();
  const problems = [...history.check()];
  const states = new Map<string, LedgerState>();
  for (const entry of entries) {
    const read = readEntry(entry, environment);
    if (read.state !== undefined) states.set(entry.commit, read.state);
    problems.push(...read.faults.map((fault) => `${describeEntry(entry)}: ${fault}`));
  }
  const named = new Set([...states.values()].flatMap(({ head, hosts }) => [head, ...Object.values(hosts).flat()]));
  named.delete(ABSENT);
  const missing = new Set(history.findMissing([...named].sort()));
  for (const entry of entries) {
    const state = states.get(entry.commit);
    const gone = state === undefined ? [] : findGone(state, missing);
    problems.push(...gone.map((what) => `${describeEntry(entry)}: ${what}`));
  }
  problems.push(
    ...findTurns(entries, states, (one, other) => missing.has(one) || missing.has(other) || isAncestor(one, other)),
  );
  return { entries: entries.length, problems };
}

function readEntry(entry: WrittenEntry, environment: string): { state?: LedgerState; faults: readonly string[] } {
  const faults: string[] = [];
  const attempt = <Read>(read: () => Read): Read | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      faults.push(error.message);
      return undefined;
    }
  };
  const text = entry.state;
  if (text === undefined) faults.push('it has no state.json');
  const state = text === undefined ? undefined : attempt(() => parseLedgerState(text));
  if (state !== undefined && state.environment !== environment) {
    faults.push(`its state is of the environment "${state.environment}"`);
  }
  const record = entry.record;
  if (record !== undefined) attempt(() => parseRecord(record));
  return { ...(state === undefined ? {} : { state }), faults };
}

function findGone({ head, hosts }: LedgerState, missing: ReadonlySet<string>): readonly string[] {
  const gone = Object.entries(hosts).flatMap(([host, commits]) =>
    commits.filter((commit) => missing.has(commit)).map((commit) => `${host} may have ${commit}, which is not there`),
  );
  return [...(missing.has(head) ? [`its head ${head} is not there`] : []), ...gone];
}

/** Where the head went back, or aside: an apply goes forward only. */
function findTurns(
  entries: readonly WrittenEntry[],
  states: ReadonlyMap<string, LedgerState>,
  isAncestor: VerifyInput['isAncestor'],
): readonly string[] {
  return entries.flatMap((entry, index) => {
    const [state, before] = [states.get(entry.commit), states.get(entries[index + 1]?.commit ?? '')];
    if (state === undefined || before === undefined || state.head === before.head) return [];
    if (isAncestor(before.head, state.head)) return [];
    const [to, from] = [state.head.slice(0, 10), before.head.slice(0, 10)];
    return [`${describeEntry(entry)}: its head ${to} does not descend from ${from}, the head before`];
  });
}

function describeEntry({ commit, time }: WrittenEntry): string {
  return `entry ${commit.slice(0, 10)} of ${time}`;
}
