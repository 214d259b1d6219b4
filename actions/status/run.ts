import type { Checkout, Ledger } from '../core/apply/ports.ts';
import type { Debts } from '../core/ledger/state.ts';
import { describeEntries, findOwing } from '../core/ledger/in-force.ts';
import { makeNoLedgerError } from '../core/ledger/no-ledger.ts';

export interface StatusReport {
  readonly environment: string;
  /** The newest commit of main that an apply was begun for. */
  readonly head: string;
  /** The commit that is finished and proven on every host; undefined where one owes. */
  readonly applied?: string;
  /** The checkout's commit. */
  readonly checkout: string;
  /** Host to what may be in force there: commits and `absent`. */
  readonly hosts: Readonly<Record<string, readonly string[]>>;
  /** Hosts on which something else than exactly `head` may be in force. */
  readonly owing: readonly string[];
  /** Host to effects that were not found there when the fleet was adopted, and that no apply has brought about yet. */
  readonly debts?: Debts;
}

export interface StatusAdapters {
  readonly ledger: Ledger;
  readonly checkout: Checkout;
}

export function runStatus(environment: string, { ledger, checkout }: StatusAdapters): StatusReport {
  const entry = ledger.read();
  if (entry === undefined) throw makeNoLedgerError(environment);
  const { debts, head, hosts } = entry.state;
  const owing = findOwing(entry.state, head, new Set(Object.keys(hosts)));
  const applied = owing.length === 0 ? { applied: head } : {};
  const owed = debts === undefined ? {} : { debts };
  return { environment, head, ...applied, checkout: checkout.readHead(), hosts, owing, ...owed };
}

export function renderStatus(report: StatusReport): string {
  const width = Math.max(...Object.keys(report.hosts).map((host) => host.length), 0);
  const hosts = Object.entries(report.hosts).map(([host, inForce]) => {
    const debts = report.debts?.[host]?.join(', ') ?? '';
    const owes = report.owing.includes(host) ? `  owes ${debts}`.trimEnd() : '';
    return `${host.padEnd(width)}  ${describeEntries(inForce)}${owes}`;
  });
  const behind = report.checkout === report.head ? '' : `, the checkout is at ${report.checkout.slice(0, 10)}`;
  return [`${report.environment}: ${describeHead(report)}${behind}`, ...hosts].join('\n');
}

function describeHead({ head, applied, hosts, owing }: StatusReport): string {
  if (applied !== undefined) return `${applied.slice(0, 10)} is applied and proven on every host`;
  const all = Object.keys(hosts).length;
  return `${head.slice(0, 10)} was begun and is proven on ${String(all - owing.length)} of ${String(all)} hosts`;
}
