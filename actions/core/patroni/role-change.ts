/**
 * A switchover or failover as one verified transaction: look, decide, ask Patroni once, watch, compare.
 *
 * The request is never repeated: an answer of "status unknown" (503) or a lost connection means that it may still be
 * under way, so the cluster is watched instead. Success is what the cluster shows, not what the request answered:
 * Patroni answers 200 too when another member than the one asked for became leader. From the request on nothing is
 * thrown: that leadership has moved is a fact which its report must tell, whatever else went wrong.
 */
import { listChecks, sayCheck } from './check.ts';
import type { Check } from './check.ts';
import { decideRoleChange } from './checks.ts';
import type { DecisionInput, RoleRequest } from './checks.ts';
import { waitForExpiry } from './key-expiry.ts';
import { findMember, readLeaderState } from './leader-state.ts';
import { assessLoss, describeLoss, readLastPosition } from './loss.ts';
import { readCluster } from './read-cluster.ts';
import type { ClusterEndpoints, ClusterView, MemberEndpoint } from './types.ts';
import { InternalError } from '../types.ts';
import type { RoleChangeInput, RoleChangeResult } from './verdict.ts';
import { watch } from './watch.ts';

export async function changeRoles(input: RoleChangeInput): Promise<RoleChangeResult> {
  const { endpoints, client, change, advice } = input;
  const [before, store] = await Promise.all([readCluster(endpoints, client), readStore(input)]);
  const decision = decideRoleChange({ view: before, change, advice, ...store });
  const own = listChecks(decision.checks);
  for (const check of own) input.report(sayCheck(check));
  const notes = listNotes(before);
  const isBlind = decision.kind === 'refused' && decision.blind === true;
  const seen = isBlind ? [] : ((await input.handover?.look(before, decision.candidate)) ?? []);
  for (const check of seen) input.report(sayCheck(check));
  const base = { input, before, store, notes, seen };
  const wrong = change.drill === true ? findWrong([...own, ...seen]) : [];
  if (decision.kind !== 'refused' && wrong.length > 0) {
    const verdict = { kind: 'refused', reasons: wrong } as const;
    return { before, after: before, checks: [...own, ...seen], verdict, notes };
  }
  switch (decision.kind) {
    case 'refused': {
      const candidate = decision.candidate === undefined ? {} : { candidate: decision.candidate };
      const { reasons } = decision;
      return {
        before,
        after: before,
        ...candidate,
        checks: [...own, ...seen],
        verdict: { kind: 'refused', reasons },
        notes,
      };
    }
    case 'wait':
      return failOverAfterExpiry({ ...base, own, ...decision });
    case 'accepted':
      return carryOut({ ...base, checks: [...own, ...seen], request: decision.request });
  }
}

/** Practice is for a cluster in which nothing is wrong, and whose clients all see as little of it as can be. */
function findWrong(checks: readonly Check[]): readonly string[] {
  return checks
    .filter(({ verdict }) => verdict !== 'ok')
    .map(({ what, found }) => `a drill is for a cluster in which nothing is wrong, and here is: ${what}: ${found}`);
}

/** What the DCS says, of itself and of the leader that may be dead. A server that does not answer is asked once. */
async function readStore({ endpoints, dcs: store }: RoleChangeInput): Promise<Store> {
  const { servers, folder } = endpoints.dcs;
  const dcs = await store.readHealth(servers);
  const answering = dcs.filter(({ state }) => state !== 'silent').map(({ server }) => server);
  return { dcs, lastPosition: await readLastPosition({ servers: answering, folder }, store) };
}

type Store = Pick<DecisionInput, 'dcs' | 'lastPosition'>;

/** What all that follows the first look goes by. */
interface Begun {
  readonly input: RoleChangeInput;
  readonly before: ClusterView;
  readonly store: Store;
  readonly notes: readonly string[];
  /** What hosts said. */
  readonly seen: readonly Check[];
}

interface Waiting extends Begun {
  /** What Patroni and the DCS said. */
  readonly own: readonly Check[];
  readonly leader: string;
  readonly candidate: string;
}

