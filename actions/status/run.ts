import type { Checkout, Ledger } from '../core/apply/ports.ts';
import { findOwing } from '../core/ledger/in-force.ts';
import { UserError } from '../core/types.ts';

export interface StatusReport {
  readonly environment: string;
  /** Commit that the last apply was begun for. */
  readonly head: string;
  /** The checkout's commit. */
  readonly checkout: string;
  /** Host to what may be in force there: commits and `absent`. */
  readonly hosts: Readonly<Record<string, readonly string[]>>;
  /** Hosts on which something else than exactly `head` may be in force. */
  readonly owing: readonly string[];
}

export interface StatusAdapters {
  readonly ledger: Ledger;
  readonly checkout: Checkout;
}

export function runStatus(environment: string, { ledger, checkout }: StatusAdapters): StatusReport {
  const entry = ledger.read();
  if (entry === undefined)
    throw new UserError(`nothing was applied to ${environment} yet: there is no ledger [no-ledger]`);
  const { head, hosts } = entry.state;
  const owing = findOwing(entry.state, head, new Set(Object.keys(hosts)));
  return { environment, head, checkout: checkout.readHead(), hosts, owing };
}

export function renderStatus(report: StatusReport): string {
  const width = Math.max(...Object.keys(report.hosts).map((host) => host.length), 0);
  const hosts = Object.entries(report.hosts).map(([host, inForce]) => {
    const owes = report.owing.includes(host) ? '  owes' : '';
    return `${host.padEnd(width)}  ${inForce.map((commit) => commit.slice(0, 10)).join(' or ')}${owes}`;
  });
  const behind = report.checkout === report.head ? '' : `, the checkout is at ${report.checkout.slice(0, 10)}`;
  return [`${report.environment}: ${report.head.slice(0, 10)} applied last${behind}`, ...hosts].join('\n');
}
