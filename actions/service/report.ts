import { codeBlock, printable } from '../core/render/safe-text.ts';
import type { ServiceReport } from './ports.ts';

function summariseService({ action, unit, limit, verdict }: ServiceReport): string {
  const what = `${action} of ${unit} on ${limit}`;
  if (verdict === 'refused') return `${what} refused, no host was touched`;
  return verdict === 'failed' ? `${what} is not as it should be` : `${what}: done`;
}

function listHosts({ hosts }: ServiceReport): readonly string[] {
  return hosts.map(({ host, instance, before, after, ok }) => {
    const name = instance === null ? host : `${host} (${instance})`;
    const states = before === after ? (after ?? 'unknown') : `${before ?? 'unknown'} → ${after ?? 'unknown'}`;
    return `${ok ? 'ok    ' : 'FAILED'}  ${name}  ${states}`;
  });
}

export function renderService(report: ServiceReport): string {
  const list = (lines: readonly string[]) => lines.map((line) => `  - ${printable(line)}`);
  return [
    ...listHosts(report),
    `${printable(summariseService(report))}${report.problems.length > 0 ? ':' : '.'}`,
    ...list(report.problems),
    ...(report.notes.length > 0 ? ['Notes:', ...list(report.notes)] : []),
    '',
  ].join('\n');
}

/** For the job summary: nothing that a host says of itself is markup there. */
export function renderServiceSummary(report: ServiceReport): string {
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`### ${title}`, '', ...codeBlock(lines, 'text'), ''];
  return [
    ...[`## ${printable(summariseService(report))}`, ''],
    ...section(report.verdict === 'refused' ? 'Why' : 'Left to do', report.problems),
    ...section('Hosts', listHosts(report)),
    ...section('Notes', report.notes),
  ].join('\n');
}
