/** One step from its checks to its proof. Failures end in the step's report, so that other clusters go on. */
import { takesDown } from '../core/apply/cluster-health.ts';
import { findDepartures } from '../core/apply/cross-check.ts';
import type { ListedPlay } from '../core/apply/cross-check.ts';
import { parseEvents } from '../core/apply/events.ts';
import { narrowLimit } from '../core/apply/limit.ts';
import type { GuardedRun, HeldRun, PlaybookRun } from '../core/apply/ports.ts';
import { PassingFault } from '../core/apply/passing-fault.ts';
import { compareRecap } from '../core/apply/recap.ts';
import type { HostVerdict } from '../core/apply/recap.ts';
import { tellEnd, tellStart } from '../core/apply/progress-words.ts';
import { describeCommand } from '../core/apply/report.ts';
import type { HostReport, StepReport } from '../core/apply/report.ts';
import { findStepLocks } from '../core/apply/step-scope.ts';
import type { StepGap } from '../core/apply/write-gap.ts';
import { UnaskedRun } from '../core/apply/unasked-run.ts';
import { findUsedRemovals } from '../core/apply/used-removals.ts';
import type { LedgerState } from '../core/ledger/state.ts';
import { isProvenStep } from '../core/ledger/proven-steps.ts';
import { emptyLedger, markBegun, markRemoved, recordRemovals } from '../core/ledger/update.ts';
import { findRemovedStops, findStoppedByHand } from '../core/operations/stopped.ts';
import type { Step } from '../core/types.ts';
import { UserError } from '../core/types.ts';
import { assembleRun } from './assemble-run.ts';
import { assertHealthy, Patience } from './gates.ts';
import { assertIdle } from './idle-gate.ts';
import { isRemoval } from './live-refusals.ts';
import type { ApplyAdapters } from './ports.ts';
import { advance, assertDescends } from './descent.ts';
import type { Prepared } from './prepare.ts';
import type { Paced } from './pace.ts';
import { holdProof } from './prove.ts';
import type { HeldProof } from './prove.ts';
import { resume } from './resume.ts';
import { findUnreachable } from './reachable.ts';
import type { Waits } from './waits.ts';
import { startWriteProbes } from './write-probe.ts';

export interface StepContext {
  readonly prepared: Prepared;
  readonly adapters: ApplyAdapters;
  /** Hosts that this apply has lost, with the reason: they owe, and no later step runs there. */
  readonly lost: Map<string, string>;
  /** Tells where the plan stands; absent: there is no plan. */
  readonly pace?: Paced;
  /** Hears of the step that it only waits; absent: no other step waits for its place. */
  readonly waits?: Waits;
  /** Asked for by a person, not by a plan: noted in the ledger in any case. */
  readonly byHand?: boolean;
}

export interface StepOutcome {
  readonly report: StepReport;
  readonly failedHosts: readonly string[];
  /** Could not be reached, before or during the run. */
  readonly awayHosts: readonly string[];
  readonly ran: boolean;
  /** How it ended, to be said when it is written down: who reads it may count on it. */
  readonly end?: string;
}

export async function runStep(step: Step, context: StepContext): Promise<StepOutcome> {
  const { adapters, lost, prepared } = context;
  if (context.byHand !== true && isProvenStep(prepared.state, prepared.commit, step)) return skipProven(step, context);
  const start = adapters.stopwatch.seconds();
  for (const [host, reason] of await findUnreachable(step, context)) lost.set(host, reason);
  for (const [host, reason] of findStoppedByHand(step, adapters.standing.read())) lost.set(host, reason);
  const hosts = step.hosts.filter((host) => !lost.has(host));
  const away = step.hosts.filter((host) => lost.has(host));
  const awayReports = away.map((host) => describeAway(host, lost));
  if (hosts.length === 0) {
    const report = { ...describeStep(step, step.limit), status: 'owed' as const, seconds: 0, hosts: awayReports };
    return { report, failedHosts: [], awayHosts: away, ran: false };
  }
  const limit = narrowLimit(step.limit, step.hosts, new Set(away));
  adapters.progress.say(tellStart({ ...step, limit }, context.pace?.start(step)));
  const done = await attempt(step, { ...context, hosts, limit });
  for (const verdict of done.verdicts) {
    if (verdict.unreachable) lost.set(verdict.host, verdict.message ?? 'unreachable');
  }
  const seconds = adapters.stopwatch.seconds() - start;
  const failedHosts = done.verdicts
    .filter(({ passed, unreachable }) => !passed && !unreachable)
    .map(({ host }) => host);
  const awayHosts = [...away, ...done.verdicts.filter(({ unreachable }) => unreachable).map(({ host }) => host)];
  const status = failedHosts.length > 0 ? 'failed' : awayHosts.length > 0 ? 'owed' : 'passed';
  const report: StepReport = {
    ...describeStep(step, limit),
    ...{ status, seconds, tasks: done.tasks, proven: done.proven },
    hosts: [...done.verdicts.map(describeVerdict), ...awayReports],
    ...(done.message === undefined ? {} : { message: done.message }),
    ...(done.log === undefined ? {} : { log: done.log }),
    ...reportPause(done.pause),
  };
  const end = tellEnd(report, context.pace?.end(step));
  return { report, failedHosts, awayHosts, ran: done.verdicts.some(({ passed }) => passed), end };
}

