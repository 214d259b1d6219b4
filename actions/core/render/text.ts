import type { Because, Plan, Problem, Step } from '../types.ts';
import { writeCommand } from './command.ts';
import { describeExisting, describeSide, summarisePlan } from './heading.ts';
import { describePlace } from '../general/words.ts';
import { describeIndependent } from './independent.ts';
import { describeOverlaps, describeRevert } from './outlook.ts';
import { writeHeadline } from './page/headline.ts';
import { printable } from './safe-text.ts';

/** How parts of the text are set off on a terminal. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly faint: (text: string) => string;
}

const PLAIN: Paint = { strong: (text) => text, bad: (text) => text, faint: (text) => text };

const NOTHING_RUNS = 'Nothing runs while the plan is refused. What is not refused would do this:';

export function renderPlanText(plan: Plan, paint: Paint = PLAIN): string {
  const lines = [
    paint.strong(writeHeadline(plan)),
    `  plan         ${summarisePlan(plan)}`,
    `  existing     ${printable(describeExisting(plan))}`,
    `  desired      ${printable(describeSide(plan.desired))}`,
    ...(plan.fingerprint === '' ? [] : [`  fingerprint  ${plan.fingerprint}`]),
    ...plan.notes.map(({ message }) => `  note         ${printable(message)}`),
    ...describeIndependent(plan.steps).map((sentence) => `  independent  ${sentence}`),
    ...(plan.warnings ?? []).map((problem) => `  warning      ${writeProblem(problem)}`),
    ...plan.refusals.flatMap((problem) => ['', paint.bad(writeProblem(problem))]),
    ...(plan.refusals.length > 0 && plan.steps.length > 0 ? ['', paint.strong(NOTHING_RUNS)] : []),
    ...plan.steps.flatMap((step) => ['', ...writeStep(plan, step, paint)]),
    ...writeUnaffected(plan, paint),
    ...writeOutlook('Revert:', plan.revert === undefined ? [] : describeRevert(plan.revert)),
    ...writeOutlook('Others:', describeOverlaps(plan)),
  ];
  return `${lines.join('\n')}\n`;
}

/** `file:line:col: what is wrong; what to do [rule]`, without a position where there is none. */
function writeProblem(problem: Problem): string {
  const place = describePlace(problem);
  const side = problem.side === 'existing' ? ' (existing)' : '';
  return printable(`${place === '' ? '' : `${place}${side}: `}${problem.message} [${problem.rule}]`);
}

function writeStep(plan: Plan, step: Step, paint: Paint): readonly string[] {
  return [
    `${paint.strong(step.id)}  ${writeCommand(plan, step)}`,
    `     hosts    ${printable(step.hosts.join(' '))}`,
    ...step.because.map((because) => `     because  ${writeBecause(because)}`),
    ...(step.hazards.length === 0 ? [] : [`     hazards  ${paint.bad(step.hazards.join(', '))}`]),
    ...step.proof.map(({ kind, expect }) => `     proof    ${kind}: ${printable(expect)}`),
    ...(step.after.length === 0 ? [] : [`     after    ${step.after.join(', ')}`]),
  ];
}

function writeBecause(because: Because): string {
  const place = describePlace(because);
  const side = because.side === 'existing' ? ', existing' : '';
  return printable(`${because.path}: ${because.summary}${place === '' ? '' : ` (${place}${side})`}`);
}

function writeUnaffected(plan: Plan, paint: Paint): readonly string[] {
  if (plan.unaffected.length === 0) return [];
  return [
    '',
    'Needs no step:',
    ...plan.unaffected.map(({ path, hosts, reason }) =>
      paint.faint(printable(`  ${path} on ${hosts.join(' ')}: ${reason}`)),
    ),
  ];
}

function writeOutlook(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${printable(line)}`)];
}
