/** A question to a member's host, by the program that takes part in handovers: it knows what PostgreSQL and pgbouncer have there. */
import type { HostOrder, HostSessions } from '../core/handover/ports.ts';
import { findTarget } from '../core/handover/targets.ts';
import type { MemberEndpoint } from '../core/patroni/types.ts';
import type { ResolvedInventory, Value } from '../core/types.ts';

const ASK_MS = 8_000;

/** How members' hosts are reached. */
export interface Asking {
  readonly inventory: ResolvedInventory;
  readonly hosts: HostSessions;
}

/** Undefined from a host that cannot tell: one that is only being set up has no such program, nor an older one the answer. */
export async function askMember(
  { inventory, hosts }: Asking,
  member: MemberEndpoint,
  order: HostOrder,
): Promise<Value | undefined> {
  const target = findTarget(inventory, member);
  if (typeof target === 'string') return undefined;
  const session = hosts.open(target);
  const answer = await session.ask(order, ASK_MS);
  session.close();
  return answer.kind === 'done' ? answer.result : undefined;
}
