/** Pre-checks of the member that is to lead, and what of the change a person must accept by a typed word. */
import { chooseCandidate, findMisnaming, findUnfitness, isAsynchronous } from './candidate.ts';
import type { Choice, Unfitness } from './candidate.ts';
import { judge, ok, refuse, unasked, warn } from './check.ts';
import type { JudgedCheck } from './check.ts';
import type { DecisionInput } from './checks.ts';
import { findMember, readLeaderState } from './leader-state.ts';
import type { LeaderState } from './leader-state.ts';
import { assessLoss, checkLoss, tellLoss } from './loss.ts';
import type { ClusterMember } from './types.ts';
import { isOlder } from './version.ts';

/** Before this version, the leader's own loop drops such a request. */
const ASYNCHRONOUS_FAILOVER = [3, 2];
/** One segment of WAL, which is replayed in about the time that a promotion takes anyway. */
const REPLAY_BYTES = 16_777_216;

export interface CandidateChecks {
  readonly checks: readonly JudgedCheck[];
  /** Absent where there is nobody to ask for. */
  readonly candidate?: string;
}

export function checkCandidate(input: DecisionInput): CandidateChecks {
  const { view, change } = input;
  const choice = change.candidate === undefined ? chooseCandidate(view) : undefined;
  const name = change.candidate ?? (change.operation === 'switchover' ? choice?.instance : undefined);
  if (name === undefined) return { checks: [refuse('candidate', ...explainNone(input, choice))] };
  const named = choice === undefined ? `${name}, named` : `${name}, chosen: ${choice.reason}`;
  const misnaming = findMisnaming(view, name);
  const member = findMember(view, name);
  if (misnaming.length > 0 || member === undefined) {
    return { candidate: name, checks: [refuse('candidate', named, misnaming)] };
  }
  const unfitness = findUnfitness(view, member);
  const say = (reasons: readonly string[]) => reasons.map((reason) => `candidate "${name}" ${reason}`);
  const first = judge(ok('candidate', named), say(unfitness.state));
  const facts = member.state === 'unreachable' ? [] : describeFacts(input, member, { unfitness, say });
  const isFit = Object.values(unfitness).every((reasons: readonly string[]) => reasons.length === 0);
  return { candidate: name, checks: [first, ...facts, ...checkConsent(input, name, isFit)] };
}

function explainNone({ view, change, advice }: DecisionInput, choice: Choice | undefined): [string, readonly string[]] {
  const state = readLeaderState(view);
  if (change.operation === 'failover') {
    const needed = 'a failover needs a candidate that a person names';
    if (choice === undefined) return ['none named', [`${needed}, and no member is fit to be one now`]];
    const best = `${choice.instance} is the best (${choice.reason})`;
    return ['none named', [`${needed}; ${best}: ${advice.give('candidate', choice.instance)}`]];
  }
  const none = 'no replica is fit to take over: none streams from the leader within maximum_lag_on_failover';
  return ['none fit', state === 'running' ? [none] : []];
}

interface Judging {
  readonly unfitness: Unfitness;
  readonly say: (reasons: readonly string[]) => readonly string[];
}

function describeFacts(input: DecisionInput, member: ClusterMember, { unfitness, say }: Judging): JudgedCheck[] {
  const isRunning = readLeaderState(input.view) === 'running';
  return [
    judge(describeTimeline(input, member), say(unfitness.timeline)),
    ...(isRunning ? [judge(describeLag(member), say(unfitness.lag))] : []),
    judge(describeReplay(member), input.change.operation === 'switchover' ? say(unfitness.replay) : []),
    judge(describeTags(member), say(unfitness.tags)),
    describePending(input, member),
    ...describeCascade(input, member),
  ];
}

function describeTimeline({ view }: DecisionInput, { timeline }: ClusterMember): JudgedCheck {
  const what = "candidate's timeline";
  if (timeline === undefined) return unasked(what, 'it tells none');
  const led = findMember(view, view.leader)?.timeline ?? view.timeline;
  if (led === undefined) return unasked(what, `${String(timeline)}, and the leader's is not known`);
  if (timeline === led) return ok(what, String(timeline));
  return warn(what, `${String(timeline)}, the cluster was on ${String(led)}`);
}

