import { asFields, readList } from '../core/patroni/answers.ts';
import type { Value } from '../core/types.ts';
import { getMember, pickSpeaker, quoteAnswer, send } from './hold.ts';
import { Refusal } from './ports.ts';
import type { Done, Held } from './ports.ts';

interface Scheduled {
  readonly switchover: boolean;
  /** Members with a restart to come. */
  readonly restarts: readonly string[];
}

export async function flush(held: Held): Promise<Done> {
  const { cluster } = held;
  const before = await readScheduled(held);
  const names = [
    ...(before.switchover ? ['the switchover'] : []),
    ...before.restarts.map((name) => `the restart of ${name}`),
  ];
  if (names.length === 0) throw new Refusal(`nothing is scheduled in ${cluster} [nothing-scheduled]`);
  const said: string[] = [];
  if (before.switchover) {
    said.push(quoteAnswer(await send(held, pickSpeaker(held), { method: 'DELETE', path: '/switchover', body: {} })));
  }
  for (const name of before.restarts) {
    said.push(quoteAnswer(await send(held, getMember(held, name), { method: 'DELETE', path: '/restart', body: {} })));
  }
  const after = await waitUntilGone(held);
  if (after.switchover || after.restarts.length > 0)
    return { problems: [`something is still scheduled in ${cluster}; Patroni said ${said.join('; ')}`] };
  return { text: `Taken back: ${names.join(', ')}.\n`, data: { flushed: names } };
}

/** The list of members that tells scheduled restarts is up to a loop old. */
async function waitUntilGone(held: Held): Promise<Scheduled> {
  const { clock } = held.adapters;
  const limit = clock.now() + held.view.loopWait * 1_500;
  for (;;) {
    const now = await readScheduled(held);
    if ((!now.switchover && now.restarts.length === 0) || clock.now() >= limit) return now;
    await clock.sleep(500);
  }
}

async function readScheduled(held: Held): Promise<Scheduled> {
  const answer = await held.adapters.patroni.get(pickSpeaker(held), '/cluster');
  const cluster = asFields(answer.body);
  const has = (value: Value | undefined) => value !== undefined && value !== null;
  const restarts = readList(cluster.members).flatMap((member) =>
    has(member.scheduled_restart) && typeof member.name === 'string' ? [member.name] : [],
  );
  return { switchover: has(cluster.scheduled_switchover), restarts };
}
