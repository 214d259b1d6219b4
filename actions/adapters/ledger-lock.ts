/**
 * A lock file that git left when it was killed while it moved a reference. Git never removes it, and refuses every later
 * move. It is taken away under a kernel lock of our own, and only where it is too old to be at work: git holds one for
 * milliseconds, and nothing survives a start of the machine.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../core/types.ts';
import type { GitResult } from './git-process.ts';
import { assembleToolEnvironment } from './tool-environment.ts';

const ABANDONED_MS = 60_000;
const GUARD = 'abandoned-locks';
const GUARD_MODE = 0o660;
const LOCKED = /Unable to create '.*\.lock': File exists/;

export interface RefLock {
  /** Bare repository. */
  readonly repository: string;
  readonly ref: string;
}

/** Whether git failed because of such a file. */
export function isLockedRef({ ok, stderr }: GitResult): boolean {
  return !ok && LOCKED.test(stderr);
}

/** True: there is none any more. */
export function removeAbandoned(lock: RefLock): boolean {
  const path = lockPath(lock);
  if (!isAbandoned(path)) return findAge(path) === undefined;
  const descriptor = openSync(join(lock.repository, GUARD), 'a', GUARD_MODE);
  try {
    const held = spawnSync('flock', ['--exclusive', '--timeout', '10', '3'], {
      stdio: ['ignore', 'ignore', 'pipe', descriptor],
      encoding: 'utf8',
      env: assembleToolEnvironment(),
    });
    if (held.status !== 0) {
      const reason = held.error === undefined ? held.stderr.trim() : held.error.message;
      throw new UserError(
        `${path} is left over and cannot be removed: flock of util-linux is needed ${reason} [ledger]`,
      );
    }
    // Asked again: whoever had the guard before may have removed it, and git may have made a new one since.
    if (isAbandoned(path)) rmSync(path, { force: true });
  } finally {
    closeSync(descriptor);
  }
  return findAge(path) === undefined;
}

function lockPath({ repository, ref }: RefLock): string {
  return join(repository, `${ref}.lock`);
}

/** A time to come counts too: the clock was set back since. */
function isAbandoned(path: string): boolean {
  const age = findAge(path);
  if (age === undefined) return false;
  return Math.abs(age) > ABANDONED_MS || age > uptime() * 1_000;
}

/** Milliseconds. */
function findAge(path: string): number | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? undefined : Date.now() - found.mtimeMs;
}