function reportPause(pause: StepGap | undefined): Pick<StepReport, 'gap' | 'unmeasured'> {
  const { gap, unmeasured = [] } = pause ?? {};
  return { ...(gap === undefined ? {} : { gap }), ...(unmeasured.length === 0 ? {} : { unmeasured }) };
}

/** An earlier apply of the commit was cut off after it. */
function skipProven(step: Step, { adapters }: StepContext): StepOutcome {
  const message = 'an earlier apply of this commit has run and proven it; it is not run again';
  adapters.progress.say(`${step.id} ${describeCommand(step)}`);
  adapters.progress.say(`${step.id} passed before: ${message}`);
  const hosts = step.hosts.map((host): HostReport => ({ host, status: 'passed', changed: 0 }));
  const report = { ...describeStep(step, step.limit), status: 'passed' as const, hosts, message };
  return { report, failedHosts: [], awayHosts: [], ran: true };
}

interface Attempt extends StepContext {
  readonly hosts: readonly string[];
  readonly limit: string;
}

interface Attempted {
  readonly verdicts: readonly HostVerdict[];
  readonly tasks: number;
  readonly proven: readonly string[];
  readonly message?: string;
  readonly log?: string;
  readonly pause?: StepGap;
}

async function attempt(step: Step, context: Attempt): Promise<Attempted> {
  const patience = new Patience(context);
  try {
    for (;;) {
      const done = await attemptUnderLocks(step, context);
      if (!(done instanceof PassingFault)) return done;
      await patience.outwait(done, step, context);
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const verdicts = context.hosts.map((host) => ({ host, passed: false, changed: 0, unreachable: false }));
    return { verdicts, tasks: 0, proven: [], message: error.message };
  }
}

async function attemptUnderLocks(step: Step, context: Attempt): Promise<Attempted | PassingFault> {
  const { prepared, adapters, hosts } = context;
  const sides = [prepared.desired, ...prepared.existing.map((side) => side.resolved)];
  const onWait = (waits: boolean) => context.waits?.set(step.id, waits);
  const lock = await adapters.locks.acquire({
    names: findStepLocks(step, sides),
    onWait: () => {
      onWait(true);
    },
  });
  onWait(false);
  try {
    await assertIdle(context);
    const run = assembleRun(step, context);
    const guarded = { ...run, hosts, delegates: step.delegates, descriptors: lock.descriptors, onWait };
    const resumed = context.byHand === true ? undefined : await resume(step, { ...context, run: guarded });
    if (resumed !== undefined) recordRemoved(step, context, resumed.verdicts);
    return resumed ?? (await carryOut(step, { ...context, run: guarded }));
  } catch (error) {
    if (error instanceof PassingFault) return error;
    if (error instanceof UnaskedRun) begin(step, context);
    throw error;
  } finally {
    lock.release();
  }
}

/** The health is asked for while Ansible starts; nothing runs before both are as they must be, and the ledger knows it. */
async function carryOut(step: Step, context: Attempt & { readonly run: GuardedRun }): Promise<Attempted> {
  const { adapters, hosts, run } = context;
  const held = await holdHealthy(step, context);
  let proof: HeldProof | undefined;
  try {
    assertAsPlanned(run, hosts, held.listing);
    begin(step, context);
  } catch (error) {
    await held.abandon();
    throw error;
  }
  const probes = takesDown(step.hazards) ? await startWriteProbes(step, context) : undefined;
  let pause: StepGap | undefined;
  try {
    const going = held.go();
    proof = holdProof(step, { adapters, run, verdicts: hosts.map((host) => assumePassed(host)) });
    const outcome = await going;
    const events = parseEvents(outcome.events);
    const judged = { outcome, events, hosts, delegates: step.delegates, tags: step.tags };
    const verdicts = compareRecap({ ...judged, proofFollows: step.proof.length > 0 });
    const proven = await proof.finish(verdicts);
    pause = await probes?.stop();
    recordRemoved(step, context, proven.verdicts);
    const log = verdicts.every(({ passed }) => passed) ? (proven.failed ?? outcome.log) : outcome.log;
    return {
      ...{ verdicts: proven.verdicts, tasks: events.tasks, proven: proven.proven },
      ...(log === undefined ? {} : { log }),
      ...(pause === undefined ? {} : { pause }),
    };
  } finally {
    await proof?.abandon();
    if (pause === undefined) await probes?.stop();
  }
}

async function holdHealthy(step: Step, context: Attempt & { readonly run: GuardedRun }): Promise<HeldRun> {
  const starting = context.adapters.ansible.hold(context.run);
  const [held, health] = await Promise.allSettled([starting, assertHealthy(step, context)]);
  if (health.status === 'rejected') {
    if (held.status === 'fulfilled') await held.value.abandon();
    throw health.reason;
  }
  if (held.status === 'rejected') throw held.reason;
  return held.value;
}

function assumePassed(host: string): HostVerdict {
  return { host, passed: true, changed: 0, unreachable: false };
}

export function assertAsPlanned(run: PlaybookRun, hosts: readonly string[], listing: readonly ListedPlay[]): void {
  const departures = findDepartures({ ...run, hosts }, listing);
  if (departures.length > 0)
    throw new UserError(`Ansible would not do what is planned: ${departures.join('; ')} [cross-check]`);
}

/** Stored before the first task: whatever happens from here on, the ledger knows that the hosts may have the commit. */
function begin(step: Step, { prepared, adapters, hosts, byHand }: Attempt): void {
  const { commit, desiredHosts, merged, plan } = prepared;
  const verb = `${byHand === true ? 'by hand' : `begin ${step.id}`}${merged ? '' : ', not merged'}`;
  // A removal by hand leaves nothing of a host that the inventory still has.
  const remaining = isRemoval(step) ? new Set([...desiredHosts].filter((host) => !hosts.includes(host))) : desiredHosts;
  const message = `${verb}: ${describeCommand(step)} of ${commit.slice(0, 10)}`;
  const mark = { commit, hosts, desiredHosts: remaining };
  if (byHand !== true) {
    const initial = emptyLedger(plan.environment, commit);
    const change = (state: LedgerState) => markBegun(advance(state, prepared, adapters), mark);
    adapters.ledger.update({ message, initial, change });
    return;
  }
  const change = (state: LedgerState) => {
    assertDescends(state, commit, adapters.ledger);
    return markBegun(state, mark);
  };
  if (adapters.ledger.update({ message, change, always: true }) === undefined) {
    adapters.progress.say(
      `there is no ledger of ${plan.environment} yet: the run is not recorded; the first apply begins one`,
    );
  }
}

/** Stored at once and with the consent that it uses up: what is made there next must not be removed by a later apply. */
function recordRemoved(step: Step, { prepared, adapters, byHand }: Attempt, verdicts: readonly HostVerdict[]): void {
  const hosts = verdicts.filter(({ passed }) => passed).map(({ host }) => host);
  if (!isRemoval(step) || hosts.length === 0) return;
  for (const note of findRemovedStops(hosts, adapters.standing.read())) adapters.standing.remove(note);
  if (byHand === true) return;
  const { commit, plan } = prepared;
  adapters.ledger.update({
    message: `removed by ${step.id}: ${hosts.join(', ')}`,
    initial: emptyLedger(plan.environment, commit),
    change: (before) => {
      const after = markRemoved(before, hosts);
      return recordRemovals(after, findUsedRemovals(prepared, after), prepared.removals);
    },
  });
}

export function describeStep(step: Step, limit: string): Omit<StepReport, 'status' | 'hosts'> {
  const { id, playbook, tags, vars } = step;
  return { id, playbook, tags, limit, vars, seconds: 0, tasks: 0, proven: [] };
}

function describeAway(host: string, lost: ReadonlyMap<string, string>): HostReport {
  return { host, status: 'unreachable', changed: 0, message: lost.get(host) ?? 'lost earlier' };
}

function describeVerdict(verdict: HostVerdict): HostReport {
  const status = verdict.passed ? 'passed' : verdict.unreachable ? 'unreachable' : 'failed';
  const { host, changed, message } = verdict;
  return { host, status, changed, ...(message === undefined ? {} : { message }) };
}
