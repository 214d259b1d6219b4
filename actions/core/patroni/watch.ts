/** Watches a cluster until its leadership has settled, and says how. */
import { findConfirmedLeader, findMember } from './leader-state.ts';
import { readCluster } from './read-cluster.ts';
import type { ClusterMember, ClusterView, PatroniAnswer } from './types.ts';
import type { RoleChangeInput, RoleChangeResult, Verdict } from './verdict.ts';

const POLL_MS = 200;
const POLL_TIMEOUT_MS = 1_000;
const DEFAULT_TIMEOUT_MS = 120_000;
/** For Patroni's answer once the cluster has settled. */
const ANSWER_MS = 2_000;
/** After which another leader than the wanted one is believed to stay: the key may pass on. */
const SURE_MS = 500;
const UNAVAILABLE = 503;

export interface WatchInput {
  readonly input: RoleChangeInput;
  /** The cluster as it was last seen before leadership could move. */
  readonly base: ClusterView;
  readonly candidate: string;
  /** False where Patroni elected by itself. */
  readonly requested: boolean;
  /** Moment of the request, by the clock. */
  readonly started: number;
  /** Patroni answers only after it has polled the DCS itself, so the cluster is looked at meanwhile. */
  readonly answer?: Promise<PatroniAnswer>;
}

type Watched = Pick<RoleChangeResult, 'after' | 'verdict'>;

