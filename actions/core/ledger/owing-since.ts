import { UserError } from '../types.ts';
import type { WrittenEntry } from './entry.ts';
import { findOwing } from './in-force.ts';
import { parseLedgerState } from './state.ts';
import type { LedgerState } from './state.ts';

/**
 * Since when each host owes: the time of the oldest entry from which on it has owed without a break, by the head of each
 * entry. Newest first; a host that owes in all of them owes at least since the last.
 */
export function findOwingSince(
  entries: readonly WrittenEntry[],
  owing: readonly string[],
): Readonly<Record<string, string>> {
  const since = new Map<string, string>();
  let open = new Set(owing);
  for (const { state: text, time } of entries) {
    const state = tryParse(text);
    if (state === undefined || open.size === 0) break;
    const then = new Set(findOwing(state, state.head, new Set(Object.keys(state.hosts))));
    open = new Set([...open].filter((host) => then.has(host)));
    for (const host of open) since.set(host, time);
  }
  return Object.fromEntries(owing.flatMap((host) => (since.has(host) ? [[host, since.get(host) ?? '']] : [])));
}

function tryParse(text: string | undefined): LedgerState | undefined {
  try {
    return text === undefined ? undefined : parseLedgerState(text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return undefined;
  }
}
