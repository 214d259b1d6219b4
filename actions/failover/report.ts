/** What a switchover or failover did, as data and for people. */
import { renderHandover } from '../core/handover/report.ts';
import type { HandoverReport } from '../core/handover/report.ts';
import type { RoleAdvice } from '../core/patroni/advice.ts';
import type { Check } from '../core/patroni/check.ts';
import { STOP_STRAY } from '../core/patroni/cluster-checks.ts';
import { findMember, findStrayPrimaries } from '../core/patroni/leader-state.ts';
import { describeSkew, findSkew, listLiveRoles } from '../core/patroni/skew.ts';
import type { LiveLabel } from '../core/patroni/skew.ts';
import { renderTopology } from '../core/patroni/topology.ts';
import type { ClusterView } from '../core/patroni/types.ts';
import type { Moved, RoleChangeResult } from '../core/patroni/verdict.ts';
import { isOlder } from '../core/patroni/version.ts';
import { codeBlock, printable } from '../core/render/safe-text.ts';
import { renderChecks, summariseChecks } from './check-table.ts';
import type { InForce } from './in-force.ts';
import type { FailoverOptions } from './run.ts';

export interface FailoverReport {
  /** The candidate leads, every member that answered streams from it, and the rules of its role are proven on each. */
  readonly ok: boolean;
  readonly cluster: string;
  readonly operation: FailoverOptions['operation'];
  readonly drill: boolean;
  /** `refused`: nothing was changed. `unmoved`: Patroni was asked, and leadership is where it was, or nowhere. */
  readonly verdict: RoleChangeResult['verdict']['kind'];
  readonly candidate: string | null;
  readonly previousLeader: string | null;
  readonly leader: string | null;
  readonly timeline: number | null;
  /** Seconds from Patroni's request. */
  readonly leaderAfter: number | null;
  readonly streamingAfter: number | null;
  /** Why it was refused, what went wrong, what is left to do. */
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  /** Hosts on which the rules of the live role are proven. */
  readonly proven: readonly string[];
  /** Every question that was asked before Patroni was, with what was found. */
  readonly checks: readonly Check[];
  /** Topology before and after, as the handbook prints it. */
  readonly before: string;
  readonly after: string;
  /** Where `pg_role` differs from the live role: the line of the inventory, and what it should say. */
  readonly skew: readonly string[];
  /** Role of each member by Patroni's word; none where nobody leads. */
  readonly roles: readonly LiveLabel[];
  /** Lines of pg_hba_rules_extra, with role common, without which pools could not be held. */
  readonly missingRules: readonly string[];
  /** What was done for clients; null where Patroni was not about to be asked, or no leader ran that could hand over. */
  readonly handover: HandoverReport | null;
}

export interface Followed {
  readonly proven: readonly string[];
  /** What of the follow-up is left to do. */
  readonly problems: readonly string[];
}

export interface ReportInput {
  readonly options: FailoverOptions;
  readonly result: RoleChangeResult;
  readonly inForce: InForce;
  readonly followed: Followed;
  readonly handover: HandoverReport | undefined;
  readonly missingRules: readonly string[];
  readonly advice: RoleAdvice;
}

export function assembleReport(input: ReportInput): FailoverReport {
  const { options, result, inForce, followed, handover, missingRules, advice } = input;
  const { before, after, verdict } = result;
  const moved = verdict.kind === 'moved' ? verdict : undefined;
  const problems = [...listProblems(options, result, advice), ...(handover?.faults ?? []), ...followed.problems];
  return {
    ok: moved !== undefined && problems.length === 0,
    cluster: options.cluster,
    operation: options.operation,
    drill: options.drill === true,
    verdict: verdict.kind,
    candidate: result.candidate ?? options.candidate ?? null,
    previousLeader: before.leader ?? null,
    leader: after.leader ?? null,
    timeline: findMember(after, after.leader)?.timeline ?? null,
    leaderAfter: toSeconds(moved?.leaderAfterMs),
    streamingAfter: toSeconds(moved?.streamingAfterMs),
    problems,
    notes: [
      ...(inForce.doubt === undefined ? [] : [inForce.doubt]),
      ...result.notes,
      ...(moved === undefined ? [] : listAftermath(after)),
    ],
    proven: followed.proven,
    checks: result.checks,
    before: renderTopology(before),
    after: renderTopology(after),
    skew: findSkew(after, inForce.inventory).map((skew) => describeSkew(skew, inForce.inventory)),
    roles: listLiveRoles(after),
    missingRules,
    handover: handover ?? null,
  };
}

function listProblems(options: FailoverOptions, result: RoleChangeResult, advice: RoleAdvice): string[] {
  const { after, verdict } = result;
  if (verdict.kind === 'refused') return [...verdict.reasons];
  const candidate = result.candidate ?? '';
  const accepted = typeof options.acceptDataLoss === 'number' ? options.acceptDataLoss : 0;
  const asked = { cluster: options.cluster, candidate, accepted, advice };
  const problems = verdict.kind === 'unmoved' ? [verdict.reason] : describeMoved(verdict, asked);
  const stray = findStrayPrimaries(after);
  if (stray.length > 0) {
    problems.push(`${stray.join(', ')} runs as a primary beside ${after.leader ?? 'nobody'}; ${STOP_STRAY}`);
  }
  return problems;
}

