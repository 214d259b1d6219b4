import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { runGit } from '../../../actions/adapters/git-process.ts';

it('git is in a session of its own, where no Ctrl-C of a terminal comes', () => {
  const session = (pid: string) => Number(execFileSync('ps', ['-o', 'sid=', '-p', pid]).toString());
  const ofGit = Number(runGit(['-c', 'alias.session=!ps -o sid= -p $$', 'session']));
  expect(ofGit).toBeGreaterThan(0);
  expect(ofGit).not.toBe(session(String(process.pid)));
});
