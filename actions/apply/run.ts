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
import { assembleRecord } from '../core/apply/record.ts';
import type { Ledger } from '../core/apply/ports.ts';
import type { ApplyReport, StepReport } from '../core/apply/report.ts';
import { findSpentBudget } from '../core/apply/write-gap.ts';
import { findUsedRemovals } from '../core/apply/used-removals.ts';
import { findStepClusters } from '../core/apply/step-scope.ts';
import type { LedgerRecord } from '../core/ledger/record.ts';
import { nameStep, rememberProven } from '../core/ledger/proven-steps.ts';
import { collapseFinished, emptyLedger, recordRemovals } from '../core/ledger/update.ts';
import { ABSENT } from '../core/ledger/state.ts';
import { findReady } from '../core/apply/side-by-side.ts';
import { sortNatural } from '../core/general/natural.ts';
import { UserError } from '../core/types.ts';
import type { Problem, Step } from '../core/types.ts';
import { judgeApproval, pickRecord } from './approval.ts';
import { advance } from './descent.ts';
import { findGates, loosenApproved, tellHeldGates } from './held-gates.ts';
import {
  findCreatedHosts,
  findLeaderRemovals,
  findLeavingLeaders,
  findOccupiedHosts,
  findRebuiltClusters,
  findStrangers,
  isRemoval,
} from './live-refusals.ts';
import type { ApplyAdapters, ApplyOptions } from './ports.ts';
import { keepPace } from './pace.ts';
import { prepare } from './prepare.ts';
import type { Prepared } from './prepare.ts';
import { publish } from './publish.ts';
import { describePlanned, rehearse } from './rehearse.ts';
import { describeStep, runStep } from './step.ts';
import type { StepContext } from './step.ts';
import { Waits } from './waits.ts';

const UNASKED =
  "origin's main does not contain the commit, so neither the hosts nor Ansible were asked: that would run its code here";

export async function runApply(options: ApplyOptions, adapters: ApplyAdapters): Promise<ApplyReport> {
  // One apply at a time; failovers and commands by hand take only the locks of what they touch.
  const lock = options.dryRun ? undefined : await adapters.locks.acquire({ names: [nameLock('apply')] });
  try {
    return await applyPlan(options, adapters);
  } finally {
    lock?.release();
    if (!options.dryRun) await publish(adapters);
  }
}

async function applyPlan(options: ApplyOptions, adapters: ApplyAdapters): Promise<ApplyReport> {
  const start = adapters.stopwatch.seconds();
  const begun = adapters.witness.readTime();
  const prepared = loosenApproved(prepare(options.environment, adapters, options), options);
  const { plan } = prepared;
  if (prepared.state === undefined && !prepared.merged) {
    throw new UserError(
      'the first apply begins the ledger, with a commit that main contains: --unmerged is for later [unmerged]',
    );
  }
  const lost = new Map<string, string>();
  // Ansible evaluates templates and loads plugins of the commit even where it only looks: not before a review.
  const isBlind = options.dryRun && !prepared.merged;
  const approval = judgeApproval(prepared, options, adapters);
  const refused = [...plan.refusals, ...approval.refusals];
  const isAsked = refused.length === 0 && !isBlind;
  const refusals = [...refused, ...(isAsked ? await askHosts(prepared, adapters, lost) : [])];
  const base = {
    environment: options.environment,
    existing: plan.existing,
    desired: plan.desired,
    fingerprint: plan.fingerprint,
    dryRun: options.dryRun,
  };
  const seconds = () => adapters.stopwatch.seconds() - start;
  const told = [...approval.notes, ...tellHeldGates(prepared), ...plan.notes.map((note) => note.message)];
  const notes = [...(isBlind ? [UNASKED] : []), ...told];
  if (refusals.length > 0) return { ...base, ok: false, steps: [], refusals, owing: [], notes, seconds: seconds() };
  if (options.dryRun) {
    const rehearsed = isBlind ? describePlanned(plan.steps) : await rehearse({ prepared, adapters, lost });
    return { ...base, ok: rehearsed.ok, steps: rehearsed.steps, refusals, owing: [], notes, seconds: seconds() };
  }
  const steps = await runSteps(plan.steps, { prepared, adapters, lost });
  const interrupted = adapters.interruption.signal();
  const did = { begun, seconds: seconds(), steps, ...pickRecord(approval) };
  const record = steps.length === 0 ? undefined : recordApply(prepared, adapters, did);
  const { open, failure } = finishHosts(prepared, adapters, steps, record);
  const owing = assembleOwing(steps, open);
  const all = failure === undefined ? notes : [...notes, failure];
  const ok = owing.length === 0 && failure === undefined;
  return {
    ...{ ...base, ok, steps, refusals, owing, notes: all, seconds: seconds() },
    ...(interrupted === undefined ? {} : { interrupted }),
  };
}

