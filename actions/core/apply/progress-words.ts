/** Lines that a person reads while an apply goes on: which step, how far it is, how long it may take, and what failed. */
import { describeCommand } from './report.ts';
import type { StepReport } from './report.ts';

const LONGEST_REASON = 300;
const MINUTE = 60;
/** Below it seconds are told, above it minutes. */
const FEW_SECONDS = 90;

/** Where a step stands in its plan, with the seconds that earlier records tell; undefined where there is none. */
export interface Pace {
  readonly number: number;
  readonly of: number;
  readonly step?: number;
  readonly rest?: number;
}

/** `s02 pgsql.yml -l pg-test -t pg_hba · 2 of 5, about 6 s, about 2 min left`. */
export function tellStart(step: Pick<StepReport, 'id' | 'playbook' | 'tags' | 'limit' | 'vars'>, pace?: Pace): string {
  const line = `${step.id} ${describeCommand(step)}`;
  if (pace === undefined) return line;
  const own = pace.step === undefined ? [] : [`about ${tellSeconds(pace.step)}`];
  return `${line} · ${[`${String(pace.number)} of ${String(pace.of)}`, ...own, ...tellRest(pace.rest)].join(', ')}`;
}

/** With the first host that failed and what it says; the other ones are in the report. */
export function tellEnd(report: StepReport, rest?: number): string {
  const line = `${report.id} ${report.status} in ${report.seconds.toFixed(1)} s`;
  if (report.status === 'passed') return [line, ...tellRest(rest)].join(', ');
  const told = report.hosts.filter(({ status }) => status === 'failed' || status === 'unreachable');
  const failed = told.find(({ status }) => status === 'failed') ?? told[0];
  const reason = report.message ?? failed?.message ?? failed?.status;
  const others = told.length > 1 ? ` and ${String(told.length - 1)} more` : '';
  const where = failed === undefined || report.message !== undefined ? '' : ` on ${failed.host}${others}`;
  const log = report.log === undefined ? '' : `; all that Ansible printed is in ${report.log}`;
  return `${line}${where}${reason === undefined ? '' : `: ${onOneLine(reason)}`}${log}`;
}

function onOneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_REASON ? line : `${line.slice(0, LONGEST_REASON - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** `about 40 s left`. */
export function tellRest(rest: number | undefined): readonly string[] {
  return rest === undefined || rest <= 0 ? [] : [`about ${tellSeconds(rest)} left`];
}

function tellSeconds(seconds: number): string {
  if (seconds < FEW_SECONDS) return `${String(Math.max(1, Math.round(seconds)))} s`;
  return `${String(Math.round(seconds / MINUTE))} min`;
}
