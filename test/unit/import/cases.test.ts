/**
 * Golden imports. A case is a folder with pigsty.yml; `expected/` is what becomes of it, or expected.txt why it is
 * refused. `vitest -u` rewrites both.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInventoryPath } from '../../../actions/adapters/files.ts';
import type { SourceFile } from '../../../actions/core/types.ts';
import { UserError } from '../../../actions/core/types.ts';
import { renderImport } from '../../../actions/import/report.ts';
import { runImport } from '../../../actions/import/run.ts';

const root = join(import.meta.dirname, '../../cases/import');
const cases = readdirSync(root);

function importCase(name: string): { output: string; files: readonly SourceFile[] } {
  // As a person names it: how much of a message a line holds must not hang on where the checkout is.
  const folder = relative(process.cwd(), join(root, name));
  let files: readonly SourceFile[] = [];
  const adapters = {
    readInventory: readInventoryPath,
    exists: () => false,
    createFolder: (_: string, written: readonly SourceFile[]) => void (files = written),
    createKey: () => '0123456789abcdef'.repeat(4),
  };
  try {
    const report = runImport({ environment: 'prod', path: join(folder, 'pigsty.yml') }, adapters);
    // What validate says about it has cases of its own.
    const problems = report.ok ? [] : report.problems;
    return { output: renderImport({ ...report, problems }).replaceAll(`${folder}/`, ''), files };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { output: `${error.message.replaceAll(`${folder}/`, '')}\n`, files };
  }
}

describe('import', () => {
  it.each(cases.filter((name) => !name.startsWith('refused')))('splits %s', async (name) => {
    const { output, files } = importCase(name);
    const expected = join(root, name, 'expected');
    await expect(output).toMatchFileSnapshot(join(root, name, 'expected.txt'));
    for (const { path, text } of files) await expect(text).toMatchFileSnapshot(join(expected, path));
    const left = existsSync(expected) ? readdirSync(expected, { recursive: true, withFileTypes: true }) : [];
    expect(left.filter((entry) => entry.isFile())).toHaveLength(files.length);
  });

  it.each(cases.filter((name) => name.startsWith('refused')))('is %s', async (name) => {
    const { output, files } = importCase(name);
    await expect(output).toMatchFileSnapshot(join(root, name, 'expected.txt'));
    expect(files).toEqual([]);
  });
});
