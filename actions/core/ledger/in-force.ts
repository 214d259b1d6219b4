import { compareNatural } from '../general/natural.ts';
import { orderByHistory } from './history.ts';
import { ABSENT } from './state.ts';
import type { LedgerState } from './state.ts';

/** What a plan has to start from. */
export interface InForce {
  /** Commit to the hosts on which it may be in force. */
  readonly commits: ReadonlyMap<string, ReadonlySet<string>>;
  /** Hosts on which there may be nothing yet, or nothing any more. */
  readonly absent: ReadonlySet<string>;
  /** Host to the effects that it is owed whatever the commits say. */
  readonly debts: ReadonlyMap<string, readonly string[]>;
}

/** Hosts of the desired inventory that the ledger does not know count as absent. */
export function findInForce(state: LedgerState | undefined, desiredHosts: readonly string[]): InForce {
  const commits = new Map<string, Set<string>>();
  const absent = new Set(desiredHosts.filter((host) => state?.hosts[host] === undefined));
  for (const [host, inForce] of Object.entries(state?.hosts ?? {})) {
    for (const commit of inForce) {
      if (commit === ABSENT) {
        absent.add(host);
        continue;
      }
      const hosts = commits.get(commit) ?? new Set<string>();
      commits.set(commit, hosts.add(host));
    }
  }
  return { commits, absent, debts: new Map(Object.entries(state?.debts ?? {})) };
}

/** Hosts that do not have exactly the commit, and all of it: they owe it. In natural order. */
export function findOwing(state: LedgerState, commit: string, desiredHosts: ReadonlySet<string>): readonly string[] {
  const isExact = (host: string, inForce: readonly string[]) =>
    inForce.length === 1 && inForce[0] === commit && desiredHosts.has(host) && state.debts?.[host] === undefined;
  const known = Object.entries(state.hosts)
    .filter(([host, inForce]) => !isExact(host, inForce))
    .map(([host]) => host);
  const unknown = [...desiredHosts].filter((host) => state.hosts[host] === undefined);
  return [...known, ...unknown].sort(compareNatural);
}

/** What is known to be in force on some hosts, and in which words it is not. */
export interface Proven {
  /** The newest commit that is proven on one of the hosts, or was before what was begun last; undefined: none ever was. */
  readonly commit: string | undefined;
  /** Why the hosts do not all have exactly that commit; undefined where they do. */
  readonly doubt: string | undefined;
}

/** `isAncestor` says which of two commits is the older. */
export function findProven(
  state: LedgerState,
  hosts: readonly string[],
  isAncestor: (ancestor: string, descendant: string) => boolean,
): Proven {
  const exact = hosts.map((host) => findOnly(state.hosts[host] ?? [ABSENT]));
  const commit =
    findNewest(exact, isAncestor) ??
    findNewest(
      hosts.map((host) => findFirst(state, host)),
      isAncestor,
    );
  const others = hosts.filter((_, index) => commit === undefined || exact[index] !== commit);
  if (others.length === 0) return { commit, doubt: undefined };
  const words = others.map((host) => `${host} may have ${describeEntries(state.hosts[host] ?? [ABSENT])}`);
  const begin = commit === undefined ? 'no commit is proven' : `not everywhere is ${commit.slice(0, 10)} proven`;
  return { commit, doubt: `${begin}: ${words.join(', ')}` };
}

function findOnly(entries: readonly string[]): string | undefined {
  const [first, ...rest] = entries;
  return rest.length > 0 || first === ABSENT ? undefined : first;
}

function findFirst(state: LedgerState, host: string): string | undefined {
  const first = state.hosts[host]?.[0];
  return first === ABSENT ? undefined : first;
}

function findNewest(
  commits: readonly (string | undefined)[],
  isAncestor: (ancestor: string, descendant: string) => boolean,
): string | undefined {
  const known = new Set(commits.filter((commit) => commit !== undefined));
  return orderByHistory(known, isAncestor).at(-1);
}

/** `c7a8f383b6 or nothing`, once each. */
export function describeEntries(entries: readonly string[]): string {
  return [...new Set(entries)].map((entry) => (entry === ABSENT ? 'nothing' : entry.slice(0, 10))).join(' or ');
}
