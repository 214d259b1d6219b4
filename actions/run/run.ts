/** A handbook command by hand: the checkout's commit, the same locks and cross-checks, noted in the ledger. */
import { assertClusterRemoval } from '../core/apply/cluster-removal.ts';
import { assembleRecord } from '../core/apply/record.ts';
import { describeCommand } from '../core/apply/report.ts';
import type { StepReport } from '../core/apply/report.ts';
import { renderPause } from '../core/apply/write-gap.ts';
import { findUnknownNames } from '../core/apply/limit.ts';
import { findRunHazards } from '../core/apply/run-hazards.ts';
import { sortNatural } from '../core/general/natural.ts';
import { UserError } from '../core/types.ts';
import type { Proof, Step } from '../core/types.ts';
import { findLeaderRemovalProblem, inventoryPath, isRemoval } from '../apply/live-refusals.ts';
import type { ApplyAdapters } from '../apply/ports.ts';
import { prepareByHand } from '../apply/prepare.ts';
import type { Prepared } from '../apply/prepare.ts';
import { publish } from '../apply/publish.ts';
import { runStep } from '../apply/step.ts';

export interface RunOptions {
  readonly environment: string;
  readonly playbook: string;
  readonly limit: string;
  readonly tags: readonly string[];
  readonly vars: Readonly<Record<string, string>>;
  readonly proofs?: readonly Proof['kind'][];
  /** Name of the cluster, typed by a person who removes all of it. */
  readonly confirm?: string;
  /** Also of a commit that origin's main does not contain. */
  readonly unmerged?: boolean;
}

export interface RunReport {
  readonly environment: string;
  readonly commit: string;
  readonly ok: boolean;
  readonly step: StepReport;
}

/** Without the guards of its verb it would stop the last member. */
const GUARDED = 'service.yml';
const PLAYBOOK_NAME = /^[a-z0-9][a-z0-9-]*\.yml$/;

export async function runByHand(options: RunOptions, adapters: ApplyAdapters): Promise<RunReport> {
  const ran = await carryOutByHand(options, adapters);
  recordRun(ran, adapters);
  await endRun(ran, adapters);
  return ran.report;
}

/** What was run and is not recorded yet: `endRun` comes after the record. */
export interface UnrecordedRun {
  readonly report: RunReport;
  readonly begun: string;
  readonly seconds: number;
  /** How it ended, to be said when it is written down: who reads it may count on it. */
  readonly end?: string;
}

export async function carryOutByHand(options: RunOptions, adapters: ApplyAdapters): Promise<UnrecordedRun> {
  const prepared = prepareByHand(options.environment, adapters, options);
  const step = await assembleStep(options, prepared, adapters);
  if (isRemoval(step))
    assertClusterRemoval({ hosts: step.hosts, inventory: prepared.desired, confirm: options.confirm });
  const problem = await findLeaderRemovalProblem(step, prepared, adapters);
  if (problem !== undefined) throw new UserError(`${problem.message} [${problem.rule}]`);
  const hosts = sortNatural(step.hosts).join(', ');
  adapters.interruption.leave('owing', `${hosts} may have half of it; run it again when that has ended`);
  const [begun, start] = [adapters.witness.readTime(), adapters.stopwatch.seconds()];
  const { report, end } = await runStep(step, { prepared, adapters, lost: new Map(), byHand: true });
  const taken = { begun, seconds: adapters.stopwatch.seconds() - start };
  const told = { environment: options.environment, commit: prepared.commit, ok: report.status === 'passed' };
  return { report: { ...told, step: report }, ...taken, ...(end === undefined ? {} : { end }) };
}

export async function endRun({ end }: UnrecordedRun, adapters: ApplyAdapters): Promise<void> {
  if (end !== undefined) adapters.progress.say(end);
  await publish(adapters);
}

/** What was done is reported although it cannot be recorded. */
function recordRun(
  { begun, report, seconds }: UnrecordedRun,
  { interruption, ledger, progress, witness }: ApplyAdapters,
): void {
  const { commit, step } = report;
  const record = assembleRecord({
    ...{ begun, seconds, verb: 'run', by: witness.readActor(), commit, fingerprint: '', merged: [], steps: [step] },
    ...{ reasons: [], interrupted: interruption.signal() !== undefined },
  });
  try {
    ledger.update({
      message: `${step.status} by hand: ${describeCommand(step)}`,
      record,
      change: (state) => state,
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    progress.say(`what was run could not be recorded: ${error.message}`);
  }
}

export function renderRunReport({ commit, step }: RunReport): string {
  const hosts = step.hosts.map(({ host, status, changed, message }) => {
    return `  ${host} ${status}, ${String(changed)} changed${message === undefined ? '' : `: ${message}`}`;
  });
  const end = `${describeCommand(step)} of ${commit.slice(0, 10)}: ${step.status} in ${step.seconds.toFixed(1)} s`;
  const log = step.status === 'passed' || step.log === undefined ? [] : [`all of its output: ${step.log}`];
  return [...(step.message === undefined ? [] : [step.message]), ...hosts, ...renderPause(step), ...log, end].join(
    '\n',
  );
}

async function assembleStep(options: RunOptions, prepared: Prepared, adapters: ApplyAdapters): Promise<Step> {
  const { playbook, limit, tags, vars } = options;
  if (!PLAYBOOK_NAME.test(playbook))
    throw new UserError(`"${playbook}" is not a playbook's file name, such as pgsql.yml [run]`);
  if (playbook === GUARDED)
    throw new UserError(`${playbook} is run by "scripts/ops service", which has its guards [run]`);
  const unknown = findUnknownNames(limit, prepared.desired);
  if (unknown.length > 0) throw new UserError(`the limit names no group or host: ${unknown.join(', ')} [run]`);
  const playbooksRoot = adapters.ansible.materialise(prepared.commit);
  const inventory = inventoryPath(playbooksRoot, options.environment);
  const plays = await adapters.ansible.list({ playbook, playbooksRoot, inventory, limit, tags, vars });
  const listed = plays.flatMap((play) => (play.tasks.length === 0 ? [] : play.hosts));
  const hosts = sortNatural(listed).filter((host) => host !== 'localhost');
  if (hosts.length === 0) throw new UserError(`${playbook} runs on no host of the limit "${limit}" [run]`);
  const proof = (options.proofs ?? []).map((kind) => ({ kind, hosts, expect: '' }));
  // By hand nobody has planned what is delegated where: other hosts of the environment may be, strangers may not.
  const delegates = prepared.desired.hosts.filter((host) => !hosts.includes(host));
  const step = { id: 'run', playbook, tags, limit, hosts, delegates, vars, proof };
  // By them it takes its locks: a restart of the consensus store may fail every cluster over.
  const hazards = findRunHazards(adapters.catalogue, { playbook, tags, plays });
  return { ...step, inventory: 'desired', because: [], hazards, after: [] };
}
