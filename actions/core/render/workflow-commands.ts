import type { Problem } from '../types.ts';

/** Problems as commands that GitHub's runner turns into annotations, one a line. */
export function renderWorkflowCommands(problems: readonly Problem[]): string {
  return problems.map((problem) => `${writeCommand(problem)}\n`).join('');
}

function writeCommand({ severity, file, line, column, message, rule }: Problem): string {
  const place = file === '' ? [] : [`file=${escapeProperty(file)}`, `line=${line}`, `col=${column}`];
  const properties = [...place, `title=${escapeProperty(rule)}`].join(',');
  return `::${severity} ${properties}::${escapeData(`${message} [${rule}]`)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
