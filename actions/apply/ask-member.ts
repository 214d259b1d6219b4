/** A question to a member's host, by the program that takes part in handovers: it knows what PostgreSQL and pgbouncer have there. */
import type { HostOrder } from '../core/handover/ports.ts';
import { findTarget } from '../core/handover/targets.ts';
import type { MemberEndpoint } from '../core/patroni/types.ts';
import type { Value } from '../core/types.ts';
import type { Gated } from './gates.ts';

const ASK_MS = 8_000;

/** Undefined from a host that cannot tell: one that is only being set up has no such program, nor an older one the answer. */
export async function askMember(
  { prepared, adapters }: Pick<Gated, 'prepared' | 'adapters'>,
  member: MemberEndpoint,
  order: HostOrder,
): Promise<Value | undefined> {
  const target = findTarget(prepared.desired, member);
  if (typeof target === 'string') return undefined;
  const session = adapters.hosts.open(target);
  const answer = await session.ask(order, ASK_MS);
  session.close();
  return answer.kind === 'done' ? answer.result : undefined;
}
