import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openRepository } from '../../../actions/adapters/git.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-no-git-'));
  vi.stubEnv('GIT_CEILING_DIRECTORIES', tmpdir());
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('a folder without Git, such as an unpacked archive', () => {
  it('is told in words, with what to do', () => {
    const find = () => openRepository(folder).findCommit('HEAD');
    expect(find).toThrow(
      `${folder} is not in a Git repository, and plans compare commits; work in a clone of it [git]`,
    );
  });
});
