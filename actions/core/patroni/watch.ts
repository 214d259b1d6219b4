/** Watches a cluster until its leadership has settled, and says how. */
import { findConfirmedLeader, findMember } from './leader-state.ts';
import { readCluster } from './read-cluster.ts';
import type { ClusterMember, ClusterView, PatroniAnswer } from './types.ts';
import type { RoleChangeInput, RoleChangeResult, Verdict } from './verdict.ts';

const POLL_MS = 500;
const POLL_TIMEOUT_MS = 1_000;
const DEFAULT_TIMEOUT_MS = 120_000;
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
  const deadline = started + (input.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  let answer: PatroniAnswer | undefined;
  const answered = watched.answer?.then((given) => {
    answer = given;
    input.report(`Patroni answered ${describeAnswer(given)}`);
  });
  let leaderAfterMs: number | undefined;
  let after = base;
  const end = async (verdict: Verdict): Promise<Watched> => {
    await answered;
    return { after, verdict };
  };
  for (;;) {
    after = await readCluster(input.endpoints, input.client, POLL_TIMEOUT_MS);
    const elapsed = input.clock.now() - started;
    if (answer !== undefined && isRefusal(answer)) {
      return end({ kind: 'refused', reasons: [`Patroni answered ${describeAnswer(answer)}`] });
    }
    const late = input.clock.now() >= deadline;
    const leader = findNewLeader(after, base);
    if (leader !== undefined) {
      if (leaderAfterMs === undefined) {
        leaderAfterMs = elapsed;
        input.report(`${leader} leads after ${(elapsed / 1_000).toFixed(1)} s; waiting for its replicas`);
      }
      const { rejoined, waiting } = findRejoined(after, base);
      const whole = waiting.length === 0;
      // That another one leads is told at once; whether its replicas follow is for the next look at it.
      if (whole || late || leader !== candidate) {
        const timing = { leaderAfterMs, ...(whole ? { streamingAfterMs: elapsed } : {}) };
        const { requested } = watched;
        return end({ kind: 'moved', leader, expected: leader === candidate, requested, rejoined, waiting, ...timing });
      }
    } else if (late || hasFailed(after, base, answer)) {
      return end({ kind: 'unmoved', reason: explain(after, base, answer) });
    }
    await input.clock.sleep(POLL_MS);
  }
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
  if (after.leader === base.leader) {
    return `"${after.leader}" still leads${words}; the log of patroni on its host has the reason`;
  }
  if (after.strangers.includes(after.leader)) {
    return `"${after.leader}" holds the leader key, which the inventory lacks${words}: nothing is known of it here`;
  }
  return `"${after.leader}" holds the leader key and does not take writes yet${words}; look at the topology again`;
}

function describeAnswer({ status, text }: PatroniAnswer): string {
  return status === 0 ? `nothing: ${text.trim()}` : `${String(status)}: ${text.trim()}`;
}