function describeLag({ lagBytes }: ClusterMember): JudgedCheck {
  const what = "candidate's lag";
  return lagBytes === undefined ? unasked(what, 'not known') : ok(what, `${String(lagBytes)} bytes not received`);
}

function describeReplay({ replayPaused, unreplayedBytes }: ClusterMember): JudgedCheck {
  const what = "candidate's replay";
  if (unreplayedBytes === undefined) return unasked(what, 'not known');
  const found = `${String(unreplayedBytes)} bytes not replayed`;
  if (replayPaused) return warn(what, `paused, ${found}`);
  return unreplayedBytes > REPLAY_BYTES ? warn(what, `${found}: it takes writes only after them`) : ok(what, found);
}

function describeTags({ tags, watchdogFailed }: ClusterMember): JudgedCheck {
  const what = "candidate's tags";
  const shown = Object.entries(tags).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const found = [...shown, ...(watchdogFailed ? ['watchdog does not work'] : [])].join(', ');
  if (tags['noloadbalance'] === true) return warn(what, `${found}; it gets no reads, and would get all writes`);
  return ok(what, found === '' ? 'none' : found);
}

function describePending({ view }: DecisionInput, { pendingRestart }: ClusterMember): JudgedCheck {
  const what = 'pending restart';
  const waiting = view.members.filter((member) => member.pendingRestart).map(({ instance }) => instance);
  if (waiting.length === 0) return ok(what, 'none');
  const cost = pendingRestart ? ': restart the candidate before, or writers wait a second time' : '';
  return warn(what, `${waiting.join(', ')}${cost}`);
}

/** A candidate that does not stream from the leader itself gets its last WAL by way of another member. */
function describeCascade({ view }: DecisionInput, { upstream }: ClusterMember): readonly JudgedCheck[] {
  if (upstream === undefined || upstream === view.leader) return [];
  return [warn("candidate's upstream", `${upstream}, by way of which the last WAL comes`)];
}

/** What a person must accept before it may be done. What is unfit has its own reason, which comes first. */
function checkConsent(input: DecisionInput, candidate: string, isFit: boolean): readonly JudgedCheck[] {
  const { view, change } = input;
  const state: LeaderState = readLeaderState(view);
  if (state === 'running') return checkAsynchronous(input, candidate);
  if (change.operation === 'switchover') return [];
  return [checkLost(input, candidate, isFit)];
}

function checkLost(input: DecisionInput, candidate: string, isFit: boolean): JudgedCheck {
  const { view, change, lastPosition, advice } = input;
  const what = 'lost WAL';
  const found = tellLoss(assessLoss(view, candidate, lastPosition));
  if (view.standbyOf !== undefined) {
    return warn(what, `${found}, which it gets anew from ${view.standbyOf} while that lives`);
  }
  const accepted = change.acceptDataLoss;
  const reasons = isFit ? checkLoss({ view, candidate, accepted, lastPosition, advice }) : [];
  return judge(warn(what, found), reasons);
}

function checkAsynchronous({ view, change, advice }: DecisionInput, candidate: string): readonly JudgedCheck[] {
  if (view.synchronousMode === 'off') return [];
  const row = 'synchronous candidate';
  if (!isAsynchronous(view, candidate)) return [ok(row, 'yes')];
  const what = `candidate "${candidate}" is not a synchronous standby`;
  if (change.operation === 'switchover') return [refuse(row, 'no', [what])];
  if (isOlder(view.patroniVersion, ASYNCHRONOUS_FAILOVER)) {
    const version = view.patroniVersion ?? 'of an unknown version';
    const reason = `${what}; Patroni ${version} fails over to one only where no leader runs (3.2 and later do)`;
    return [refuse(row, 'no', [reason])];
  }
  const lag = findMember(view, candidate)?.lagBytes ?? 0;
  if (typeof change.acceptDataLoss === 'number' && change.acceptDataLoss >= lag) return [warn(row, 'no, accepted')];
  return [
    refuse(row, 'no', [
      `${what}: what was confirmed to clients and it has not received may be lost, ${String(lag)} bytes now; ` +
        `if that is acceptable: ${advice.give('accept-data-loss', String(lag))}`,
    ]),
  ];
}
