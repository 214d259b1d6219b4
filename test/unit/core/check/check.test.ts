import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readInventoryPath } from '../../../../actions/adapters/files.ts';
import { rules } from '../../../../actions/core/check/check.ts';
import { formatProblem } from '../../../../actions/core/general/problems.ts';
import { openSide } from '../../../../actions/core/side/open-side.ts';
import type { Problem } from '../../../../actions/core/types.ts';

const root = join(import.meta.dirname, '../../../cases/rules');
const cases = readdirSync(root).sort();

const OF_PASSWORDS = new Set(['plain-password', 'published-secret']);

function listProblems(name: string): readonly Problem[] {
  const folder = join(root, name);
  const written = ['hosts.yml', 'hosts'].map((file) => join(folder, file)).find((path) => existsSync(path)) ?? folder;
  // Every case writes passwords of the sandbox in clear; only the cases of these rules show what is said of them.
  return openSide(readInventoryPath(written)).problems.filter(
    ({ rule, severity }) => !(OF_PASSWORDS.has(rule) && severity === 'warning') || name === rule,
  );
}

/** As validate prints them, with paths from the case's folder; `scripts/bless` writes what is expected. */
function describeProblems(name: string): string {
  const folder = join(root, name);
  const problems = listProblems(name);
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

/** Their word is one of a longer text, a GRANT, a list of libraries or a value: a person puts it right. */
const isToldOnly = ({ rule, message }: Problem) =>
  rule === 'privilege-role' || rule === 'shared-library' || message.startsWith('setting "');

test('an error that knows what was meant says which word of its line to replace', () => {
  const errors = cases.flatMap(listProblems).filter(({ severity }) => severity === 'error');
  const asked = errors.filter(({ message }) => message.includes('did you mean') || message.includes('the old name of'));
  const offered = asked.filter((problem) => !isToldOnly(problem));
  expect(offered.length).toBeGreaterThan(9);
  for (const { file, line, message, replace } of offered) {
    const text = readFileSync(file, 'utf8').split('\n')[line - 1];
    expect(text, message).toContain(replace?.from ?? 'a replacement');
    expect(message).toContain(`"${replace?.to ?? ''}"`);
  }
});
