/** Pre-checks of the cluster as a whole: who answers, who leads, and what stands in the way of any role change. */
import { judge, ok, refuse, unasked, warn } from './check.ts';
import type { JudgedCheck } from './check.ts';
import type { DecisionInput, RoleChange } from './checks.ts';
import { findMember, findStrayPrimaries, readLeaderState, runs } from './leader-state.ts';
import type { ClusterMember, ClusterView, DcsServer } from './types.ts';

/** A paused Patroni leaves its PostgreSQL running when it is stopped itself. */
export const STOP_STRAY =
  'what a second primary takes is lost later: switch its host off, or stop its PostgreSQL there (pg_ctl stop), not ' +
  'Patroni alone';

/** What makes every other judgement worthless where it is refused. */
export function checkSight({ view, dcs }: DecisionInput): readonly JudgedCheck[] {
  return [checkMembers(view), checkDcs(view, dcs), checkIdentity(view), checkPrimaries(view)];
}

/** What else of the cluster counts, whoever is to lead. */
export function checkCluster(input: DecisionInput): readonly JudgedCheck[] {
  const { view } = input;
  return [
    checkLeader(input),
    checkPause(input),
    checkSchedule(input),
    describeSynchronous(view),
    ...(view.standbyOf === undefined ? [] : [warn('standby cluster', `takes no writes: it follows ${view.standbyOf}`)]),
    checkReplicas(view),
    checkBackups(view),
  ];
}

function checkMembers({ members, strangers }: ClusterView): JudgedCheck {
  const away = members.filter(({ state }) => state === 'unreachable');
  const answering = `${String(members.length - away.length)} of ${String(members.length)} answer`;
  const left = [
    ...(away.length === 0 ? [] : [`not ${listNames(away)}`]),
    ...(strangers.length === 0 ? [] : [`the inventory lacks ${strangers.join(', ')}`]),
  ];
  const found = [answering, ...left].join('; ');
  if (away.length < members.length) return left.length === 0 ? ok('members', found) : warn('members', found);
  return refuse('members', found, [
    'no member answers on its Patroni port; check that patroni runs and that the port is reachable from here',
  ]);
}

function checkDcs(view: ClusterView, servers: readonly DcsServer[]): JudgedCheck {
  const what = 'DCS';
  if (view.dcs === 'failsafe') {
    return refuse(what, 'not reachable, failsafe mode is active', [
      'Patroni cannot reach the DCS and keeps its leader in failsafe mode; leadership cannot move without the DCS, ' +
        'and the cluster takes writes as it is: bring the DCS back first',
    ]);
  }
  if (view.members.every(({ state }) => state === 'unreachable')) return unasked(what, 'no member answers');
  if (view.dcs === 'unread') {
    return refuse(what, 'no member can read it', [
      'members answer, but none of them can read the DCS (GET /cluster), so who leads is not known and leadership ' +
        'cannot move: bring the DCS back first',
    ]);
  }
  const healthy = servers.filter(({ state }) => state === 'healthy').length;
  const rest = servers.filter(({ state }) => state !== 'healthy');
  const named = rest.map(({ server, state }) => `${server} ${state === 'silent' ? 'does not answer' : 'is unhealthy'}`);
  if (healthy === 0) return unasked(what, ['Patroni reads it; nothing of it answers from here', ...named].join(': '));
  const count = `${String(healthy)} of ${String(servers.length)} healthy`;
  if (rest.length === 0) return ok(what, count);
  const quorum = Math.floor(servers.length / 2) + 1;
  const spare = healthy <= quorum ? ', and it can lose none more' : '';
  return warn(what, `${count}, ${named.join(', ')}${spare}`);
}

/** A request to the wrong Patroni would move another cluster's leader. */
function checkIdentity({ cluster, members }: ClusterView): JudgedCheck {
  const reasons: string[] = [];
  for (const { instance, address, identity } of members) {
    const { scope = cluster, name = instance } = identity;
    if (scope === cluster && name === instance) continue;
    const who = scope === cluster ? `"${name}"` : `"${name}" of cluster "${scope}"`;
    reasons.push(
      `the Patroni at ${address} says that it is ${who}, and the inventory has "${instance}" there: put the addresses right`,
    );
  }
  const identifiers = new Map(
    members.flatMap(({ instance, identity: { systemIdentifier: id } }) => (id === undefined ? [] : [[instance, id]])),
  );
  const distinct = [...new Set(identifiers.values())];
  if (distinct.length > 1) {
    const told = [...identifiers].map(([instance, id]) => `${instance} ${id}`).join(', ');
    reasons.push(`members have different system identifiers, so they are not copies of one another: ${told}`);
  }
  const row = distinct.length === 0 ? unasked('system identifier', 'no member tells one') : undefined;
  return judge(row ?? ok('system identifier', distinct.join(', ')), reasons);
}

function checkPrimaries(view: ClusterView): JudgedCheck {
  const what = 'primaries';
  const stray = findStrayPrimaries(view);
  if (view.rivals.length > 0) {
    const all = [view.leader ?? '', ...view.rivals].join(', ');
    return refuse(what, `listed as leaders: ${all}`, [
      `Patroni lists more than one leader (${all}), which cannot be: look at the topology again`,
    ]);
  }
  if (stray.length === 0) {
    const count = view.members.filter((member) => member.ownRole === 'primary' && runs(member)).length;
    return ok(what, count === 0 ? 'none' : 'one');
  }
  const holder = view.leader === undefined ? 'nobody holds the leader key' : `"${view.leader}" holds the leader key`;
  const names = stray.map((name) => `"${name}"`).join(', ');
  return refuse(what, `${stray.join(', ')} without the leader key`, [
    `${names} runs as a primary while ${holder}; ${STOP_STRAY}`,
  ]);
}

