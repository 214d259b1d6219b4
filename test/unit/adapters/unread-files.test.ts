/** What stands beside hosts/ and is read by nobody, in the work tree and in a commit. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readEnvironmentFolder } from '../../../actions/adapters/files.ts';
import { readEnvironmentAt } from '../../../actions/adapters/git.ts';
import { openSide } from '../../../actions/core/side/open-side.ts';
import type { EnvironmentSource } from '../../../actions/core/types.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'ops-unread-'))));
afterEach(() => rmSync(root, { recursive: true }));

function write(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(root, 'inventory/a', path)), { recursive: true });
    writeFileSync(join(root, 'inventory/a', path), '{}\n');
  }
}

function readBoth(): readonly EnvironmentSource[] {
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', root, ...args]);
  git('init', '-q', '--template=');
  git('add', '--all');
  git('-c', 'user.name=a', '-c', 'user.email=a@localhost', 'commit', '-q', '-m', 'a');
  return [readEnvironmentFolder(root, 'a'), readEnvironmentAt(root, 'HEAD', 'a')];
}

function listWarned(source: EnvironmentSource): readonly string[] {
  return openSide(source)
    .problems.filter(({ rule, severity }) => rule === 'unread-file' && severity === 'warning')
    .map(({ file }) => file);
}

it('is told where it looks like a part of the inventory', () => {
  write('hosts/all.yml', 'environment.yaml', 'pg-new.yml', 'group_vars/pg-test.yml', 'host_vars/10.10.10.11');
  for (const source of readBoth()) {
    expect(listWarned(source)).toEqual([
      'inventory/a/environment.yaml',
      'inventory/a/group_vars',
      'inventory/a/host_vars',
      'inventory/a/pg-new.yml',
    ]);
  }
});

it('gives a file of consent its name', () => {
  write('hosts/all.yml', 'removals.yaml');
  const messages = readBoth().flatMap((source) => openSide(source).problems.map(({ message }) => message));
  expect(messages.filter((message) => message.includes('removals.yml; give it this name'))).toHaveLength(2);
});

it('may be anything else', () => {
  write('hosts/all.yml', 'hosts/group_vars/all.yml', 'environment.yml', 'removals.yml');
  write('README.md', 'notes/old.yml', '.yamllint.yml');
  for (const source of readBoth()) expect(listWarned(source)).toEqual([]);
});
