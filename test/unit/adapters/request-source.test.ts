import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRequestSource } from '../../../actions/adapters/request-source.ts';

let root: string;
let work: string;
let folder: string;

function git(where: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', where, ...identity, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** `program` is its scripts/ops. */
function commit(text: string, program = 'exit 0'): string {
  writeFileSync(join(work, 'file'), text);
  mkdirSync(join(work, 'scripts'), { recursive: true });
  writeFileSync(join(work, 'scripts/ops'), `#!/bin/sh\n${program}\n`, { mode: 0o755 });
  git(work, 'add', '-A');
  git(work, 'commit', '-qm', text);
  return git(work, 'rev-parse', 'HEAD');
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ops-source-'));
  [work, folder] = [join(root, 'work'), join(root, 'state')];
  git(root, 'init', '-q', '-b', 'main', work);
  git(root, 'init', '-q', '--bare', join(folder, 'source.git'));
  git(join(folder, 'source.git'), 'remote', 'add', 'origin', work);
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('the node’s own copy of origin', () => {
  it('knows main as it was fetched last, and what is published', async () => {
    const source = openRequestSource(folder);
    expect(source.findMain()).toBeUndefined();
    const first = commit('one');
    git(work, 'update-ref', 'refs/ops/sandbox/applied', first);
    expect(await source.fetch()).toBeUndefined();
    expect(source.findMain()).toBe(first);
    expect(git(join(folder, 'source.git'), 'rev-parse', 'refs/remotes/origin/ops/sandbox/applied')).toBe(first);
    const second = commit('two');
    expect(source.findMain()).toBe(first);
    rmSync(join(work, '.git'), { recursive: true });
    expect(await source.fetch()).toContain('not appear to be a git repository');
    expect(source.findMain()).toBe(first);
    expect(source.isAncestor(second, first)).toBe(false);
  });

  it('has a folder a commit, and puts the link on the one that was asked for last', async () => {
    const source = openRequestSource(folder);
    const [first, second] = [commit('one'), commit('two')];
    await source.fetch();
    const one = source.checkOut(first);
    const two = source.checkOut(second);
    expect([readFileSync(join(one, 'file'), 'utf8'), readFileSync(join(two, 'file'), 'utf8')]).toEqual(['one', 'two']);
    expect(readlinkSync(join(folder, 'code/current'))).toBe(second);
    expect(source.checkOut(first)).toBe(one);
    expect(readlinkSync(join(folder, 'code/current'))).toBe(first);
    expect(source.isAncestor(first, second)).toBe(true);
    expect(source.isAncestor(second, first)).toBe(false);
    expect(source.findCheckedOut(one)).toBe(first);
    expect(source.findCheckedOut(work)).toBeUndefined();
  });

  it('goes on from code that starts where the newest does not, for as long as it takes', async () => {
    const source = openRequestSource(folder);
    const good = commit('good');
    const broken = ['one', 'two', 'three', 'four', 'five', 'six'].map((text) => commit(text, '<<<<<<< HEAD'));
    await source.fetch();
    const old = new Date(0);
    utimesSync(source.checkOut(good), old, old);
    for (const one of broken) {
      expect(readFileSync(join(source.checkOut(one), 'scripts/ops'), 'utf8')).toContain('<<<');
      for (const name of [good, one]) utimesSync(join(folder, 'code', name), old, old);
      expect(readlinkSync(join(folder, 'code/current'))).toBe(good);
    }
    expect(existsSync(join(folder, 'code/current/scripts/ops'))).toBe(true);
    const mended = commit('mended');
    await source.fetch();
    source.checkOut(mended);
    expect(readlinkSync(join(folder, 'code/current'))).toBe(mended);
  });

  it.each([
    ['emptied by a power loss', (one: string) => writeFileSync(join(one, 'file'), '')],
    ['cut off before its files', (one: string) => rmSync(join(one, 'file'))],
    ['without its link to the repository', (one: string) => rmSync(join(one, '.git'))],
    ['with a file that no commit has', (one: string) => writeFileSync(join(one, 'other'), '')],
  ])('makes a folder anew that was %s', async (_, damage) => {
    const source = openRequestSource(folder);
    const first = commit('one');
    await source.fetch();
    damage(source.checkOut(first));
    const again = source.checkOut(first);
    expect(readFileSync(join(again, 'file'), 'utf8')).toBe('one');
    expect(existsSync(join(again, 'other'))).toBe(false);
  });

  it('is fetched although a git that was killed has left references locked', async () => {
    const source = openRequestSource(folder);
    const first = commit('one');
    git(work, 'update-ref', 'refs/ops/sandbox/applied', first);
    const references = join(folder, 'source.git/refs/remotes/origin');
    mkdirSync(join(references, 'ops/sandbox'), { recursive: true });
    for (const name of ['main.lock', 'ops/sandbox/applied.lock']) {
      writeFileSync(join(references, name), '');
      utimesSync(join(references, name), 0, 0);
    }
    expect(await source.fetch()).toBeUndefined();
    expect(source.findMain()).toBe(first);
    // One that may be at work is left alone, and told.
    const second = commit('two');
    writeFileSync(join(references, 'main.lock'), '');
    expect(await source.fetch()).toContain('main.lock');
    expect(source.findMain()).toBe(first);
    rmSync(join(references, 'main.lock'));
    expect(await source.fetch()).toBeUndefined();
    expect(source.findMain()).toBe(second);
  });

  it('makes a folder anew that a killed git has left locked while it made it', async () => {
    const source = openRequestSource(folder);
    const first = commit('one');
    await source.fetch();
    const folderOfFirst = source.checkOut(first);
    writeFileSync(join(folder, 'source.git/worktrees', first, 'locked'), 'initializing');
    rmSync(folderOfFirst, { recursive: true });
    expect(readFileSync(join(source.checkOut(first), 'file'), 'utf8')).toBe('one');
  });

  it('is made by the set-up of the node', () => {
    rmSync(join(folder, 'source.git'), { recursive: true });
    expect(() => openRequestSource(folder)).toThrow('scripts/meta-setup --env makes it');
  });
});
