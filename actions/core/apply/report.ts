import type { Problem, SideRef } from '../types.ts';
import { renderPause } from './write-gap.ts';
import type { WriteGap } from './write-gap.ts';

/** `owed`: done where it could be, some hosts did not answer. `blocked`: not begun, because of an earlier step. */
type StepStatus = 'planned' | 'passed' | 'failed' | 'owed' | 'blocked';

export interface HostReport {
  readonly host: string;
  /** `blocked`: its step was not begun. */
  readonly status: 'passed' | 'failed' | 'unreachable' | 'blocked';
  /** Tasks that changed something. */
  readonly changed: number;
  readonly message?: string;
}

export interface StepReport {
  readonly id: string;
  readonly playbook: string;
  readonly tags: readonly string[];
  /** As it was run: without the hosts that did not answer. */
  readonly limit: string;
  readonly vars: Readonly<Record<string, string>>;
  readonly status: StepStatus;
  readonly seconds: number;
  readonly tasks: number;
  readonly hosts: readonly HostReport[];
  /** Kinds that were shown to be there. */
  readonly proven: readonly string[];
  readonly message?: string;
  /** Longest pause of writes through the primary service while it ran, where it was measured. */
  readonly gap?: WriteGap;
  /** Where it could not be measured, and why. */
  readonly unmeasured?: readonly string[];
  /** File with what Ansible printed: the run's, or the proof's where that failed. */
  readonly log?: string;
}

export interface Owing {
  readonly host: string;
  /** The first step that did not pass there, which says why. */
  readonly step?: string;
  readonly reason: string;
}

export interface ApplyReport {
  readonly environment: string;
  readonly existing: readonly SideRef[];
  readonly desired: SideRef;
  readonly fingerprint: string;
  readonly dryRun: boolean;
  readonly ok: boolean;
  readonly steps: readonly StepReport[];
  readonly refusals: readonly Problem[];
  /** Hosts on which the desired commit is not proven to be in force; the next apply pays. */
  readonly owing: readonly Owing[];
  readonly notes: readonly string[];
  readonly seconds: number;
  /** The signal that ended it before its end. */
  readonly interrupted?: string;
}

const ID_WIDTH = 5;
const STATUS_WIDTH = 9;

/** For people. Ends without a newline. */
export function renderApplyReport(report: ApplyReport): string {
  return [
    `apply ${report.environment}: ${describeSides(report)}`,
    ...report.refusals.map((problem) => `refused: ${renderProblem(problem)}`),
    ...report.steps.flatMap((step) => renderStep(step)),
    ...report.notes.map((note) => `note: ${note}`),
    ...renderOwing(report.owing),
    describeEnd(report),
  ].join('\n');
}

/** Variables whose values are shown; any other may be a secret that a person typed. */
const SHOWN_VARS = new Set([
  'pg_user',
  'pg_database',
  'pg_reassign_to',
  'pg_drop_schemas',
  'pg_drop_extensions',
  'rm_pgdata',
  'rm_pgpkgs',
  'rm_node',
  'patroni_restart_order',
  '_service_unit',
  '_service_action',
  '_service_port',
]);

export function describeCommand(step: Pick<StepReport, 'playbook' | 'tags' | 'limit' | 'vars'>): string {
  const vars = Object.entries(step.vars).map(([name, value]) => ` -e ${name}=${SHOWN_VARS.has(name) ? value : '…'}`);
  const tags = step.tags.length === 0 ? '' : ` -t ${step.tags.join(',')}`;
  return `${step.playbook} -l ${step.limit}${tags}${vars.join('')}`;
}

function describeSides(report: ApplyReport): string {
  const sides = report.existing.map(describeSide);
  return `${sides.length === 0 ? 'nothing in force' : sides.join(', ')} → ${describeSide(report.desired)}`;
}

function describeSide(side: SideRef): string {
  return side.rev?.slice(0, 10) ?? side.path ?? '?';
}

function renderProblem(problem: Problem): string {
  const place = problem.file === '' ? '' : `${problem.file}:${String(problem.line)}:${String(problem.column)}: `;
  return `${place}${problem.message} [${problem.rule}]`;
}

function renderStep(step: StepReport): readonly string[] {
  const seconds = step.status === 'planned' || step.status === 'blocked' ? '' : ` ${step.seconds.toFixed(1)} s`;
  const changed = step.hosts.reduce((sum, host) => sum + host.changed, 0);
  const counts = step.tasks === 0 ? '' : `, ${count(step.tasks, 'task')}, ${String(changed)} changed`;
  const proof = step.proven.length === 0 ? '' : `, proven: ${step.proven.join(', ')}`;
  return [
    `${step.id.padEnd(ID_WIDTH)}${step.status.padEnd(STATUS_WIDTH)}${describeCommand(step)}${seconds}${counts}${proof}`,
    ...(step.message === undefined ? [] : [`     ${step.message}`]),
    ...renderPause(step).map((line) => `     ${line}`),
    ...renderHosts(step.hosts),
    ...(step.status === 'passed' || step.log === undefined ? [] : [`     all of its output: ${step.log}`]),
  ];
}

/** What several hosts say alike is said once; what the step itself says, not again. */
function renderHosts(reports: readonly HostReport[]): readonly string[] {
  const told = reports.filter(({ status, message }) => status !== 'passed' && message !== undefined);
  return groupHosts(told, ({ status, message }) => `${status}: ${message ?? ''}`).map(
    ([text, hosts]) => `     ${hosts} ${text}`,
  );
}

/** The step's own lines give the reason. */
function renderOwing(owing: readonly Owing[]): readonly string[] {
  return groupHosts(owing, ({ step, reason }) => step ?? reason).map(([text, hosts]) => `owes: ${hosts}: ${text}`);
}

/** One entry for the hosts with the same text, in the order of the first of them. */
function groupHosts<Entry extends { readonly host: string }>(
  entries: readonly Entry[],
  write: (entry: Entry) => string,
): readonly (readonly [text: string, hosts: string])[] {
  const texts = new Map<string, string[]>();
  for (const entry of entries) texts.set(write(entry), [...(texts.get(write(entry)) ?? []), entry.host]);
  return [...texts].map(([text, hosts]) => [text, hosts.join(', ')] as const);
}

function describeEnd(report: ApplyReport): string {
  const seconds = `${report.seconds.toFixed(1)} s`;
  if (report.refusals.length > 0) return `refused: ${count(report.refusals.length, 'problem')}; nothing was touched`;
  if (report.dryRun) return `dry run: ${count(report.steps.length, 'step')}, nothing was touched`;
  if (report.steps.length === 0 && report.ok) return 'nothing to do: every host has it in force';
  if (report.ok) return `applied and proven in ${seconds}`;
  const end = report.interrupted === undefined ? 'not finished' : `interrupted by ${report.interrupted}`;
  return `${end} after ${seconds}; hosts that still need steps: ${String(report.owing.length)}; the next apply runs them`;
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