interface Asked {
  readonly cluster: string;
  readonly candidate: string;
  /** Bytes of WAL that a person has given up. */
  readonly accepted: number;
  readonly advice: RoleAdvice;
}

function describeMoved({ leader, expected, requested, waiting, lostBytes }: Moved, asked: Asked): string[] {
  const { cluster, candidate, advice } = asked;
  const problems: string[] = [];
  if (lostBytes !== undefined && lostBytes > asked.accepted) {
    problems.push(
      `"${leader}" leads ${String(lostBytes)} bytes of WAL before what the old leader had when it was looked at: that is ` +
        'lost, unless the old leader is brought back as it is; keep its data directory until you know what was in it',
    );
  }
  if (!expected) {
    const who = requested
      ? `"${leader}" became leader instead of "${candidate}"`
      : `Patroni elected "${leader}" by itself, so nothing was asked for "${candidate}"`;
    problems.push(`${who}; if "${candidate}" is to lead: ${advice.switchover(cluster, candidate)}`);
  }
  if (waiting.length > 0) {
    problems.push(
      `${waiting.join(', ')} did not stream from "${leader}" when this ended; ` +
        `look again: ${advice.command('list', cluster)}`,
    );
  }
  return problems;
}

/** Before this version, with etcd 3, a leader that was frozen for longer than ttl takes its key back when it goes on. */
const KEEPS_TO_ITS_LOSS = [3, 0, 3];

/** What the person should know of members that are away: one of them may have led before. */
function listAftermath(after: ClusterView): string[] {
  const away = after.members.filter(({ state }) => state === 'unreachable').map(({ instance }) => instance);
  if (away.length === 0) return [];
  const names = away.join(', ');
  if (after.paused) {
    return [
      `${names} does not answer: keep it off until the cluster is resumed, since a paused Patroni does not demote an ` +
        'old leader that comes back as a primary',
    ];
  }
  if (isOlder(after.patroniVersion, KEEPS_TO_ITS_LOSS)) {
    return [
      `${names} does not answer: if its host is frozen rather than off, switch it off before it goes on, since a leader ` +
        `that was frozen takes its key back by Patroni ${after.patroniVersion ?? ''}, and what was written since is lost ` +
        '(fixed in 3.0.3); one that starts anew becomes a replica',
    ];
  }
  return [`${names} does not answer: when it is back, Patroni makes it a replica again`];
}

function toSeconds(milliseconds: number | undefined): number | null {
  return milliseconds === undefined ? null : Math.round(milliseconds / 100) / 10;
}

/** What it was, for people and records. */
export function nameOperation({ operation, drill }: FailoverReport): string {
  return drill ? 'drill' : operation;
}

/** One line that says how it ended. */
function summarise(report: FailoverReport): string {
  const { cluster, verdict, leader, timeline, leaderAfter, streamingAfter } = report;
  const operation = nameOperation(report);
  if (verdict === 'refused') return `${operation} of ${cluster} refused, nothing was changed`;
  if (verdict === 'unmoved') return `${operation} of ${cluster}: leadership has not moved`;
  const all = streamingAfter === null ? '' : `, its replicas stream after ${String(streamingAfter)} s`;
  return `${leader ?? ''} leads ${cluster} on timeline ${String(timeline)} after ${String(leaderAfter)} s${all}`;
}

export function renderReport(report: FailoverReport): string {
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [title, ...lines.map((line) => `  - ${printable(line)}`)];
  return [
    ...(report.verdict === 'refused'
      ? [`Now\n${report.before}`]
      : [`Before\n${report.before}`, `After\n${report.after}`]),
    `${summarise(report)}${report.problems.length > 0 && report.verdict !== 'moved' ? ':' : '.'}`,
    ...list(report.verdict === 'moved' ? 'LEFT TO DO:' : '', report.problems).filter((line) => line !== ''),
    ...renderChecks(report.checks),
    ...(report.handover === null ? [] : renderHandover(report.handover).map((line) => printable(line))),
    ...(report.proven.length > 0 ? [`The rules of their live role are proven on ${report.proven.join(', ')}.`] : []),
    ...list('Notes:', report.notes),
    ...list('What the inventory should say now (pg_role is a label, and moves no leader):', report.skew),
    '',
  ].join('\n');
}

/** For the job summary: nothing that a cluster says of itself is markup there. */
export function renderSummary(report: FailoverReport): string {
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`### ${title}`, '', ...codeBlock(lines, 'text'), ''];
  const table = (title: string, text: string) => [
    `### ${title}`,
    '',
    ...codeBlock(text.trimEnd().split('\n'), 'text'),
    '',
  ];
  return [
    ...[`## ${summarise(report)}`, ''],
    ...list(report.verdict === 'moved' ? 'Left to do' : 'Why', report.problems),
    ...summariseChecks(report.checks),
    ...table('Before', report.before),
    ...(report.verdict === 'refused' ? [] : table('After', report.after)),
    ...(report.handover === null ? [] : list('Clients', renderHandover(report.handover))),
    ...list('Rules of the live role are proven on', report.proven),
    ...list('Notes', report.notes),
    ...list('What the inventory should say now', report.skew),
  ].join('\n');
}
