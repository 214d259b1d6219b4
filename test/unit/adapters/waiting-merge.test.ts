import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findWaitingMerge } from '../../../actions/adapters/waiting-merge.ts';

const root = mkdtempSync(join(tmpdir(), 'ops-waiting-'));
const [origin, desk, source] = ['origin.git', 'desk', 'source.git'].map((name) => join(root, name)) as [
  string,
  string,
  string,
];
const commits: string[] = [];
const said: string[] = [];

function git(where: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', where, '-c', 'user.name=t', '-c', 'user.email=t@t', ...args], {
    ...{ encoding: 'utf8', stdio: 'pipe' },
    env: { ...process.env, GIT_COMMITTER_DATE: `@${String(1_780_000_000 + 60 * commits.length)} +0200` },
  }).trim();
}

function commit(): void {
  git(desk, 'commit', '-q', '--allow-empty', '-m', 'x');
  commits.push(git(desk, 'rev-parse', 'HEAD'));
}

beforeAll(() => {
  git(root, 'init', '-q', '-b', 'main', '--bare', origin);
  git(root, 'clone', '-q', origin, desk);
  commit();
  git(desk, 'push', '-q', 'origin', 'HEAD:main');
  git(root, 'init', '-q', '--bare', source);
  git(source, 'config', 'remote.origin.url', origin);
  git(source, 'fetch', '-q', 'origin', '+refs/heads/main:refs/remotes/origin/main');
  commit();
  commit();
  git(desk, 'push', '-q', 'origin', 'HEAD:main');
});

afterAll(() => rmSync(root, { recursive: true }));

const find = (head: string | undefined, place = source) =>
  findWaitingMerge({ source: place, checkout: desk, progress: { say: (line) => void said.push(line) } }, head ?? '');

it('is the oldest commit after what was begun, with its time, and moves nothing that an apply reads', async () => {
  expect(await find(commits[0])).toEqual({ commit: commits[1], since: '2026-05-28T20:27:40.000Z' });
  expect(git(source, 'rev-parse', 'refs/remotes/origin/main')).toBe(commits[0]);
  expect(git(source, 'for-each-ref', '--format=%(refname)')).toBe('refs/ops-drift/main\nrefs/remotes/origin/main');
  expect(await find(commits[2])).toBeUndefined();
  expect(said).toEqual([]);
});

it('is by a person’s checkout where the node has no copy of origin, as that was fetched last', async () => {
  expect(await find(commits[1], join(root, 'missing'))).toMatchObject({ commit: commits[2] });
});

it('is by what was known last, with a warning, where origin cannot be reached', async () => {
  git(source, 'config', 'remote.origin.url', join(root, 'gone'));
  expect(await find(commits[0])).toBeUndefined();
  expect(said).toEqual([expect.stringContaining('origin cannot be fetched')]);
});

it('is nothing after a commit that nobody knows', async () => {
  expect(await find('f'.repeat(40), join(root, 'missing'))).toBeUndefined();
});
