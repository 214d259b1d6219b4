import { spawnSync } from 'node:child_process';
import { UserError } from '../core/types.ts';

const MAX_BUFFER = 256 * 1024 * 1024;

export interface GitOptions {
  readonly input?: string | undefined;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly timeout?: number;
}

export interface GitResult {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Never throws for git's own failures. */
export function tryGit(args: readonly string[], options: GitOptions = {}): GitResult {
  const result = spawnSync('git', args, {
    encoding: 'utf8',
    maxBuffer: MAX_BUFFER,
    env: { ...process.env, LC_ALL: 'C', ...options.env },
    ...(options.input === undefined ? {} : { input: options.input }),
    ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
  });
  const stderr = result.error === undefined ? result.stderr : result.error.message;
  return { ok: result.status === 0, stdout: result.stdout, stderr };
}

/** Standard output of git. Throws UserError with git's own words. */
export function runGit(args: readonly string[], options: GitOptions = {}): string {
  const result = tryGit(args, options);
  if (!result.ok) throw new UserError(`git ${args.join(' ')}: ${result.stderr.trim()} [git]`);
  return result.stdout;
}
