/** The list of what is published, held against inventory/sandbox: a value that is new there must be in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEnvironmentFolder } from '../../../../actions/adapters/files.ts';
import { isPublishedKey, isPublishedPassword } from '../../../../actions/core/check/published-values.ts';
import { formatProblem } from '../../../../actions/core/general/problems.ts';
import { openSide } from '../../../../actions/core/side/open-side.ts';

const root = join(import.meta.dirname, '../../../..');
const folder = join(root, 'inventory/sandbox');
const sandbox = readEnvironmentFolder(root, 'sandbox');

function listPasswords(): readonly string[] {
  const names = readdirSync(join(folder, 'hosts'));
  const texts = names.map((name) => readFileSync(join(folder, 'hosts', name), 'utf8'));
  return texts.flatMap((text) => Array.from(text.matchAll(/password: *([^\s,}]+)/g), ([, value = '']) => value));
}

describe('what the sandbox publishes', () => {
  test('is in the list', () => {
    expect(isPublishedKey(openSide(sandbox).environment.fingerprintKey)).toBe(true);
    expect(listPasswords().length).toBeGreaterThan(5);
    for (const password of listPasswords()) expect(isPublishedPassword(password), password).toBe(true);
    expect(isPublishedPassword('a password of their own')).toBe(false);
  });

  test('is fine there, and told of each copy without its value', () => {
    const isOfRule = ({ rule }: { readonly rule: string }) => rule === 'published-secret';
    expect(openSide(sandbox).problems.filter(isOfRule)).toEqual([]);
    const found = openSide({ ...sandbox, environment: 'prod' }).problems.filter(isOfRule);
    expect(found.map(({ severity }) => severity)).toEqual(['error', ...found.slice(1).map(() => 'warning')]);
    const text = found.map(formatProblem).join('\n');
    const named = openSide(sandbox).environment.plainPasswords ?? [];
    for (const name of named) expect(text).toContain(name);
    for (const value of listPasswords().filter((password) => password !== 'pigsty')) expect(text).not.toContain(value);
  });
});
