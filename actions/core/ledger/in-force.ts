import { ABSENT } from './state.ts';
import type { LedgerState } from './state.ts';

/** What a plan has to start from. */
export interface InForce {
  /** Commit to the hosts on which it may be in force. */
  readonly commits: ReadonlyMap<string, ReadonlySet<string>>;
  /** Hosts on which there may be nothing yet, or nothing any more. */
  readonly absent: ReadonlySet<string>;
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
  return { commits, absent };
}

/** Hosts that do not have exactly the commit: they owe it. In natural order. */
export function findOwing(state: LedgerState, commit: string, desiredHosts: ReadonlySet<string>): readonly string[] {
  const known = Object.entries(state.hosts)
    .filter(([host, inForce]) => inForce.length !== 1 || inForce[0] !== commit || !desiredHosts.has(host))
    .map(([host]) => host);
  const unknown = [...desiredHosts].filter((host) => state.hosts[host] === undefined);
  return [...known, ...unknown].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