function checkLeader({ view, change, advice }: DecisionInput): JudgedCheck {
  const { leader } = view;
  const member = findMember(view, leader);
  const state = readLeaderState(view);
  const reasons: string[] = [];
  if (leader !== undefined && change.leader !== undefined && change.leader !== leader) {
    reasons.push(`the leader is "${leader}", not "${change.leader}"; look at the topology again before you decide`);
  }
  if (leader !== undefined && member === undefined) {
    reasons.push(`the leader "${leader}" is not in the inventory: add it, so that it can be asked`);
  } else if (change.operation === 'switchover') {
    if (state === 'none') {
      const needed = `${advice.give('candidate', 'INSTANCE')} and ${advice.give('accept-data-loss', 'BYTES')}`;
      reasons.push(`the cluster has no leader; use failover with ${needed}`);
    } else if (state === 'silent') {
      reasons.push(describeSilence(view, change));
    } else if (state === 'down') {
      const word = member?.state ?? 'unknown';
      reasons.push(
        `the PostgreSQL of leader "${leader ?? ''}" is ${word}, so it cannot hand over; wait for it, or use failover`,
      );
    }
  }
  const found = describeLeader(view, member);
  return judge(state === 'running' ? ok('leader', found) : warn('leader', found), reasons);
}

function describeLeader(view: ClusterView, member: ClusterMember | undefined): string {
  if (view.leader === undefined) return 'none: nobody holds the leader key';
  if (member === undefined) return `${view.leader}, which the inventory lacks`;
  const timeline = member.timeline === undefined ? '' : `, timeline ${String(member.timeline)}`;
  const version = view.patroniVersion === undefined ? '' : `, Patroni ${view.patroniVersion}`;
  const state = member.state === 'unreachable' ? 'does not answer' : member.state;
  return `${view.leader}, ${state}${timeline}${version}`;
}

/** Why a leader that does not answer has to be waited for. */
export function describeSilence(view: ClusterView, { operation }: RoleChange): string {
  const how = operation === 'failover' ? '' : ': use failover with a candidate';
  const then = view.paused
    ? `Patroni elects nobody then, because the cluster is paused${how}`
    : 'Patroni then elects a new leader by itself where a replica is fit: look again after that';
  return (
    `leader "${view.leader ?? ''}" does not answer; its key expires in at most ${String(view.ttl)} s unless it is ` +
    `renewed, and ${then}`
  );
}

function checkPause({ view, change, advice }: DecisionInput): JudgedCheck {
  const what = 'maintenance mode';
  if (!view.paused) return ok(what, 'off');
  if (change.whilePaused === view.cluster) return warn(what, 'on, and it stays so');
  return refuse(what, 'on', [
    `cluster "${view.cluster}" is paused (maintenance mode): somebody may be at work on it, and a leader that comes ` +
      'back goes on as a second primary, since Patroni demotes none while it is paused. If the old leader is off or ' +
      `healthy and you want this now: ${advice.give('while-paused', view.cluster)}; else resume first, ` +
      advice.command('resume', view.cluster),
  ]);
}

function checkSchedule({ view, advice }: DecisionInput): JudgedCheck {
  const what = 'scheduled switchover';
  if (!view.scheduledSwitchover) return ok(what, 'none');
  return refuse(what, 'there is one', [
    `a switchover is already scheduled; cancel it first, ${advice.command('flush', view.cluster)}`,
  ]);
}

function describeSynchronous(view: ClusterView): JudgedCheck {
  const what = 'synchronous mode';
  if (view.synchronousMode === 'off') return ok(what, 'off');
  const standbys = view.members.filter(({ role }) => role === 'sync_standby');
  const mode = `${view.synchronousMode}${view.synchronousStrict ? ', strict' : ''}`;
  if (standbys.length > 0) return ok(what, `${mode}: ${listNames(standbys)}`);
  const wait = view.synchronousStrict ? ', so writes wait' : '';
  return warn(what, `${mode}: there is no synchronous standby${wait}`);
}

/** Replicas that do not stream, and those that stream from another replica. */
function checkReplicas(view: ClusterView): JudgedCheck {
  const what = 'replicas';
  const replicas = view.members.filter(({ instance }) => instance !== view.leader);
  const streaming = replicas.filter((member) => member.streaming);
  const cascades = streaming.flatMap(({ instance, upstream }) =>
    upstream === undefined || upstream === view.leader ? [] : [`${instance} from ${upstream}`],
  );
  const count = `${String(streaming.length)} of ${String(replicas.length)} stream`;
  const found = cascades.length === 0 ? count : `${count}, ${cascades.join(', ')}`;
  if (streaming.length === replicas.length) return ok(what, found);
  const rest = replicas.filter((member) => !member.streaming);
  return warn(what, `${found}; not ${listNames(rest)}`);
}

/** Taken from a leader that is demoted or from a replica that is promoted, a base backup is lost. */
function checkBackups({ members }: ClusterView): JudgedCheck {
  const what = 'base backups';
  const found = members.flatMap(({ instance, backups }) => backups.map((name) => `${name} from ${instance}`));
  if (found.length > 0) return warn(what, `${found.join(', ')}: lost where that member changes its role`);
  return ok(what, 'none by the list of walsenders');
}

function listNames(members: readonly ClusterMember[]): string {
  return members.map(({ instance }) => instance).join(', ');
}
