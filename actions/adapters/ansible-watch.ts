import { countSilence, describeWaiting, isIdle } from '../core/apply/open-tasks.ts';
import type { Following } from '../core/apply/open-tasks.ts';
import type { Progress } from '../core/apply/ports.ts';
import { QUESTION_LIMIT, STEP_SILENCE } from '../core/apply/time-limits.ts';
import { readMonotonicSeconds } from './clock.ts';
import { followEvents } from './follow-events.ts';

const PROGRESS_EVERY_MS = 10_000;
/** A task that takes longer on a host is told with the host's name. */
const WORTH_TELLING_SECONDS = 8;

interface Watched {
  /** `ansible-playbook pgsql.yml`. */
  readonly what: string;
  /** File of the run's events. */
  readonly events: string;
  readonly progress: Progress;
  /** Between two words of how far it is. */
  readonly progressEveryMs?: number;
  readonly silenceSeconds?: number;
  /** Told at each look whether there is nothing to do but to wait for a host. */
  readonly onWait?: ((waits: boolean) => void) | undefined;
}

interface Watch {
  /** Ansible has said what it would run, and waits for us. */
  readonly listed: () => void;
  readonly letGo: () => void;
  /** Why Ansible is to be ended now. */
  readonly findReason: () => string | undefined;
}

/** Tells what goes on, and who is waited for; an Ansible of which nothing is heard any more is given up. */
export function watchRun(watched: Watched): Watch {
  const { what, events, progress, onWait } = watched;
  const { progressEveryMs = PROGRESS_EVERY_MS, silenceSeconds = STEP_SILENCE.seconds } = watched;
  let phase: 'asked' | 'waiting' | 'running' = 'asked';
  let began = readMonotonicSeconds();
  const enter = (next: typeof phase) => () => {
    phase = next;
    began = readMonotonicSeconds();
  };
  const follow = followEvents(events);
  let told = 0;
  let spoke = began;
  const speak = (following: Following, waiting: string | undefined, now: number) => {
    if (now - Math.max(spoke, began) < progressEveryMs / 1_000) return;
    spoke = now;
    const oldest = Math.min(...[...following.open.values()].map(({ since }) => since));
    if (waiting !== undefined && now - oldest >= WORTH_TELLING_SECONDS) progress.say(`    waiting for ${waiting}`);
    else if (following.lastTask !== undefined) progress.say(`    ${following.lastTask}`);
  };
  const followRun = () => {
    const now = readMonotonicSeconds();
    const following = follow();
    for (const host of following.lost.slice(told))
      progress.say(`    ${host} cannot be reached: it is left out from here on`);
    told = following.lost.length;
    const waiting = describeWaiting(following, now);
    speak(following, waiting, now);
    onWait?.(isIdle(following, began, now));
    if (countSilence(following, began, now) < silenceSeconds) return undefined;
    const host = waiting === undefined ? '' : `, it waited for ${waiting}`;
    return `given up: nothing was heard of ansible-playbook for ${String(silenceSeconds)} s${host}`;
  };
  const findReason = () => {
    if (phase === 'running') return followRun();
    const { seconds } = QUESTION_LIMIT;
    const isLate = phase === 'asked' && readMonotonicSeconds() - began >= seconds;
    return isLate ? `${what} gave no answer in ${String(seconds)} s` : undefined;
  };
  return { listed: enter('waiting'), letGo: enter('running'), findReason };
}
