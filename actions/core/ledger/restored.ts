/**
 * The state that a ledger is restored with, from one that was published before it was lost. What the node did after that is
 * written nowhere, so each host may have whatever it could have been given: every commit of main since then, as if a step
 * of each had been begun there. The next apply starts from all of them, and so lies about none.
 */
import type { LedgerState } from './state.ts';
import { markBegun, moveHead } from './update.ts';

interface PossibleApply {
  readonly commit: string;
  /** Hosts that its inventory has. */
  readonly hosts: readonly string[];
}

export interface Restored {
  readonly published: LedgerState;
  /** The published head, which may have been carried on with, and what main has had since, oldest first. */
  readonly possible: readonly PossibleApply[];
  /** Main now: nothing older is applied from here on. */
  readonly main: string;
  /** The machine that takes over. */
  readonly machine: string | undefined;
}

export function assembleRestored({ published, possible, main, machine }: Restored): LedgerState {
  const begun = possible.reduce((state, { commit, hosts }) => {
    const all = [...new Set([...Object.keys(state.hosts), ...hosts])];
    return markBegun(state, { commit, hosts: all, desiredHosts: new Set(hosts) });
  }, published);
  return moveHead(begun, main, machine);
}

/** A commit of main, with what identifies all that an apply of it reads. */
export interface MergedCommit {
  readonly commit: string;
  readonly subject: string;
  readonly content: string;
}

/** Of neighbours with the same content the last one: what they would do to a host is the same. */
export function dropAlike(commits: readonly MergedCommit[]): readonly MergedCommit[] {
  return commits.filter(({ content }, index) => commits[index + 1]?.content !== content);
}
