/** The commands of README.md that need neither hosts nor Docker, in its order, in a clone as a reader has it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** Verbs that run on the meta node, and what builds a fleet. */
const ELSEWHERE = /^scripts\/(?:demo$|ops (?:apply|adopt|status|drift|run|patroni|createuser|createdb|import)\b)/;
const commands = [...readFileSync('README.md', 'utf8').matchAll(/^ {4}(scripts\/(?:ops|demo)\b[^#\n]*)/gm)]
  .map((match) => (match[1] ?? '').trim())
  .filter((command) => !ELSEWHERE.test(command));
const work = mkdtempSync(join(tmpdir(), 'readme-'));
const clone = join(work, 'clone');

function git(...args: readonly string[]): void {
  execFileSync('git', args, { stdio: 'pipe' });
}

beforeAll(() => {
  git('clone', '-q', '--no-hardlinks', '.', clone);
  // What the text calls origin: main, and another branch.
  const head = execFileSync('git', ['-C', clone, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  for (const branch of ['main', 'big-change']) git('-C', clone, 'update-ref', `refs/remotes/origin/${branch}`, head);
}, 60_000);

afterAll(() => rmSync(work, { recursive: true }), 60_000);

it('has the commands of a change', () => {
  expect(commands.map((command) => command.split(' ').slice(0, 2).join(' '))).toEqual([
    'scripts/demo --plan-only',
    'scripts/ops new',
    'scripts/ops validate',
    'scripts/ops plan',
    'scripts/ops plan',
    'scripts/ops explain',
    'scripts/ops explain',
  ]);
});

it.each(commands)('%s', { timeout: 120_000 }, (command) => {
  const output = execFileSync('bash', ['-c', command], { cwd: clone, encoding: 'utf8', stdio: 'pipe' });
  expect(output).not.toBe('');
});
