import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readInventoryPath } from '../../../../actions/adapters/files.ts';
import { rules } from '../../../../actions/core/check/check.ts';
import { formatProblem } from '../../../../actions/core/general/problems.ts';
import { openSide } from '../../../../actions/core/side/open-side.ts';

const root = join(import.meta.dirname, '../../../cases/rules');
const cases = readdirSync(root).sort();

/** As validate prints them, with paths from the case's folder; `scripts/bless` writes what is expected. */
function describeProblems(name: string): string {
  const folder = join(root, name);
  const written = ['hosts.yml', 'hosts'].map((file) => join(folder, file)).find((path) => existsSync(path)) ?? folder;
  // Every case writes its passwords in clear; only that rule's own shows what it says of them.
  const problems = openSide(readInventoryPath(written)).problems.filter(
    ({ rule }) => rule !== 'plain-password' || name === rule,
  );
  return problems
    .map((problem) => {
      const text = formatProblem(problem).replaceAll(`${folder}/`, '');
      return `${problem.severity === 'warning' ? 'warning: ' : ''}${text}\n`;
    })
    .join('');
}

test.each(cases)('%s', async (name) => {
  await expect(describeProblems(name)).toMatchFileSnapshot(join(root, name, 'expected.txt'));
});

test('every rule has a case of its name', () => {
  expect(cases).toEqual(expect.arrayContaining(rules.map(({ id }) => id)));
});
