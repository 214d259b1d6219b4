/** What became of one merged pull request, by its own plan and what the apply that covers it did. */
import type { OwingHosts, Stage } from '../render/page/input.ts';
import type { WriteGap } from '../apply/write-gap.ts';
import { sortNatural } from '../general/natural.ts';
import type { Plan } from '../types.ts';
import { listAdvice } from './advice.ts';
import type { ReadReport, ReadStep } from './apply-report.ts';

export type ApplyState =
  | { readonly kind: 'waiting'; readonly behind?: string }
  | Extract<Stage, { kind: 'running' }>
  /** The run is over and left no report. */
  | { readonly kind: 'ended'; readonly conclusion: string }
  | { readonly kind: 'reported'; readonly report: ReadReport; readonly runUrl: string };

export interface MergedContext {
  /** Other pull requests that the same apply covers. */
  readonly others: number;
  /** An earlier apply brought the merge to some hosts already. */
  readonly isEarlier: boolean;
}

export function findStage(plan: Plan, state: ApplyState, context: MergedContext): Stage {
  if (plan.steps.length === 0) return { kind: 'planned' };
  switch (state.kind) {
    case 'waiting':
    case 'running':
      return state;
    case 'ended':
      return { kind: 'waiting', behind: `the next apply: the last run ended as ${state.conclusion} without a report` };
    case 'reported':
      return findReported(plan, state, context);
  }
}

function findReported(
  plan: Plan,
  { report, runUrl }: Extract<ApplyState, { kind: 'reported' }>,
  context: MergedContext,
): Stage {
  if (report.dryRun) return { kind: 'waiting', behind: 'the next apply: the last one only rehearsed' };
  if (report.refusals.length > 0) {
    return { kind: 'refused', reasons: report.refusals, advice: listAdvice({ report, hosts: [] }) };
  }
  const mine = new Set(plan.steps.flatMap(({ hosts }) => hosts));
  const hosts = report.owing.map(({ host }) => host).filter((host) => mine.has(host));
  if (hosts.length > 0) return findUnfinished(report, new Set(hosts));
  if (context.isEarlier) return { kind: 'superseded', commit: report.desired ?? '', runUrl };
  const { seconds, steps } = report;
  const applied = { kind: 'applied' as const, steps: steps.length, seconds, ...findPauses(steps) };
  return context.others === 0 ? applied : { ...applied, others: context.others };
}

/** Of all steps, as their number and seconds are; of each cluster the longest pause and all errors, longest first. */
function findPauses(steps: readonly ReadStep[]): { readonly gaps: readonly WriteGap[]; unmeasured: readonly string[] } {
  const gaps = new Map<string, WriteGap>();
  for (const { gap } of steps) {
    if (gap === undefined) continue;
    const { seconds, errors } = gaps.get(gap.cluster) ?? { seconds: 0, errors: 0 };
    gaps.set(gap.cluster, { ...gap, seconds: Math.max(seconds, gap.seconds), errors: errors + gap.errors });
  }
  return {
    gaps: [...gaps.values()].sort((one, other) => other.seconds - one.seconds),
    unmeasured: [...new Set(steps.flatMap(({ unmeasured }) => unmeasured))],
  };
}

function findUnfinished(report: ReadReport, hosts: ReadonlySet<string>): Stage {
  const open = report.steps.filter((step) => listOpen(step, hosts).length > 0);
  const failed = open.find(({ status }) => status === 'failed');
  const unfinished = {
    done: report.steps.filter(({ status }) => status === 'passed').length,
    of: report.steps.length,
    owing: groupOwing(report, hosts, open),
    advice: listAdvice({ report, hosts: [...hosts] }),
  };
  if (failed === undefined) return { kind: 'owed', ...unfinished };
  const reason = failed.message ?? failed.hosts.find(({ message }) => message !== undefined)?.message ?? 'see its log';
  return { kind: 'stopped', step: failed.id, reason, ...unfinished };
}

/** Hosts of ours on which the step did not pass. */
function listOpen(step: ReadStep, hosts: ReadonlySet<string>): readonly string[] {
  return step.hosts.filter(({ host, status }) => status !== 'passed' && hosts.has(host)).map(({ host }) => host);
}

/** Hosts that still need the same steps for the same reason, in the order of the first step. */
function groupOwing(report: ReadReport, hosts: ReadonlySet<string>, open: readonly ReadStep[]): readonly OwingHosts[] {
  const groups = new Map<string, { hosts: string[]; readonly steps: readonly string[]; readonly reason: string }>();
  for (const host of sortNatural([...hosts])) {
    const steps = open.filter((step) => listOpen(step, hosts).includes(host)).map(({ id }) => id);
    const reason = findReason(report, host);
    const key = JSON.stringify([steps, reason]);
    const group = groups.get(key) ?? { hosts: [], steps, reason };
    group.hosts.push(host);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function findReason(report: ReadReport, host: string): string {
  return report.owing.find((owing) => owing.host === host)?.reason ?? 'its step did not pass';
}
