import { describe, expect, it } from 'vitest';
import { listPatchLines } from '../../../../actions/core/github/hunks.ts';
import { assembleSuggestions } from '../../../../actions/core/github/suggestions.ts';
import type { Problem } from '../../../../actions/core/types.ts';

describe('lines that take a comment', () => {
  it('are those of the new side that a patch shows', () => {
    const patch = [
      '@@ -1,3 +1,3 @@ all:',
      ' one',
      '-two',
      '+2',
      ' three',
      '@@ -10 +10,2 @@',
      ' ten',
      '+eleven',
      '\\ No newline at end of file',
    ];
    expect([...listPatchLines(patch.join('\n'))]).toEqual([
      ...[[1, 'one'] as const, [2, '2'] as const, [3, 'three'] as const],
      ...[[10, 'ten'] as const, [11, 'eleven'] as const],
    ]);
  });

  it('are no lines that only look like a hunk, and none of what is no patch', () => {
    expect([...listPatchLines('@@ -0,0 +1,2 @@\n+@@ -1 +90,9 @@\n+b')]).toEqual([
      [1, '@@ -1 +90,9 @@'],
      [2, 'b'],
    ]);
    expect([...listPatchLines('Binary files differ')]).toEqual([]);
    expect([...listPatchLines('')]).toEqual([]);
  });
});

const FILE = 'inventory/prod/hosts/a.yml';
const problem = (column: number, from: string, to: string, line = 1): Problem => ({
  ...{ severity: 'error', rule: 'role-exists', message: 'a message', file: FILE, path: '', line, column },
  replace: { from, to },
});
const suggest = (problems: readonly Problem[], ...lines: readonly string[]) =>
  assembleSuggestions(problems, () => lines);

describe('a suggestion', () => {
  it.each([
    {
      of: 'a plain name',
      before: '- { roles: [readonly, admn] }',
      column: 23,
      after: '- { roles: [readonly, admin] }',
    },
    { of: 'one in quotes', before: `- { owner: 'admn' }`, column: 12, after: `- { owner: 'admin' }` },
    { of: 'one after others', before: '- { a: 😀😀, owner: admn }', column: 19, after: '- { a: 😀😀, owner: admin }' },
  ])('is the line with $of put right', ({ before, column, after }) => {
    expect(suggest([problem(column, 'admn', 'admin')], before)).toMatchObject([{ before, after }]);
  });

  it.each([
    { of: 'a column that counts something else than characters', before: '- { a: 😀😀, owner: admn }', column: 21 },
    { of: 'another word that begins so', before: '- { owner: admn-2 }' },
    { of: 'a word that YAML reads as no text', to: 'yes' },
    { of: 'a word that is markup of YAML', to: 'a: b' },
    { of: 'a place where something else stands', before: '- { owner: someone }' },
  ])('is not made of $of', ({ before = '- { owner: admn }', column = 12, to = 'admin' }) => {
    expect(suggest([problem(column, 'admn', to)], before)).toEqual([]);
  });

  it('has all that is meant in its line', () => {
    const found = suggest([problem(3, 'a', 'alpha'), problem(6, 'b', 'beta'), problem(3, 'a', 'alpha')], '[ a, b ]');
    expect(found).toMatchObject([{ line: 1, after: '[ alpha, beta ]' }]);
  });

  it('has the mark of its line, whatever stands before it, and equal lines have their own', () => {
    const [one] = suggest([problem(1, 'a', 'b')], 'a');
    const [moved] = suggest([problem(1, 'a', 'b', 2)], '#', 'a');
    const [second] = suggest([problem(1, 'a', 'b', 2)], 'a', 'a');
    expect(moved?.mark).toBe(one?.mark);
    expect(second?.mark).not.toBe(one?.mark);
  });

  it('stands neither on a line that is not there, nor for the side that is in force', () => {
    expect(suggest([problem(1, 'a', 'b', 7)], 'a')).toEqual([]);
    expect(suggest([{ ...problem(1, 'a', 'b'), side: 'existing' }], 'a')).toEqual([]);
  });
});