/** The view after the wait is judged anew: Patroni may have elected by itself, or the leader may be back. */
async function failOverAfterExpiry(waiting: Waiting): Promise<RoleChangeResult> {
  const { input, before, notes, seen, own, leader, candidate } = waiting;
  const { view, elapsedMs } = await waitForExpiry({ ...input, before, leader });
  // A leader that is cut off from here alone went on writing, and telling the DCS so, until its key expired.
  const store = await readStore(input);
  const base = { before, after: view, candidate, notes, checks: [...own, ...seen] };
  const state = readLeaderState(view);
  // A leader that answers and runs no PostgreSQL takes no writes: it is judged as one that was found so at first.
  if (view.leader === leader && state !== 'down') {
    const reason =
      state === 'silent'
        ? `"${leader}" goes on renewing its leader key, so its Patroni lives and leads, but its REST API does not ` +
          'answer from here: look at the network between this host and it, and at its log'
        : `leader "${leader}" answers again, so there was no cause to fail over any more; look at the topology again`;
    return { ...base, verdict: { kind: 'refused', reasons: [reason] } };
  }
  if (view.leader !== undefined && view.leader !== leader) {
    input.report(`Patroni has elected ${view.leader} by itself; nothing was asked of it`);
    const started = input.clock.now() - elapsedMs;
    return { ...base, ...(await watch({ input, base: before, candidate, requested: false, started })) };
  }
  const decision = decideRoleChange({ view, change: input.change, advice: input.advice, ...store });
  const checks = [...listChecks(decision.checks), ...seen];
  if (decision.kind === 'accepted') {
    return carryOut({ input, before, view, store, notes, seen, checks, request: decision.request });
  }
  const reasons = decision.kind === 'refused' ? decision.reasons : [`"${decision.leader}" leads and does not answer`];
  return { ...base, checks, verdict: { kind: 'refused', reasons } };
}

interface CarryOut extends Begun {
  /** Looked at last, where that is not `before`. */
  readonly view?: ClusterView;
  readonly checks: readonly Check[];
  readonly request: RoleRequest;
}

async function carryOut({ input, before, view = before, checks, ...rest }: CarryOut): Promise<RoleChangeResult> {
  const { candidate, leader, path } = rest.request;
  input.aside?.prepare();
  const handover = readLeaderState(view) === 'running' ? input.handover : undefined;
  const calledOff = (await handover?.hold(rest.request)) ?? [];
  if (calledOff.length > 0) {
    const verdict = { kind: 'refused', reasons: calledOff } as const;
    return { before, after: view, candidate, notes: rest.notes, checks, verdict };
  }
  const plan = describePlan(view, rest.request, rest.store);
  input.report(plan);
  // What is given up stands in the report too; how near the candidate was is of no interest afterwards.
  const notes = readLeaderState(view) === 'running' ? rest.notes : [...rest.notes, plan];
  const started = input.clock.now();
  const waiting = new AbortController();
  const answer = input.client.send({
    member: getEndpoint(input.endpoints, rest.request.member),
    method: 'POST',
    path,
    body: leader === undefined ? { candidate } : { leader, candidate },
    credentials: input.endpoints.credentials,
    signal: waiting.signal,
  });
  handover?.follow(answer);
  const watched = await watch({ input, base: view, candidate, requested: true, started, answer });
  waiting.abort();
  await handover?.end(watched.verdict);
  return { before, candidate, notes, checks, ...watched };
}

function describePlan(view: ClusterView, request: RoleRequest, { lastPosition }: Store): string {
  const { candidate } = request;
  if (readLeaderState(view) !== 'running') {
    return `promoting ${candidate}; lost is ${describeLoss(assessLoss(view, candidate, lastPosition), view)}`;
  }
  const member = findMember(view, candidate);
  const lags = `${String(member?.lagBytes ?? '?')} bytes not received, ${String(member?.replayLagBytes ?? '?')} not replayed`;
  return `moving leadership from ${view.leader ?? ''} to ${candidate} (${lags})`;
}

/** What a person should be told also where the table is not looked at. */
function listNotes(view: ClusterView): readonly string[] {
  const notes: string[] = [];
  if (view.strangers.length > 0) {
    notes.push(`Patroni lists ${view.strangers.join(', ')}, which the inventory lacks: nothing is known of them here`);
  }
  if (view.paused) notes.push(`cluster "${view.cluster}" is paused, and stays so`);
  return notes;
}

function getEndpoint(endpoints: ClusterEndpoints, instance: string): MemberEndpoint {
  const member = endpoints.members.find((endpoint) => endpoint.instance === instance);
  if (member === undefined) throw new InternalError(`"${instance}" passed the checks and has no endpoint`);
  return member;
}
