/** The report of an apply as its job hands it over: `scripts/ops apply --format json`, read as data from elsewhere. */
import type { HostReport, Owing, StepReport } from '../apply/report.ts';
import type { WriteGap } from '../apply/write-gap.ts';
import { UserError } from '../types.ts';
import { readFields, readList, readOptional, readText } from './answer.ts';

/** What of it a comment tells. */
export interface ReadReport {
  readonly environment: string;
  readonly existing: readonly string[];
  readonly desired: string | undefined;
  readonly dryRun: boolean;
  readonly ok: boolean;
  readonly steps: readonly ReadStep[];
  readonly refusals: readonly string[];
  readonly owing: readonly Owing[];
  readonly seconds: number;
  readonly interrupted: string | undefined;
}

export interface ReadStep {
  readonly id: string;
  readonly status: StepReport['status'];
  readonly message: string | undefined;
  readonly hosts: readonly Pick<HostReport, 'host' | 'status' | 'message'>[];
  /** Longest pause of writes while it ran; undefined where it was not measured. */
  readonly gap: WriteGap | undefined;
  /** Where it was to be measured and was not, and why. */
  readonly unmeasured: readonly string[];
}

const STEP_STATUSES: readonly StepReport['status'][] = ['planned', 'passed', 'failed', 'owed', 'blocked'];
const HOST_STATUSES: readonly HostReport['status'][] = ['passed', 'failed', 'unreachable', 'blocked'];

export function parseApplyReport(text: string): ReadReport {
  const fields = readFields(parseJson(text), 'report');
  const readSides = (value: unknown, what: string) => readList(value, what, readRevision);
  return {
    environment: readText(fields['environment'], 'report.environment'),
    existing: readSides(fields['existing'], 'report.existing').filter((rev) => rev !== undefined),
    desired: readRevision(fields['desired'], 'report.desired'),
    dryRun: fields['dryRun'] === true,
    ok: fields['ok'] === true,
    steps: readList(fields['steps'], 'report.steps', readStep),
    refusals: readList(fields['refusals'], 'report.refusals', (problem, what) =>
      readText(readFields(problem, what)['message'], `${what}.message`),
    ),
    owing: readList(fields['owing'], 'report.owing', readOwing),
    seconds: Math.max(0, Number(fields['seconds']) || 0),
    interrupted: readOptional(fields['interrupted'], 'report.interrupted', readText),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError('the report of the apply is no JSON [apply-report]');
  }
}

/** A full commit id; anything else is no revision of ours. */
function readRevision(value: unknown, what: string): string | undefined {
  const rev = readOptional(readFields(value, what)['rev'], `${what}.rev`, readText);
  return rev !== undefined && /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(rev) ? rev : undefined;
}

function readStep(value: unknown, what: string): ReadStep {
  const fields = readFields(value, what);
  return {
    id: readText(fields['id'], `${what}.id`),
    status: readWord(fields['status'], `${what}.status`, STEP_STATUSES),
    message: readOptional(fields['message'], `${what}.message`, readText),
    hosts: readList(fields['hosts'], `${what}.hosts`, readHost),
    gap: readOptional(fields['gap'], `${what}.gap`, readGap),
    unmeasured: readList(fields['unmeasured'] ?? [], `${what}.unmeasured`, readText),
  };
}

function readGap(value: unknown, what: string): WriteGap {
  const fields = readFields(value, what);
  return {
    cluster: readText(fields['cluster'], `${what}.cluster`),
    seconds: readAmount(fields['seconds'], `${what}.seconds`),
    errors: readAmount(fields['errors'], `${what}.errors`),
  };
}

function readAmount(value: unknown, what: string): number {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  throw new UserError(`${what} is not a number of zero or more [apply-report]`);
}

function readHost(value: unknown, what: string): ReadStep['hosts'][number] {
  const fields = readFields(value, what);
  const message = readOptional(fields['message'], `${what}.message`, readText);
  return {
    host: readText(fields['host'], `${what}.host`),
    status: readWord(fields['status'], `${what}.status`, HOST_STATUSES),
    ...(message === undefined ? {} : { message }),
  };
}

function readOwing(value: unknown, what: string): Owing {
  const fields = readFields(value, what);
  const step = readOptional(fields['step'], `${what}.step`, readText);
  return {
    host: readText(fields['host'], `${what}.host`),
    reason: readText(fields['reason'], `${what}.reason`),
    ...(step === undefined ? {} : { step }),
  };
}

function readWord<Word extends string>(value: unknown, what: string, words: readonly Word[]): Word {
  const text = readText(value, what);
  const word = words.find((known) => known === text);
  if (word === undefined) throw new UserError(`${what} is none of ${words.join(', ')} [apply-report]`);
  return word;
}
