/**
 * A switchover or failover as one verified transaction: look, decide, ask Patroni once, watch, compare.
 *
 * The request is never repeated: an answer of "status unknown" (503) or a lost connection means that it may still be
 * under way, so the cluster is watched instead. Success is what the cluster shows, not what the request answered:
 * Patroni answers 200 too when another member than the one asked for became leader.
 */
import { UserError } from '../types.ts';
import { decideRoleChange } from './checks.ts';
import type { RoleChange } from './checks.ts';
import { readCluster } from './read-cluster.ts';
import type { Clock, ClusterEndpoints, ClusterView, MemberEndpoint, PatroniAnswer, PatroniClient } from './types.ts';

const POLL_MS = 500;
const DEFAULT_TIMEOUT_MS = 120_000;
const REFUSED: ReadonlySet<number> = new Set([400, 401, 403, 409, 412]);

export interface RoleChangeInput {
  readonly endpoints: ClusterEndpoints;
  readonly change: RoleChange;
  readonly client: PatroniClient;
  readonly clock: Clock;
  readonly report: (message: string) => void;
  readonly timeoutMs?: number;
}

export interface RoleChangeResult {
  readonly before: ClusterView;
  readonly after: ClusterView;
  readonly leader: string;
  /** Hosts whose live role is another one than before, in the cluster's order. */
  readonly changedHosts: readonly string[];
  /** Milliseconds from the request until the new leader leads, and until all that streamed before stream from it. */
  readonly leaderAfterMs: number;
  readonly streamingAfterMs: number;
}

/** Throws UserError with every reason when the change is refused, or with what was seen when it did not succeed. */
export async function changeRoles(input: RoleChangeInput): Promise<RoleChangeResult> {
  const before = await readCluster(input.endpoints, input.client);
  const decision = decideRoleChange(before, input.change);
  if (decision.kind === 'refused') throw refusal(input.change, decision.reasons);
  const { candidate, leader } = decision;
  input.report(leader === undefined ? `promoting ${candidate}` : `switching over from ${leader} to ${candidate}`);
  const started = input.clock.now();
  const answer = await request(input, candidate, leader);
  if (REFUSED.has(answer.status)) {
    throw refusal(input.change, [`Patroni answered ${String(answer.status)}: ${answer.text.trim()}`]);
  }
  input.report(`Patroni answered ${String(answer.status)}: ${answer.text.trim()}`);
  return watch({ input, before, candidate, started });
}

function refusal(change: RoleChange, reasons: readonly string[]): UserError {
  return new UserError(`${change.operation} refused, nothing was changed:\n  - ${reasons.join('\n  - ')}`);
}

async function request(input: RoleChangeInput, candidate: string, leader?: string): Promise<PatroniAnswer> {
  const member = getMember(input.endpoints, leader ?? candidate);
  return input.client.send({
    member,
    method: 'POST',
    path: leader === undefined ? '/failover' : '/switchover',
    body: leader === undefined ? { candidate } : { leader, candidate },
    credentials: input.endpoints.credentials,
  });
}

function getMember(endpoints: ClusterEndpoints, instance: string): MemberEndpoint {
  const member = endpoints.members.find((endpoint) => endpoint.instance === instance);
  if (member === undefined) {
    throw new UserError(`the leader "${instance}" is not in the inventory; add it, then try again [unknown-member]`);
  }
  return member;
}

interface Watch {
  readonly input: RoleChangeInput;
  readonly before: ClusterView;
  readonly candidate: string;
  readonly started: number;
}

async function watch({ input, before, candidate, started }: Watch): Promise<RoleChangeResult> {
  const deadline = started + (input.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const expected = before.members.filter(
    (member) => member.state !== 'unreachable' && member.role !== 'unknown' && member.instance !== candidate,
  );
  let leaderAfterMs: number | undefined;
  let view = before;
  while (input.clock.now() < deadline) {
    view = await readCluster(input.endpoints, input.client);
    const elapsed = input.clock.now() - started;
    if (leads(view, candidate, before)) {
      if (leaderAfterMs === undefined) {
        leaderAfterMs = elapsed;
        input.report(`${candidate} leads after ${seconds(elapsed)}; waiting for its replicas`);
      }
      if (expected.every((member) => streamsOnLeadersTimeline(view, member.instance))) {
        const changedHosts = findChangedHosts(before, view);
        return { before, after: view, leader: candidate, changedHosts, leaderAfterMs, streamingAfterMs: elapsed };
      }
    }
    await input.clock.sleep(POLL_MS);
  }
  throw new UserError(describeFailure(view, candidate, before));
}

/** By the DCS, and by the member's own word: only a primary lists walsenders and moves to a new timeline. */
function leads(view: ClusterView, candidate: string, before: ClusterView): boolean {
  if (view.leader !== candidate) return false;
  const timelineBefore = before.members.find((member) => member.instance === candidate)?.timeline ?? 0;
  const member = view.members.find((other) => other.instance === candidate);
  return member?.state === 'running' && (member.timeline ?? 0) > timelineBefore;
}

function streamsOnLeadersTimeline(view: ClusterView, instance: string): boolean {
  const leader = view.members.find((member) => member.instance === view.leader);
  const member = view.members.find((other) => other.instance === instance);
  return member?.streaming === true && member.timeline === leader?.timeline;
}

function findChangedHosts(before: ClusterView, after: ClusterView): readonly string[] {
  const leaders = new Set([before.leader, after.leader]);
  return before.leader === after.leader
    ? []
    : after.members.filter((member) => leaders.has(member.instance)).map((member) => member.host);
}

function describeFailure(view: ClusterView, candidate: string, before: ClusterView): string {
  if (view.leader === undefined) {
    return `the cluster has no leader; Patroni may still be at work: look at it with patroni list, do not ask again yet`;
  }
  if (view.leader === before.leader) {
    return `"${view.leader}" still leads; Patroni did not carry it out: its log on ${view.leader} has the reason`;
  }
  if (view.leader !== candidate) return `"${view.leader}" became leader instead of "${candidate}"`;
  const waiting = view.members
    .filter((member) => member.instance !== candidate && !streamsOnLeadersTimeline(view, member.instance))
    .map((member) => `${member.instance} (${member.state})`);
  return `"${candidate}" leads, but these do not stream from it yet: ${waiting.join(', ')}; look at patroni list`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
