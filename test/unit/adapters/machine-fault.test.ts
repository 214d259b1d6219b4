/** A file stands where each adapter wants a folder: as on a full disk, the operating system refuses the call. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAnsible } from '../../../actions/adapters/ansible.ts';
import { openLocks } from '../../../actions/adapters/lock.ts';
import { explainMachineFault, explainRefusal } from '../../../actions/adapters/machine-fault.ts';
import { openStanding } from '../../../actions/adapters/standing.ts';
import { UserError } from '../../../actions/core/types.ts';

const quiet = { progress: { say: () => undefined }, interruption: { signal: () => undefined, leave: () => undefined } };
const RUN = {
  ...{ playbook: 'pgsql.yml', playbooksRoot: '/nowhere', inventory: '/nowhere', limit: 'a', tags: [], vars: {} },
  ...{ hosts: ['a'], delegates: [], descriptors: [] },
};
let root: string;
let file: string;
let commit: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ops-fault-'));
  file = join(root, 'file');
  writeFileSync(file, '');
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' }).trim();
  git('init', '--quiet');
  git('-c', 'user.name=t', '-c', 'user.email=t@t', 'commit', '--quiet', '--allow-empty', '-m', 'empty');
  commit = git('rev-parse', 'HEAD');
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

const ansible = () => openAnsible({ repository: root, work: join(file, 'work'), logs: join(file, 'logs'), ...quiet });

describe('what the machine refuses is told in its own words, as no bug', () => {
  it.each([
    ['the files of a commit', () => ansible().materialise(commit)],
    ['a run', () => ansible().hold(RUN)],
    ['a listing', () => ansible().list(RUN)],
    ['what an ended run has left', () => ansible().takeOrphan(RUN)],
    [
      'a note',
      () => openStanding(join(file, 'notes')).write({ kind: 'pause', cluster: 'pg-test', by: 'a', since: '' }),
    ],
    ['a lock', () => openLocks({ folder: join(file, 'locks'), verb: 'apply', ...quiet })],
  ])('%s', async (_, work) => {
    const told = await Promise.resolve()
      .then(work)
      .catch((error: unknown) => error);
    expect(told).toBeInstanceOf(UserError);
    expect(String(told)).toMatch(/ENOTDIR.*\[state-folder\]/);
  });

  it('leaves a bug what it is', () => {
    const bug = new TypeError('undefined is not a function');
    expect(explainMachineFault('it was not done', bug)).toBe(bug);
    const missing = Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT', syscall: 'open' });
    expect(explainRefusal(missing)).toBe(missing);
    const full = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC', syscall: 'write' });
    expect(explainRefusal(full)).toBeInstanceOf(UserError);
  });
});