async function askHosts(
  prepared: Prepared,
  adapters: ApplyAdapters,
  lost: Map<string, string>,
): Promise<readonly Problem[]> {
  const created = findCreatedHosts(prepared);
  const [leaders, leaving, strangers, occupied] = await Promise.all([
    findLeaderRemovals(prepared, adapters),
    findLeavingLeaders(prepared, adapters),
    findStrangers(prepared, adapters),
    findOccupiedHosts(prepared, adapters, created),
  ]);
  for (const [host, reason] of occupied.unasked) lost.set(host, reason);
  return [...leaders, ...leaving, ...strangers, ...occupied.refusals];
}

/** Steps that touch nothing in common run beside each other; see core/apply/side-by-side.ts. */
async function runSteps(steps: readonly Step[], context: StepContext): Promise<readonly StepReport[]> {
  const { prepared } = context;
  const sides = [prepared.desired, ...prepared.existing.map((side) => side.resolved)];
  const clustersOf = (hosts: readonly string[]) => findStepClusters(hosts, sides);
  const course: Course = {
    steps,
    clustersOf,
    rebuilt: findRebuiltClusters(prepared),
    finished: new Map(),
    reports: new Map(),
  };
  const pace = keepPace(steps, clustersOf, context.adapters, () => course.finished.keys());
  const waits = new Waits();
  const paced = { ...context, pace, waits };
  const running = new Map<string, Promise<void>>();
  try {
    for (;;) {
      const [busy, finished] = [new Set(running.keys()), new Set(course.finished.keys())];
      const nextWait = waits.next();
      const ready = findReady({ steps, running: busy, waiting: waits.steps, finished, clustersOf });
      for (const step of ready) {
        const work = carryOn(step, course, paced).finally(() => {
          running.delete(step.id);
          waits.set(step.id, false);
        });
        running.set(step.id, work);
      }
      if (running.size === 0) return listReports(course);
      tellCourse([...running.keys()], course, context);
      await Promise.race([...running.values(), nextWait]);
    }
  } finally {
    // Of a bug in one of them: the others end, and are recorded, before it is told.
    await Promise.allSettled(running.values());
  }
}

function tellCourse(running: readonly string[], { reports, steps }: Course, { adapters, prepared }: StepContext): void {
  const done = [...reports.values()].filter(({ status }) => status === 'passed').length;
  adapters.tellCourse?.({ commit: prepared.commit, steps: running, done, of: steps.length });
}

interface Course {
  readonly steps: readonly Step[];
  readonly clustersOf: (hosts: readonly string[]) => readonly string[];
  readonly rebuilt: ReadonlySet<string>;
  readonly finished: Map<string, FinishedStep>;
  readonly reports: Map<string, StepReport>;
}

/** In the order of the plan, whichever ended first. */
function listReports({ reports, steps }: Course): readonly StepReport[] {
  return steps.flatMap((step) => reports.get(step.id) ?? []);
}

async function carryOn(step: Step, course: Course, context: StepContext): Promise<void> {
  const { finished, reports } = course;
  const { writeGapBudgetMs: budgetMs } = findGates(context.prepared, step.hosts);
  const blocker =
    describeSignal(context.adapters) ??
    findBlocker({ ...course, step }) ??
    findSpentBudget({ step, reports: listReports(course), budgetMs });
  if (blocker !== undefined) {
    const hosts = step.hosts.map((host) => ({ host, status: 'blocked' as const, changed: 0 }));
    reports.set(step.id, { ...describeStep(step, step.limit), status: 'blocked', hosts, message: blocker });
    finished.set(step.id, { step, failedHosts: [], awayHosts: [], ran: false });
    return;
  }
  const open = sortNatural(findOpenHosts(listReports(course), course.steps)).join(', ');
  context.adapters.interruption.leave('owing', `${open} still need steps, which the next apply runs`);
  const { report, failedHosts, awayHosts, ran, end } = await runStep(step, context);
  reports.set(step.id, report);
  finished.set(step.id, { step, failedHosts, awayHosts, ran });
  finishHosts(context.prepared, context.adapters, listReports(course));
  if (end !== undefined) context.adapters.progress.say(end);
}

