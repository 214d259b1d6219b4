/** What is done with single members: reload, reinit. */
import { findConfirmedLeader, findMember, runs } from '../core/patroni/leader-state.ts';
import type { ClusterView, MemberEndpoint } from '../core/patroni/types.ts';
import { advise } from '../core/operations/advice.ts';
import { RoleProof } from '../failover/prove-roles.ts';
import { UserError } from '../core/types.ts';
import { getMember, pickSpeaker, quoteAnswer, send, watchUntil } from './hold.ts';
import { Refusal } from './ports.ts';
import type { Done, Held } from './ports.ts';

/**
 * Nothing is heard of a base backup until it is over; the job that waits ends before.
 * @internal Tests read it too.
 */
export const REINIT_SECONDS = 3_000;
const ACCEPTED = new Set([200, 202]);

export async function reload(held: Held): Promise<Done> {
  const { endpoints, options, view } = held;
  const wanted = options.member === undefined ? endpoints.members : [getMember(held, options.member)];
  const silent = wanted.filter(({ instance }) => findMember(view, instance)?.state === 'unreachable');
  if (silent.length === wanted.length)
    throw new Refusal(`${silent.map(({ instance }) => instance).join(', ')} does not answer [no-answer]`);
  const problems = silent.map(({ instance }) => `${instance} does not answer, so it was not asked to reload`);
  const done: string[] = [];
  for (const member of wanted.filter((one) => !silent.includes(one))) {
    const answer = await send(held, member, { method: 'POST', path: '/reload', body: {} });
    if (ACCEPTED.has(answer.status)) done.push(member.instance);
    else problems.push(`${member.instance} did not reload; Patroni said ${quoteAnswer(answer)}`);
  }
  const seen = await watchUntil({
    held,
    seconds: view.loopWait,
    isThere: (now) => done.every((name) => isInOrder(now, name)),
  });
  problems.push(...done.filter((name) => !isInOrder(seen.view, name)).map((name) => `${name} does not run after it`));
  const waiting = seen.view.members.filter(({ pendingRestart }) => pendingRestart).map(({ instance }) => instance);
  return {
    problems,
    text: done.length === 0 ? '' : `${done.join(', ')} read the configuration again.\n`,
    notes: waiting.length === 0 ? [] : [`a setting waits for a restart of ${waiting.join(', ')}`],
    data: { reloaded: done },
  };
}

function isInOrder(view: ClusterView, name: string): boolean {
  const member = findMember(view, name);
  return member !== undefined && runs(member);
}

export async function reinit(held: Held): Promise<Done> {
  const { adapters, options, view } = held;
  const member = getMember(held, options.member ?? '');
  assertReinitable(held, member);
  adapters.progress.say(`${member.instance}: its data are thrown away and copied from ${view.leader ?? ''}`);
  const answer = await send(held, member, { method: 'POST', path: '/reinitialize', body: { force: true } });
  // A refusal says so at once; a lost answer says nothing, so the member is watched.
  if (answer.status !== 200 && answer.status !== 0)
    return { problems: [`${member.instance} was not reinitialised; Patroni said ${quoteAnswer(answer)}`] };
  let began = false;
  const seen = await watchUntil({
    held,
    seconds: REINIT_SECONDS,
    isThere: (now) => {
      const state = findMember(now, member.instance);
      const back = state !== undefined && runs(state) && state.streaming && isOnTimeline(now, state.timeline);
      began ||= !back;
      return began && back;
    },
  });
  if (!seen.there) {
    const state = findMember(seen.view, member.instance)?.state ?? 'unknown';
    return { problems: [`${member.instance} does not stream after ${String(REINIT_SECONDS)} s: it is ${state}`] };
  }
  return { ...(await proveRules(held, member)), data: { member: member.instance, state: 'streaming' } };
}

function isOnTimeline(view: ClusterView, timeline: number | undefined): boolean {
  const leading = findMember(view, view.leader)?.timeline;
  return timeline === undefined || leading === undefined || timeline === leading;
}

function assertReinitable(held: Held, member: MemberEndpoint): void {
  const { cluster, options, view } = held;
  const { instance } = member;
  const state = findMember(view, instance);
  const leader = findConfirmedLeader(view);
  pickSpeaker(held);
  if (view.leader === instance || state?.ownRole === 'primary') {
    const move = advise(options.door, { verb: 'patroni', command: 'switchover', values: { cluster } });
    throw new Refusal(
      `${instance} leads: its data are the cluster's. To do it all the same, move leadership first: ${move} [leader]`,
    );
  }
  if (leader === undefined)
    throw new Refusal(
      `nobody leads ${cluster}, so there is nothing to copy from, and ${instance} may have the only data [no-leader]`,
    );
  if (state?.state === 'unreachable') throw new Refusal(`${instance} does not answer on its Patroni port [no-answer]`);
  if (view.paused) throw new Refusal(`${cluster} is paused; resume it first [paused]`);
  if (options.confirm !== instance) {
    throw new Refusal(
      `its data are thrown away: confirm with the name of the member, ${
        options.door === 'form' ? `confirm "${instance}"` : `--confirm ${instance}`
      } [confirmation]`,
    );
  }
}

/** A copy of the leader brings the leader's files: the rules of a replica must be in force again. */
async function proveRules(held: Held, { host, instance }: MemberEndpoint): Promise<Done> {
  const { adapters, inForce, lock, options } = held;
  const text = `${instance} has a new copy of ${held.view.leader ?? ''}, and streams.\n`;
  try {
    const proof = new RoleProof({ environment: options.environment, inForce, lock }, adapters);
    const failed = await proof.finish([host]);
    const why = failed.get(host);
    if (why === undefined) return { text: `${text}The rules of its role are proven.\n` };
    return { text, problems: [`the rules of its role are not proven on ${host}: ${why}`] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { text, problems: [`the rules of its role are not proven on ${host}: ${error.message}`] };
  }
}