/** Never throws for what the cluster does: after the request everything is a fact to report. */
export async function watch(watched: WatchInput): Promise<Watched> {
  const { input, base, candidate, started } = watched;
  const { clock } = input;
  const deadline = started + (input.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  let given: PatroniAnswer | undefined;
  const answered = watched.answer?.then((answer) => {
    given = answer;
    input.report(`Patroni answered ${describeAnswer(answer)}`);
  });
  let led: Led | undefined;
  for (;;) {
    // An answer counts for looks that begin after it: what it tells of may be seen no earlier.
    const answer = given;
    const after = await readCluster(input.endpoints, input.client, POLL_TIMEOUT_MS);
    const elapsed = clock.now() - started;
    const late = clock.now() >= deadline;
    led = follow(led, findNewLeader(after, base), elapsed);
    if (led?.looks === 1) {
      input.report(`${led.leader} leads after ${inSeconds(elapsed)} s; waiting for its replicas`);
      const { rejoined, waiting } = findRejoined(after, base);
      input.aside?.begin([led.leader, ...rejoined, ...waiting]);
    }
    const verdict =
      led === undefined
        ? judgeUnmoved({ after, base, answer, late })
        : judgeMoved(led, { after, watched, elapsed, late, isCandidate: led.leader === candidate });
    if (verdict !== undefined) {
      // Patroni's own words are for the report; they do not hold it up.
      if (answered !== undefined && given === undefined) await Promise.race([answered, clock.sleep(ANSWER_MS)]);
      return { after, verdict };
    }
    await clock.sleep(POLL_MS);
  }
}

/** Who leads instead, since when in milliseconds from the request, and for how many looks in a row. */
interface Led {
  readonly leader: string;
  readonly afterMs: number;
  readonly looks: number;
}

function follow(led: Led | undefined, leader: string | undefined, elapsed: number): Led | undefined {
  if (leader === undefined) return undefined;
  return led?.leader === leader ? { ...led, looks: led.looks + 1 } : { leader, afterMs: elapsed, looks: 1 };
}

interface MovedInput {
  readonly after: ClusterView;
  readonly watched: WatchInput;
  readonly elapsed: number;
  readonly late: boolean;
  readonly isCandidate: boolean;
}

/**
 * Undefined while replicas are waited for. That another one leads is told once it has for a while; whether its replicas
 * follow is for the next look at it.
 */
function judgeMoved({ leader, afterMs }: Led, input: MovedInput): Verdict | undefined {
  const { after, elapsed, isCandidate } = input;
  const { base, requested } = input.watched;
  const { rejoined, waiting } = findRejoined(after, base);
  const whole = waiting.length === 0;
  if (!whole && !input.late && (isCandidate || elapsed - afterMs < SURE_MS)) return undefined;
  const lostBytes = findLost(after, base);
  return {
    ...{ kind: 'moved', leader, expected: isCandidate, requested, rejoined, waiting, leaderAfterMs: afterMs },
    ...(whole ? { streamingAfterMs: elapsed } : {}),
    ...(lostBytes === undefined ? {} : { lostBytes }),
  };
}

/** Positions go on through a promotion: a new leader that stands before the old one's has not got all of it. */
function findLost(after: ClusterView, base: ClusterView): bigint | undefined {
  // A standby cluster gets what it lacks from the other one, and tells what it has received, which may go back.
  if (base.standbyOf !== undefined) return undefined;
  const had = findMember(base, base.leader)?.walPosition;
  const has = findMember(after, after.leader)?.walPosition;
  return had === undefined || has === undefined || has >= had ? undefined : had - has;
}

interface UnmovedInput {
  readonly after: ClusterView;
  readonly base: ClusterView;
  readonly answer: PatroniAnswer | undefined;
  readonly late: boolean;
}

/** A refusal is believed where the leader key is where it was. */
function judgeUnmoved({ after, base, answer, late }: UnmovedInput): Verdict | undefined {
  if (answer !== undefined && isRefusal(answer) && after.leader === base.leader && after.dcs === 'read') {
    return { kind: 'refused', reasons: [`Patroni answered ${describeAnswer(answer)}`] };
  }
  return late || hasFailed(after, base, answer) ? { kind: 'unmoved', reason: explain(after, base, answer) } : undefined;
}

function findNewLeader(after: ClusterView, base: ClusterView): string | undefined {
  const leader = findConfirmedLeader(after);
  return leader === base.leader ? undefined : leader;
}

/** Of the members that answered before: those that stream from the leader, by its timeline, and those that do not. */
function findRejoined(
  after: ClusterView,
  base: ClusterView,
): { readonly rejoined: readonly string[]; readonly waiting: readonly string[] } {
  const known = base.members
    .filter(({ instance, state, role }) => instance !== after.leader && state !== 'unreachable' && role !== 'unknown')
    .map(({ instance }) => instance);
  const rejoined = known.filter((instance) => followsLeader(after, findMember(after, instance)));
  return { rejoined, waiting: known.filter((instance) => !rejoined.includes(instance)) };
}

/** A replica tells no timeline for a moment after it began to stream; the walsender is proof enough. */
function followsLeader(view: ClusterView, member: ClusterMember | undefined): boolean {
  if (member?.streaming !== true) return false;
  const timeline = findMember(view, view.leader)?.timeline;
  return member.timeline === undefined || timeline === undefined || member.timeline === timeline;
}

function isRefusal({ status }: PatroniAnswer): boolean {
  return status >= 400 && status < 500;
}

/** Patroni says "failed" once its request is gone from the DCS, and "status unknown" when it stopped looking. */
function hasFailed(after: ClusterView, base: ClusterView, answer: PatroniAnswer | undefined): boolean {
  if (answer?.status !== UNAVAILABLE || !/failed/i.test(answer.text) || /unknown/i.test(answer.text)) return false;
  return after.leader === base.leader && (base.leader === undefined || findConfirmedLeader(after) === base.leader);
}

function explain(after: ClusterView, base: ClusterView, answer: PatroniAnswer | undefined): string {
  const words = answer === undefined ? '' : ` (Patroni answered ${describeAnswer(answer)})`;
  if (after.leader === undefined) {
    return `the cluster has no leader${words}; Patroni may still be at work: look at the topology before you ask again`;
  }
  if (after.rivals.length > 0) {
    const all = [after.leader, ...after.rivals].join(', ');
    return `Patroni lists more than one leader (${all})${words}, which cannot be: look at the topology again`;
  }
  if (after.leader === base.leader) {
    return `"${after.leader}" still leads${words}; the log of patroni on its host has the reason`;
  }
  if (after.strangers.includes(after.leader)) {
    return `"${after.leader}" holds the leader key, which the inventory lacks${words}: nothing is known of it here`;
  }
  return `"${after.leader}" holds the leader key and does not take writes yet${words}; look at the topology again`;
}

function inSeconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(1);
}

function describeAnswer({ status, text }: PatroniAnswer): string {
  return status === 0 ? `nothing: ${text.trim()}` : `${String(status)}: ${text.trim()}`;
}
