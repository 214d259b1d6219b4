import { codeBlock, printable } from '../core/render/safe-text.ts';
import type { PatroniReport } from './ports.ts';

export function renderPatroni(report: PatroniReport): string {
  const { text, problems, notes } = report;
  const list = (lines: readonly string[]) => lines.map((line) => `  - ${printable(line)}`);
  const ending = report.ok ? [] : [`${summarisePatroni(report)}:`, ...list(problems)];
  const lines = [...ending, ...(notes.length > 0 ? ['Notes:', ...list(notes)] : [])];
  return lines.length === 0 ? text : `${text}${lines.join('\n')}\n`;
}

function summarisePatroni({ command, cluster, verdict }: PatroniReport): string {
  const what = cluster === null ? command : `${command} of ${cluster}`;
  if (verdict === 'refused') return `${what} refused, nothing was changed`;
  return verdict === 'failed' ? `${what} is not as it should be` : `${what}: done`;
}

/** For the job summary: nothing that a cluster says of itself is markup there. */
export function renderPatroniSummary(report: PatroniReport): string {
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`### ${title}`, '', ...codeBlock(lines, 'text'), ''];
  const shown = report.text.trimEnd();
  return [
    ...[`## ${printable(summarisePatroni(report))}`, ''],
    ...section(report.verdict === 'refused' ? 'Why' : 'Left to do', report.problems),
    ...section('Result', shown === '' ? [] : shown.split('\n')),
    ...section('Notes', report.notes),
  ].join('\n');
}
