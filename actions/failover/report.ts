/** What a switchover or failover did, as data and for people. */
import { renderHandover } from '../core/handover/report.ts';
import type { HandoverReport } from '../core/handover/report.ts';
import { STOP_STRAY } from '../core/patroni/checks.ts';
import { findMember, findStrayPrimaries } from '../core/patroni/leader-state.ts';
import { describeSkew, findSkew } from '../core/patroni/skew.ts';
import { renderTopology } from '../core/patroni/topology.ts';
import type { ClusterView } from '../core/patroni/types.ts';
import type { Moved, RoleChangeResult } from '../core/patroni/verdict.ts';
import { isOlder } from '../core/patroni/version.ts';
import { codeBlock, printable } from '../core/render/safe-text.ts';
import type { InForce } from './in-force.ts';
import type { FailoverOptions } from './run.ts';

export interface FailoverReport {
  /** The candidate leads, every member that answered streams from it, and the rules of its role are proven on each. */
  readonly ok: boolean;
  readonly cluster: string;
  readonly operation: FailoverOptions['operation'];
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
  /** Topology before and after, as the handbook prints it. */
  readonly before: string;
  readonly after: string;
  /** Live roles that differ from `pg_role`, with what to change in the inventory. */
  readonly skew: readonly string[];
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
}

export function assembleReport({ options, result, inForce, followed, handover }: ReportInput): FailoverReport {
  const { before, after, verdict } = result;
  const moved = verdict.kind === 'moved' ? verdict : undefined;
  const problems = [...listProblems(options, result), ...(handover?.faults ?? []), ...followed.problems];
  return {
    ok: moved !== undefined && problems.length === 0,
    cluster: options.cluster,
    operation: options.operation,
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
    before: renderTopology(before),
    after: renderTopology(after),
    skew: findSkew(after, inForce.inventory).map(describeSkew),
    handover: handover ?? null,
  };
}

function listProblems({ cluster }: FailoverOptions, { after, candidate, verdict }: RoleChangeResult): string[] {
  if (verdict.kind === 'refused') return [...verdict.reasons];
  const problems = verdict.kind === 'unmoved' ? [verdict.reason] : describeMoved(verdict, cluster, candidate ?? '');
  const stray = findStrayPrimaries(after);
  if (stray.length > 0) {
    problems.push(`${stray.join(', ')} runs as a primary beside ${after.leader ?? 'nobody'}; ${STOP_STRAY}`);
  }
  return problems;
}

function describeMoved({ leader, expected, requested, waiting }: Moved, cluster: string, candidate: string): string[] {
  const problems: string[] = [];
  if (!expected) {
    const who = requested
      ? `"${leader}" became leader instead of "${candidate}"`
      : `Patroni elected "${leader}" by itself, so nothing was asked for "${candidate}"`;
    problems.push(
      `${who}; if "${candidate}" is to lead: ` +
        `scripts/ops patroni switchover ${cluster} --candidate ${candidate} --confirm ${cluster}`,
    );
  }
  if (waiting.length > 0) {
    problems.push(
      `${waiting.join(', ')} did not stream from "${leader}" when this ended; ` +
        `look again: scripts/ops patroni list ${cluster}`,
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

/** One line that says how it ended. */
function summarise(report: FailoverReport): string {
  const { cluster, operation, verdict, leader, timeline, leaderAfter, streamingAfter } = report;
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
    ...(report.handover === null ? [] : renderHandover(report.handover).map((line) => printable(line))),
    ...(report.proven.length > 0 ? [`The rules of their live role are proven on ${report.proven.join(', ')}.`] : []),
    ...list('Notes:', report.notes),
    ...list('pg_role of the inventory is a label that differs from the live role now:', report.skew),
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
    ...table('Before', report.before),
    ...(report.verdict === 'refused' ? [] : table('After', report.after)),
    ...(report.handover === null ? [] : list('Clients', renderHandover(report.handover))),
    ...list('Rules of the live role are proven on', report.proven),
    ...list('Notes', report.notes),
    ...list('pg_role differs from the live role', report.skew),
  ].join('\n');
}