function describeSignal({ interruption }: ApplyAdapters): string | undefined {
  const signal = interruption.signal();
  return signal === undefined ? undefined : `not begun: ${signal} came`;
}

function hasPassed(reports: readonly StepReport[], step: Step, host: string): boolean {
  return reports.some(
    ({ id, hosts }) => id === step.id && hosts.some((entry) => entry.host === host && entry.status === 'passed'),
  );
}

/** Hosts with a step that has not passed there. */
function findOpenHosts(reports: readonly StepReport[], steps: readonly Step[]): ReadonlySet<string> {
  return new Set(steps.flatMap((step) => step.hosts.filter((host) => !hasPassed(reports, step, host))));
}

function recordApply(
  { commit, existing, plan }: Prepared,
  { interruption, ledger, witness }: ApplyAdapters,
  told: Pick<LedgerRecord, 'approval' | 'begun' | 'seconds'> & { readonly steps: readonly StepReport[] },
): LedgerRecord {
  const others = existing.map((side) => side.commit);
  return assembleRecord({
    ...told,
    verb: 'apply',
    by: witness.readActor(),
    commit,
    fingerprint: plan.fingerprint,
    merged: findMerged(ledger, commit, others),
    reasons: plan.notes.map(({ message }) => message),
    interrupted: interruption.signal() !== undefined,
  });
}

/** The first apply brings all that there is. What git cannot tell now keeps nobody from the rest of the record. */
function findMerged(ledger: Ledger, commit: string, others: readonly string[]): readonly string[] {
  try {
    return others.length === 0 ? [] : ledger.findMerged(commit, others);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [];
  }
}

interface Finished {
  /** Hosts that still owe. */
  readonly open: readonly string[];
  /** Why it could not be written down. */
  readonly failure?: string;
}

/** Of each host that still owes, the steps that are done there. What is removed has a mark of its own. */
function findPassed(
  steps: readonly Step[],
  reports: readonly StepReport[],
  open: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const lasting = steps.filter((step) => !isRemoval(step));
  return new Map(
    [...open].map((host) => [host, lasting.filter((step) => hasPassed(reports, step, host)).map(nameStep)] as const),
  );
}

/** Collapses the ledger for every host that has nothing before it any more. What was done is reported although that fails. */
function finishHosts(
  prepared: Prepared,
  adapters: ApplyAdapters,
  reports: readonly StepReport[],
  record?: LedgerRecord,
): Finished {
  const { commit, desiredHosts, plan, state } = prepared;
  const open = findOpenHosts(reports, plan.steps);
  const all = new Set([...desiredHosts, ...Object.keys(state?.hosts ?? {})]);
  const hosts = [...all].filter((host) => !open.has(host));
  const removals = plan.steps.filter(isRemoval);
  const removed = hosts.filter((host) => removals.some((step) => hasPassed(reports, step, host)));
  const known = { ...state?.hosts, ...Object.fromEntries(removed.map((host) => [host, [ABSENT]])) };
  const finish = { commit, hosts, desiredHosts, known, paid: state?.debts ?? {} };
  try {
    adapters.ledger.update({
      message: `finish ${String(hosts.length)} of ${String(all.size)} hosts at ${commit.slice(0, 10)}`,
      initial: emptyLedger(plan.environment, commit),
      ...(record === undefined ? {} : { record }),
      change: (before) => {
        const after = collapseFinished(advance(before, prepared, adapters), finish);
        const used = recordRemovals(after, findUsedRemovals(prepared, after), prepared.removals);
        return rememberProven(used, commit, findPassed(plan.steps, reports, open));
      },
    });
    return { open: [...open] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const failure = `what is finished could not be recorded, so the next apply does it again: ${error.message}`;
    adapters.progress.say(failure);
    return { open: [...open], failure };
  }
}
