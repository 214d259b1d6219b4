/** Who can take over, and who does so best. */
import { findMember, readLeaderState, runs } from './leader-state.ts';
import type { ClusterMember, ClusterView } from './types.ts';

/** Why nobody of this name can be judged at all. */
export function findMisnaming(view: ClusterView, name: string): readonly string[] {
  if (name === view.leader) return [`"${name}" is the leader already`];
  if (findMember(view, name) !== undefined) return [];
  const known = view.members.map((member) => member.instance).filter((member) => member !== view.leader);
  const stranger = view.strangers.includes(name) ? ', which Patroni lists and the inventory lacks' : '';
  return [`there is no member "${name}" in cluster "${view.cluster}"${stranger}; candidates: ${known.join(', ')}`];
}

export function isAsynchronous(view: ClusterView, name: string): boolean {
  return view.synchronousMode !== 'off' && findMember(view, name)?.role !== 'sync_standby';
}

/** Reasons against a candidate by what they are about, each to be read after its name. */
export interface Unfitness {
  readonly state: readonly string[];
  readonly tags: readonly string[];
  readonly timeline: readonly string[];
  readonly lag: readonly string[];
  readonly replay: readonly string[];
}

const FIT: Unfitness = { state: [], tags: [], timeline: [], lag: [], replay: [] };

export function findUnfitness(view: ClusterView, member: ClusterMember): Unfitness {
  if (member.state === 'unreachable') return { ...FIT, state: ['does not answer on its Patroni port'] };
  if (member.role === 'unknown') return { ...FIT, state: ['is not listed by Patroni'] };
  const tags = [...describeTag(member), ...(member.watchdogFailed ? ['has a watchdog that does not work'] : [])];
  const state = runs(member) ? [] : [`is ${member.state}, not running`];
  if (readLeaderState(view) !== 'running') return { ...FIT, state, tags };
  if (!member.streaming) state.push('does not stream from the leader');
  const replay = member.replayPaused
    ? ['has its replay paused by somebody, for a reason that is gone once it leads; resume it (pg_wal_replay_resume)']
    : [];
  return { state, tags, ...findDistance(view, member), replay };
}

function describeTag({ noFailover, tags }: ClusterMember): readonly string[] {
  if (!noFailover) return [];
  return [tags['nofailover'] === undefined ? 'has failover_priority 0, which is nofailover' : 'is tagged nofailover'];
}

/** How far a replica is from a leader that runs: known to be near, or unfit. */
function findDistance(view: ClusterView, member: ClusterMember): Pick<Unfitness, 'timeline' | 'lag'> {
  const { lagBytes, timeline } = member;
  const led = findMember(view, view.leader)?.timeline;
  return {
    timeline:
      led === undefined || timeline === undefined || timeline === led
        ? []
        : [`is on timeline ${String(timeline)}, the leader on ${String(led)}`],
    lag:
      lagBytes === undefined
        ? ['has a lag that is not known: it or the leader tells no WAL position']
        : lagBytes > view.maximumLag
          ? [`lags by ${String(lagBytes)} bytes; maximum_lag_on_failover is ${String(view.maximumLag)}`]
          : [],
  };
}

/** The member that takes over best, and why it. */
export interface Choice {
  readonly instance: string;
  /** `timeline 4, 0 bytes not received, failover_priority 2; next is pg-test-3: …` */
  readonly reason: string;
}

/**
 * Of a leader that runs, as Patroni would choose once it has handed over all of its WAL: by priority, and else who is
 * nearest. Of one that does not, who has the most of its WAL; the priority counts between equals only.
 */
export function chooseCandidate(view: ClusterView): Choice | undefined {
  const isRunning = readLeaderState(view) === 'running';
  const isSpare = (member: ClusterMember) => isRunning && isAsynchronous(view, member.instance);
  const fit = view.members.filter(
    (member) =>
      member.instance !== view.leader &&
      Object.values(findUnfitness(view, member)).every((reasons: readonly string[]) => reasons.length === 0) &&
      !isSpare(member),
  );
  const preferences = isRunning ? [byPriority, byLag, byReplay] : [byTimeline, byPosition, byPriority, byReplay];
  const compare = (a: ClusterMember, b: ClusterMember) =>
    [bySynchrony(view), ...preferences].reduce((decided, next) => (decided === 0 ? next(a, b) : decided), 0);
  const [best, next] = [...fit].sort(compare);
  if (best === undefined) return undefined;
  const then = next === undefined ? '' : `; next is ${next.instance}: ${describe(view, next)}`;
  return { instance: best.instance, reason: `${describe(view, best)}${then}` };
}

type Comparison = (a: ClusterMember, b: ClusterMember) => number;

const byPriority: Comparison = (a, b) => b.failoverPriority - a.failoverPriority;
const byLag: Comparison = (a, b) => compareNumbers(a.lagBytes ?? Infinity, b.lagBytes ?? Infinity);
const byReplay: Comparison = (a, b) => compareNumbers(a.unreplayedBytes ?? 0, b.unreplayedBytes ?? 0);
const byTimeline: Comparison = (a, b) => (b.timeline ?? 0) - (a.timeline ?? 0);
const byPosition: Comparison = (a, b) => compareNumbers(b.walPosition ?? -1n, a.walPosition ?? -1n);

function bySynchrony(view: ClusterView): Comparison {
  return (a, b) => Number(isAsynchronous(view, a.instance)) - Number(isAsynchronous(view, b.instance));
}

function compareNumbers<T extends number | bigint>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function describe(view: ClusterView, member: ClusterMember): string {
  const { timeline, failoverPriority, unreplayedBytes } = member;
  const isSynchronous = !isAsynchronous(view, member.instance);
  return [
    ...(view.synchronousMode === 'off' ? [] : [isSynchronous ? 'synchronous standby' : 'no synchronous standby']),
    timeline === undefined ? 'timeline not known' : `timeline ${String(timeline)}`,
    describeReceived(view, member),
    ...(unreplayedBytes === undefined || unreplayedBytes === 0 ? [] : [`${String(unreplayedBytes)} not replayed`]),
    ...(failoverPriority === 1 ? [] : [`failover_priority ${String(failoverPriority)}`]),
  ].join(', ');
}

/** By the leader's live position; where there is none, by who of all that answer has the most. */
function describeReceived(view: ClusterView, { lagBytes, walPosition }: ClusterMember): string {
  if (readLeaderState(view) === 'running') return `${String(lagBytes ?? '?')} bytes not received`;
  if (walPosition === undefined) return 'WAL position not known';
  const most = view.members.flatMap((other) => other.walPosition ?? []).reduce((a, b) => (a > b ? a : b), walPosition);
  return most === walPosition ? 'most of the WAL' : `${String(most - walPosition)} bytes less than the most`;
}
