/** Why a plan is refused, with the place, and the very lines that would allow it. */
import type { Problem } from '../../types.ts';
import { codeBlock, codeSpan } from '../safe-text.ts';
import type { PageInput } from './input.ts';
import { findEditUrl, linkPlace } from './markup.ts';
import { locate, type TableContext } from './table.ts';

/** What one hand puts right; the messages name the others too. */
const MOST_REPLACEMENTS = 5;

export function writeRefusal(context: TableContext, problem: Problem): string {
  const { file, line, message, rule } = problem;
  // What disappears is written on the existing side only.
  const side = rule === 'removal-consent' ? 'existing' : 'desired';
  const because = { path: problem.path, hosts: [], file, line, side, summary: message } as const;
  const place = file === '' ? '' : `${linkPlace(context.page, locate(context, because))} `;
  return `${place}${codeSpan(message)} <sub>${codeSpan(rule)}</sub>`;
}

/** What was meant most likely, as a diff of the words alone: the rest of the line may hold a secret. */
export function writeReplacements(page: PageInput, problems: readonly Problem[]): readonly string[] {
  const written = problems.flatMap(({ file, line, replace }) => {
    if (replace === undefined || file === '') return [];
    if (page.suggested?.some((one) => one.file === file && one.line === line) === true) {
      return [`Most likely meant in ${linkPlace(page, { file, line, commit: page.head?.commit })}: suggested on the line, under *Files changed*.`]; // prettier-ignore
    }
    const label = codeSpan(`${file}:${String(line)}`);
    const url = findEditUrl(page, file, line);
    const where = url === undefined ? label : `[${label}](${url})`;
    const diff = codeBlock([`- ${replace.from}`, `+ ${replace.to}`], 'diff');
    return [[`Most likely meant in ${where}:`, '', ...diff].join('\n')];
  });
  const unique = [...new Set(written)];
  return unique.slice(0, MOST_REPLACEMENTS);
}

/** By file: the lines to add, and where the file is edited in the browser. */
export function writeFixes(page: PageInput, environment: string, problems: readonly Problem[]): readonly string[] {
  const files = new Map<string, Set<string>>();
  for (const { fix } of problems) {
    if (fix === undefined) continue;
    const lines = files.get(fix.file) ?? new Set<string>();
    for (const line of fix.lines) lines.add(line);
    files.set(fix.file, lines);
  }
  return [...files].map(([name, lines]) => {
    const file = `inventory/${environment}/${name}`;
    const url = findEditUrl(page, file);
    const label = codeSpan(file);
    const where = url === undefined ? label : `[${label}](${url})`;
    const isUser = [...lines].some((line) => line.startsWith('- { user:'));
    const heir = isUser ? ', and wants `reassign_to: another_role` where the user owns anything' : '';
    const text = `If it is meant, add to ${where}, with the reason in your words. \`destroy\` deletes it${heir}; write \`forget\` to leave it as it is:`;
    return [text, '', ...codeBlock([...lines], 'yaml')].join('\n');
  });
}
