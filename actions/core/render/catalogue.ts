/** The catalogue beside the reading of the playbooks, for people. */
import type { CatalogueOverview, ParameterReport, ReaderReport } from '../catalogue-check/describe.ts';
import type { Problem } from '../types.ts';
import { READER_WORDS, SCOPE_WORDS } from './effect-words.ts';

const WHOSE = {
  own: '',
  members: '; reads the values of all members of the cluster',
  all: '; reads the values of all hosts',
};

export function renderOverview({ tasks, parameters, problems }: CatalogueOverview): string {
  const width = Math.max(...parameters.map(({ parameter }) => parameter.length));
  const rows = parameters.map(({ parameter, effects, readers, refused }) => {
    const what = effects.length > 0 ? effects.join(', ') : refused ? 'a change is refused' : 'no effect';
    return `  ${parameter.padEnd(width)}  ${String(readers).padStart(3)} ${readers === 1 ? 'task ' : 'tasks'}  ${what}`;
  });
  const head = `${parameters.length} parameters whose change has an effect or is refused, ${tasks} tasks of the playbooks`;
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
      const delegated = one.delegates.length === 0 ? [] : [`delegates tasks to ${one.delegates.join(', ')}`];
      const words = [one.class, SCOPE_WORDS[one.scope], READER_WORDS[one.readers], ...delegated, countTasks(one.tasks)];
      return `  effect ${one.effect}: ${one.playbook}${tags} (${words.join('; ')})`;
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
  const verdict =
    coveredBy.length > 0
      ? `run by ${coveredBy.join(', ')}`
      : (reason ?? 'no effect runs it: a change would not be brought about');
  return [
    `  ${file}:${line}  ${task}`,
    `    ${playbook}, ${where.join(', ')}${WHOSE[whose]}`,
    ...(via.length === 0 ? [] : [`    through ${via.join(' → ')}`]),
    `    ${verdict}`,
  ];
}

function renderAgreement(problems: readonly Problem[]): readonly string[] {
  if (problems.length === 0) return ['the catalogue and the playbooks agree'];
  return problems.map(({ file, line, column, message, rule }) => `${file}:${line}:${column}: ${message} [${rule}]`);
}
