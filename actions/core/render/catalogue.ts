/** The catalogue beside the reading of the playbooks, for people. */
import type { CatalogueOverview, ParameterReport, ReaderReport } from '../catalogue-check/describe.ts';
import type { Problem } from '../types.ts';

const WHOSE = { own: '', members: ", the cluster members' values", all: ", every host's values" };

export function renderOverview({ tasks, parameters, problems }: CatalogueOverview): string {
  const width = Math.max(...parameters.map(({ parameter }) => parameter.length));
  const rows = parameters.map(({ parameter, effects, readers, refused }) => {
    const what = effects.length > 0 ? effects.join(', ') : refused ? 'a change is refused' : 'no effect';
    return `  ${parameter.padEnd(width)}  ${String(readers).padStart(3)} ${readers === 1 ? 'task ' : 'tasks'}  ${what}`;
  });
  const head = `${parameters.length} parameters that count, ${tasks} tasks of the playbooks`;
  return `${[head, ...rows, ...renderAgreement(problems)].join('\n')}\n`;
}

export function renderParameter(report: ParameterReport & { readonly problems: readonly Problem[] }): string {
  const { parameter, refusal, unread, effects, readers, problems } = report;
  const lines = [
    parameter,
    ...(refusal === undefined ? [] : [`  a change is refused: ${refusal}`]),
    ...(unread === undefined ? [] : [`  no play reads it: ${unread}`]),
    ...effects.map((one) => {
      const tags = one.tags.length === 0 ? '' : ` -t ${one.tags.join(',')}`;
      const delegated = one.delegates.length === 0 ? '' : `, delegates to ${one.delegates.join(', ')}`;
      return `  effect ${one.effect}: ${one.playbook}${tags} (${one.class}, scope ${one.scope}${WHOSE[one.readers]}${delegated}; ${countTasks(one.tasks)})`;
    }),
    ...readers.flatMap(renderReader),
    ...renderAgreement(problems),
  ];
  return `${lines.join('\n')}\n`;
}

function countTasks(count: number): string {
  return `${count} ${count === 1 ? 'task' : 'tasks'}`;
}

function renderReader(reader: ReaderReport): readonly string[] {
  const { file, line, task, playbook, hosts, tags, whose, via, delegates, runOnce, coveredBy, reason } = reader;
  const where = [
    `hosts ${hosts}`,
    `tags ${tags.length === 0 ? 'none' : tags.join(',')}`,
    ...(delegates.length === 0 ? [] : [`delegated to ${delegates.join(', ')}`]),
    ...(runOnce ? ['runs once'] : []),
  ];
  const verdict = coveredBy.length > 0 ? `run by ${coveredBy.join(', ')}` : (reason ?? 'NO EFFECT RUNS IT');
  return [
    `  ${file}:${line}  ${task}`,
    `    ${playbook}, ${where.join(', ')}${WHOSE[whose]}`,
    ...(via.length === 0 ? [] : [`    by ${via.join(' → ')}`]),
    `    ${verdict}`,
  ];
}

function renderAgreement(problems: readonly Problem[]): readonly string[] {
  if (problems.length === 0) return ['the catalogue and the playbooks agree'];
  return problems.map(({ file, line, column, message, rule }) => `${file}:${line}:${column}: ${message} [${rule}]`);
}
