/**
 * Applies the checkout's commit: from what the ledger says is in force to what the commit asks for.
 *
 * Never from an event's before and after: a cancelled, skipped or failed run loses nothing, the next one computes
 * what is still to be done. See core/ledger/state.ts for how a killed run is remembered.
 */
import { findBlocker } from '../core/apply/blocking.ts';
import type { FinishedStep } from '../core/apply/blocking.ts';
import { nameLock } from '../core/apply/lock-name.ts';
import { assembleOwing } from '../core/apply/owing.ts';
import type { ApplyReport, StepReport } from '../core/apply/report.ts';
import { findUsedRemovals } from '../core/apply/used-removals.ts';
import { findStepClusters } from '../core/apply/step-scope.ts';
import { collapseFinished, emptyLedger, recordRemovals } from '../core/ledger/update.ts';
import type { Problem, Step } from '../core/types.ts';
import { findCreatedHosts, findLeaderRemovals, findOccupiedHosts, findRebuiltClusters } from './live-refusals.ts';
import type { ApplyAdapters, ApplyOptions } from './ports.ts';
import { prepare } from './prepare.ts';
import type { Prepared } from './prepare.ts';
import { rehearse } from './rehearse.ts';
import { describeStep, runStep } from './step.ts';
import type { StepContext } from './step.ts';

export async function runApply(options: ApplyOptions, adapters: ApplyAdapters): Promise<ApplyReport> {
  // One apply at a time; failovers and commands by hand take only the locks of what they touch.
  const lock = options.dryRun ? undefined : await adapters.locks.acquire({ names: [nameLock('apply')] });
  try {
    return await applyPlan(options, adapters);
  } finally {
    lock?.release();
  }
}

async function applyPlan(options: ApplyOptions, adapters: ApplyAdapters): Promise<ApplyReport> {
  const start = adapters.stopwatch.seconds();
  const prepared = prepare(options.environment, adapters);
  const { plan } = prepared;
  const lost = new Map<string, string>();
  const refusals = [...plan.refusals, ...(plan.refusals.length > 0 ? [] : await askHosts(prepared, adapters, lost))];
  const base = {
    environment: options.environment,
    existing: plan.existing,
    desired: plan.desired,
    fingerprint: plan.fingerprint,
    dryRun: options.dryRun,
  };
  const seconds = () => adapters.stopwatch.seconds() - start;
  const notes = plan.notes.map((note) => note.message);
  if (refusals.length > 0) return { ...base, ok: false, steps: [], refusals, owing: [], notes, seconds: seconds() };
  if (options.dryRun) {
    const rehearsed = await rehearse({ prepared, adapters, lost });
    return { ...base, ok: rehearsed.ok, steps: rehearsed.steps, refusals, owing: [], notes, seconds: seconds() };
  }
  const steps = await runSteps(plan.steps, { prepared, adapters, lost });
  const owing = assembleOwing(steps, finishHosts(prepared, adapters, steps, plan.steps));
  return { ...base, ok: owing.length === 0, steps, refusals, owing, notes, seconds: seconds() };
}

async function askHosts(
  prepared: Prepared,
  adapters: ApplyAdapters,
  lost: Map<string, string>,
): Promise<readonly Problem[]> {
  const created = findCreatedHosts(prepared);
  const [leaders, occupied] = await Promise.all([
    findLeaderRemovals(prepared, adapters),
    findOccupiedHosts(prepared, adapters, created),
  ]);
  for (const [host, reason] of occupied.unasked) lost.set(host, reason);
  return [...leaders, ...occupied.refusals];
}

async function runSteps(steps: readonly Step[], context: StepContext): Promise<readonly StepReport[]> {
  const { prepared } = context;
  const sides = [prepared.desired, ...prepared.existing.map((side) => side.resolved)];
  const clustersOf = (hosts: readonly string[]) => findStepClusters(hosts, sides);
  const rebuilt = findRebuiltClusters(prepared);
  const finished = new Map<string, FinishedStep>();
  const reports: StepReport[] = [];
  for (const step of steps) {
    const blocker = findBlocker({ step, finished, clustersOf, rebuilt });
    if (blocker !== undefined) {
      reports.push({ ...describeStep(step, step.limit), status: 'blocked', hosts: [], message: blocker });
      finished.set(step.id, { step, failedHosts: [], awayHosts: [], ran: false });
      continue;
    }
    const outcome = await runStep(step, context);
    reports.push(outcome.report);
    const { failedHosts, awayHosts, ran } = outcome;
    finished.set(step.id, { step, failedHosts, awayHosts, ran });
    finishHosts(prepared, context.adapters, reports, steps);
  }
  return reports;
}

/** Collapses the ledger for every host that has nothing before it any more; returns the hosts that still owe. */
function finishHosts(
  prepared: Prepared,
  adapters: ApplyAdapters,
  reports: readonly StepReport[],
  steps: readonly Step[],
): readonly string[] {
  const { commit, desiredHosts, plan, state } = prepared;
  const passed = (step: Step, host: string) =>
    reports.some(
      ({ id, hosts }) => id === step.id && hosts.some((entry) => entry.host === host && entry.status === 'passed'),
    );
  const open = new Set(steps.flatMap((step) => step.hosts.filter((host) => !passed(step, host))));
  const known = new Set([...desiredHosts, ...Object.keys(state?.hosts ?? {})]);
  const hosts = [...known].filter((host) => !open.has(host));
  adapters.ledger.update({
    message: `finish ${String(hosts.length)} of ${String(known.size)} hosts at ${commit.slice(0, 10)}`,
    initial: emptyLedger(plan.environment, commit),
    change: (before) => {
      const after = collapseFinished(before, { commit, hosts, desiredHosts });
      return recordRemovals(after, findUsedRemovals(prepared, after), prepared.removals);
    },
  });
  for (const warning of adapters.ledger.publish()) adapters.progress.say(`warning: ${warning}`);
  return [...open];
}
