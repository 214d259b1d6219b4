/** Maintenance mode. Patroni knows no deadline, so the meta node keeps it. */
import { describeStanding, findPause, isOverdue, nameDeadlineTimer } from '../core/operations/standing.ts';
import type { PauseNote } from '../core/operations/standing.ts';
import { findStrayPrimaries } from '../core/patroni/leader-state.ts';
import { STOP_STRAY } from '../core/patroni/cluster-checks.ts';
import { pickSpeaker, quoteAnswer, send, watchUntil } from './hold.ts';
import { Refusal } from './ports.ts';
import type { Done, Held } from './ports.ts';

/** Members take it up within a loop. */
const LOOPS = 2;

export async function pause(held: Held): Promise<Done> {
  const { adapters, cluster, options, view } = held;
  const speaker = pickSpeaker(held);
  const known = findPause(adapters.standing.read(), cluster);
  if (view.paused && options.forSeconds === undefined) {
    const what = known === undefined ? 'nobody has noted who did it' : describeStanding(known, adapters.readTime());
    throw new Refusal(`${cluster} is paused already (${what}); give a deadline to change it [paused]`);
  }
  // Written first: a pause that nobody knows of is worse than a note of one that was refused, which is taken back.
  const deadline = writeDeadline(held, known);
  const answer = await send(held, speaker, { method: 'PATCH', path: '/config', body: { pause: true } });
  const seen = await watchUntil({ held, seconds: LOOPS * view.loopWait, isThere: (now) => now.paused });
  if (!seen.there) {
    if (!view.paused) adapters.standing.remove(deadline);
    return {
      problems: [
        `${cluster} is not paused after ${String(LOOPS * view.loopWait)} s; Patroni said ${quoteAnswer(answer)}`,
      ],
    };
  }
  const isKept = deadline.until !== undefined && adapters.runsDeadlineTimer();
  const kept = `The meta node keeps the deadline, in ${adapters.standing.folder}, and its timer resumes ${cluster} then.`;
  return {
    text: `${describeStanding(deadline, adapters.readTime())}.\n${isKept ? `${kept}\n` : ''}`,
    notes: [
      'while it is paused, Patroni elects nobody and restarts nothing, and does not demote an old leader that comes back',
      ...(isKept ? [] : [describeUnkept(held, deadline)]),
    ],
    data: { paused: true, until: deadline.until ?? null },
  };
}

function describeUnkept({ cluster, options }: Held, { until }: PauseNote): string {
  if (until === undefined) return 'no deadline was given: it stays paused until somebody resumes it';
  return (
    `nothing resumes it by itself: ${nameDeadlineTimer(options.environment)} does not run on this machine ` +
    `(scripts/meta-setup starts it); when the deadline is over, run scripts/ops patroni resume ${cluster}`
  );
}

function writeDeadline({ adapters, cluster, options }: Held, known: PauseNote | undefined): PauseNote {
  const until = options.forSeconds === undefined ? {} : { until: adapters.readTime(options.forSeconds) };
  const since = known?.since ?? adapters.readTime();
  const written: PauseNote = { kind: 'pause', cluster, by: adapters.by, since, ...until };
  adapters.standing.write(written);
  return written;
}

export async function resume(held: Held): Promise<Done> {
  const { adapters, cluster, options, view } = held;
  const speaker = pickSpeaker(held);
  const known = findPause(adapters.standing.read(), cluster);
  const isByDeadline = options.overdue === true;
  // Somebody may have given it another deadline, or resumed it, before the lock was free.
  if (isByDeadline && !(known !== undefined && isOverdue(known, adapters.readTime())))
    return { text: `${cluster} is not past a deadline any more.\n` };
  if (!view.paused) {
    if (known !== undefined) adapters.standing.remove(known);
    if (isByDeadline) return { text: `${cluster} was resumed by somebody else; its note is removed.\n` };
    throw new Refusal(`${cluster} is not paused [not-paused]`);
  }
  const stray = findStrayPrimaries(view);
  if (stray.length > 0) {
    throw new Refusal(
      `${stray.join(', ')} runs as a primary beside ${view.leader ?? 'nobody'}: Patroni would demote it at once, and ` +
        `what it has written is lost; ${STOP_STRAY} [two-primaries]`,
    );
  }
  const answer = await send(held, speaker, { method: 'PATCH', path: '/config', body: { pause: null } });
  const seen = await watchUntil({ held, seconds: LOOPS * view.loopWait, isThere: (now) => !now.paused });
  if (!seen.there) {
    return {
      problems: [
        `${cluster} is still paused after ${String(LOOPS * view.loopWait)} s; Patroni said ${quoteAnswer(answer)}`,
      ],
    };
  }
  if (known !== undefined) adapters.standing.remove(known);
  return { text: `${cluster} is not paused any more.\n`, data: { paused: false } };
}

/** Clusters that are paused past their deadline, by the meta node's notes. */
export function listOverdue({ standing, readTime }: Held['adapters']): readonly string[] {
  const now = readTime();
  return standing
    .read()
    .filter((known): known is PauseNote => known.kind === 'pause' && isOverdue(known, now))
    .map(({ cluster }) => cluster);
}
