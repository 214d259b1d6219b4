/** Pages as GitHub's own Markdown parser reads them: see check_pages.py. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export interface CheckedPage {
  readonly name: string;
  readonly markdown: string;
  /** Stands at both ends of each value that comes from outside. */
  readonly marker?: string;
  readonly headings?: number;
}

/** What is wrong, a line each. */
export function checkPages(python: string, pages: readonly CheckedPage[]): readonly string[] {
  const input = pages.map((page) => `${JSON.stringify(page)}\n`).join('');
  const run = spawnSync(python, [join(import.meta.dirname, 'check_pages.py')], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(`check_pages.py ended with ${String(run.status)}: ${run.stderr}`);
  const answers = run.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly name: string; readonly findings: readonly string[] });
  if (answers.length !== pages.length) throw new Error(`${String(answers.length)} of ${String(pages.length)} pages`);
  return answers.flatMap(({ name, findings }) => findings.map((finding) => `${name}: ${finding}`));
}
