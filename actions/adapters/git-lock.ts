/**
 * A lock file that git left when it was killed while it moved a reference. Git never removes it, and refuses every later
 * move. It is taken away under a kernel lock of our own, and only where it is too old to be at work: git holds one for
 * milliseconds, and nothing survives a start of the machine.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, realpathSync, rmSync, statSync } from 'node:fs';
import { uptime } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { UserError } from '../core/types.ts';
import type { GitResult } from './git-process.ts';
import { assembleToolEnvironment } from './tool-environment.ts';

const ABANDONED_MS = 60_000;
const GUARD = 'abandoned-locks';
const GUARD_MODE = 0o660;
const LOCKED = /Unable to create '(.*\.lock)': File exists/;
/** One command moves so many references at most, and names one locked file at a time. */
const ATTEMPTS = 20;

/** Whether git failed because of such a file. */
export function isLockedRef({ ok, stderr }: GitResult): boolean {
  return !ok && LOCKED.test(stderr);
}

/** True: the file that git has named is there no more, and git may be asked again. */
export function removeAbandoned({ stderr }: GitResult, repository: string): boolean {
  const path = resolve(LOCKED.exec(stderr)?.[1] ?? '');
  // Part of what git prints may be a server's words.
  if (!path.startsWith(join(realpathSync(repository), 'refs') + sep)) return false;
  if (!isAbandoned(path)) return findAge(path) === undefined;
  const descriptor = openSync(join(repository, GUARD), 'a', GUARD_MODE);
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

/** Asks again for as long as a reference is locked by what a killed git has left. */
export async function moveRefs(repository: string, attempt: () => Promise<GitResult>): Promise<GitResult> {
  for (let attempts = 1; ; attempts += 1) {
    const result = await attempt();
    if (!isLockedRef(result) || attempts === ATTEMPTS || !removeAbandoned(result, repository)) return result;
  }
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
