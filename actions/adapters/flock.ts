/**
 * Kernel locks (flock) on open files.
 *
 * The file is opened here and locked through a child, `flock 3`, on the inherited descriptor. Such a lock belongs to the
 * open file, not to a process: it ends when the last process that has the descriptor is gone, whatever it died of.
 * A lock file with a process id in it was rejected: nobody removes it after a crash, and a reused id fools its reader.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { UserError } from '../core/types.ts';
import { describeOwner } from './owner.ts';
import { assembleToolEnvironment } from './tool-environment.ts';

export type FlockMode = 'exclusive' | 'shared';

const MODE = 0o660;
const HELD_ELSEWHERE = 1;

/** The descriptor that has the lock; undefined when another open file has it. Throws UserError when the file cannot be locked at all. */
export function tryFlock(path: string, mode: FlockMode = 'exclusive'): number | undefined {
  const descriptor = openLockFile(path);
  const result = spawnSync('flock', ['--nonblock', `--${mode}`, '3'], {
    stdio: ['ignore', 'ignore', 'pipe', descriptor],
    encoding: 'utf8',
    env: assembleToolEnvironment(),
  });
  if (result.status === 0) return descriptor;
  closeSync(descriptor);
  // A signal to the terminal's processes may end it before it has locked: that is no lock either.
  if (result.status === HELD_ELSEWHERE || result.signal !== null) return undefined;
  const reason = result.error === undefined ? result.stderr.trim() : result.error.message;
  throw new UserError(`cannot lock ${path}: ${reason}; flock of util-linux is needed [lock]`);
}

function openLockFile(path: string): number {
  try {
    return openSync(path, constants.O_RDWR | constants.O_CREAT, MODE);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`cannot open the lock ${path}${describeOwner(path)}: ${reason} [lock]`);
  }
}
