import type { Because, Plan, Step } from '../types.ts';
import { writeCommand } from './command.ts';
import { describeExisting, describePlace, describeSide, summarisePlan } from './heading.ts';
import { describeIndependent } from './independent.ts';
import { describeOverlaps, describeRevert } from './outlook.ts';
import { codeBlock, codeSpan } from './safe-text.ts';
import { writeProblem } from './text.ts';

/** For a job's summary. Everything that comes from the inventory stands in code, where nothing is markup. */
export function renderPlanMarkdown(plan: Plan): string {
  const lines = [
    `## Plan for ${codeSpan(plan.environment)}: ${summarisePlan(plan)}`,
    '',
    `- existing: ${codeSpan(describeExisting(plan))}`,
    `- desired: ${codeSpan(describeSide(plan.desired))}`,
    ...(plan.fingerprint === '' ? [] : [`- fingerprint: ${codeSpan(plan.fingerprint)}`]),
    ...plan.notes.map(({ message }) => `- note: ${codeSpan(message)}`),
    ...describeIndependent(plan.steps).map((sets) => `- independent of each other: ${sets}`),
    ...writeRefusals(plan),
    ...plan.steps.flatMap((step) => ['', ...writeStep(plan, step)]),
    ...writeUnaffected(plan),
    ...writeOutlook('Revert', plan.revert === undefined ? [] : describeRevert(plan.revert)),
    ...writeOutlook('Others at work on the same hosts', describeOverlaps(plan)),
  ];
  return `${lines.join('\n')}\n`;
}

function writeRefusals(plan: Plan): readonly string[] {
  if (plan.refusals.length === 0) return [];
  return ['', '### Refused', '', ...plan.refusals.map((problem) => `- ${codeSpan(writeProblem(problem))}`)];
}

function writeStep(plan: Plan, step: Step): readonly string[] {
  const after = step.after.length === 0 ? '' : ` (after ${step.after.join(', ')})`;
  return [
    `### ${step.id} ${codeSpan(step.playbook)} on ${codeSpan(step.limit)}${after}`,
    '',
    ...codeBlock([writeCommand(plan, step)], 'sh'),
    '',
    `- hosts: ${step.hosts.map(codeSpan).join(' ')}`,
    ...(step.hazards.length === 0 ? [] : [`- **hazards: ${step.hazards.join(', ')}**`]),
    ...step.because.map((because) => `- because ${writeBecause(because)}`),
    ...step.proof.map(({ kind, expect }) => `- proof ${codeSpan(kind)}: ${codeSpan(expect)}`),
  ];
}

function writeBecause(because: Because): string {
  const place = describePlace(because);
  const side = because.side === 'existing' ? ' of the existing side' : '';
  return `${codeSpan(because.path)}: ${codeSpan(because.summary)}${place === '' ? '' : ` at ${codeSpan(place)}${side}`}`;
}

function writeUnaffected(plan: Plan): readonly string[] {
  if (plan.unaffected.length === 0) return [];
  const entries = plan.unaffected.map(
    ({ path, hosts, reason }) => `- ${codeSpan(path)} on ${hosts.map(codeSpan).join(' ')}: ${codeSpan(reason)}`,
  );
  return ['', '<details><summary>Needs no step</summary>', '', ...entries, '', '</details>'];
}

function writeOutlook(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `### ${title}`, '', ...lines.map((line) => `- ${codeSpan(line)}`)];
}
