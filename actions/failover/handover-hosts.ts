/** The sessions with the hosts of one handover, and what failed on them. */
import { readCut, readFacts } from '../core/handover/facts.ts';
import type { HostFacts } from '../core/handover/facts.ts';
import type { HostPart } from '../core/handover/plan.ts';
import type { HostAnswer, HostOrder, HostSession, HostSessions } from '../core/handover/ports.ts';
import { findTarget } from '../core/handover/targets.ts';
import type { MemberEndpoint } from '../core/patroni/types.ts';
import type { ResolvedInventory } from '../core/types.ts';

/** A host that hangs is not waited for longer: it has no part in the handover then. */
const LOOK_MS = 8_000;
const ACT_MS = 8_000;

export interface Answered {
  readonly instance: string;
  readonly answer: HostAnswer;
}

export class HandoverHosts {
  readonly #sessions = new Map<string, HostSession>();
  readonly #faults: string[] = [];
  #cut = 0;

  /** What the host's own timer does later, since it could not be done from here. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  /** Sessions that the hosts have ended, as they count them. */
  get cut(): number {
    return this.#cut;
  }

  /** Opens a session to each member's host and asks for facts; a text says why there are none. */
  async look(
    members: readonly MemberEndpoint[],
    { hosts, inventory, nonce }: { hosts: HostSessions; inventory: ResolvedInventory; nonce: string },
  ): Promise<ReadonlyMap<string, HostFacts | string>> {
    const ask = async (member: MemberEndpoint): Promise<HostFacts | string> => {
      const target = findTarget(inventory, member);
      if (typeof target === 'string') return target;
      const session = hosts.open(target);
      this.#sessions.set(member.instance, session);
      const answer = await session.ask({ do: 'look', nonce }, LOOK_MS);
      if (answer.kind === 'failed') return `cannot be asked: ${answer.reason}`;
      return readFacts(answer.result) ?? 'has another version of pg-handover: apply the playbooks';
    };
    const facts = members.map(async (member) => [member.instance, await ask(member)] as const);
    return new Map(await Promise.all(facts));
  }

  /** Undefined where there is no session. */
  ask(instance: string, order: HostOrder, timeoutMs: number = ACT_MS): Promise<HostAnswer> {
    const session = this.#sessions.get(instance);
    return session?.ask(order, timeoutMs) ?? Promise.resolve({ kind: 'failed', reason: 'there is no session' });
  }

  /** All at once: what one host did without the others would be seen by clients. */
  askAll(parts: readonly HostPart[], order: (part: HostPart) => HostOrder): Promise<readonly Answered[]> {
    return Promise.all(
      parts.map(async (part) => ({ instance: part.instance, answer: await this.ask(part.instance, order(part)) })),
    );
  }

  /** The same; what fails, and how many sessions were ended, is kept for the report. */
  async act(parts: readonly HostPart[], order: (part: HostPart) => HostOrder): Promise<void> {
    const answers = await this.askAll(parts, order);
    this.#faults.push(...listFailures(answers));
    for (const { answer } of answers) if (answer.kind === 'done') this.#cut += readCut(answer.result);
  }

  close(): void {
    for (const session of this.#sessions.values()) session.close();
  }
}

export function listFailures(answers: readonly Answered[]): readonly string[] {
  return answers.flatMap(({ instance, answer }) =>
    answer.kind === 'failed' ? [`host of ${instance}: ${answer.reason}`] : [],
  );
}
