import { spawn, spawnSync } from 'node:child_process';
import { hideSecrets } from '../core/general/hidden-secrets.ts';
import { UserError } from '../core/types.ts';
import { assembleGitEnvironment } from './tool-environment.ts';

/** A terminal's Ctrl-C is for the verb, which ends after its step: git must be able to write the ledger until then. */
const SESSION_OF_ITS_OWN = { detached: true };
const MAX_BUFFER = 256 * 1024 * 1024;

export interface GitOptions {
  readonly input?: string | Uint8Array | undefined;
  readonly env?: Readonly<Record<string, string>>;
}

export interface GitResult {
  readonly ok: boolean;
  /** Exit status; undefined where git could not be started or was ended by a signal. */
  readonly status: number | undefined;
  readonly stdout: string;
  /** Without the passwords of addresses, for it is told. */
  readonly stderr: string;
}

export type Git = (args: readonly string[], options?: GitOptions) => GitResult;

/** Never throws for git's own failures. */
export function tryGit(args: readonly string[], options: GitOptions = {}): GitResult {
  const result = spawnSync('git', args, {
    ...SESSION_OF_ITS_OWN,
    encoding: 'utf8',
    maxBuffer: MAX_BUFFER,
    env: { ...assembleGitEnvironment(), LC_ALL: 'C', ...options.env },
    ...(options.input === undefined ? {} : { input: options.input }),
  });
  // Git that ends before it has read its input (EPIPE) has a status all the same.
  if (result.error !== undefined && result.status === null) {
    const stderr = `git cannot be run: ${result.error.message}`;
    return { ok: false, status: undefined, stdout: '', stderr };
  }
  const { stdout, stderr, signal } = result;
  const ended = signal === null ? stderr : `${stderr}git was ended by ${signal}`;
  return { ok: result.status === 0, status: result.status ?? undefined, stdout, stderr: hideSecrets(ended) };
}

/** Standard output of git. Throws UserError with git's own words. */
export function runGit(args: readonly string[], options: GitOptions = {}): string {
  const result = tryGit(args, options);
  if (!result.ok) throw new UserError(`git ${hideSecrets(args.join(' '))}: ${result.stderr.trim()} [git]`);
  return result.stdout;
}

/** For git that speaks to another machine: it may take that long, and the caller goes on meanwhile. */
export function startGit(args: readonly string[], timeoutMs: number): Promise<GitResult> {
  return new Promise((resolve) => {
    const env = { ...assembleGitEnvironment(), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' };
    // A group of its own: git's helper for the transport ends with it.
    const child = spawn('git', args, { env, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    let stderr = '';
    let late = '';
    const timer = setTimeout(() => {
      late = `no answer in ${String(timeoutMs / 1_000)} s`;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, timeoutMs);
    const end = (result: Omit<GitResult, 'ok' | 'stdout'>) => {
      clearTimeout(timer);
      resolve({ ok: result.status === 0, stdout: '', ...result });
    };
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', (error) => end({ status: undefined, stderr: `git cannot be run: ${error.message}` }));
    child.once('close', (code) => end({ status: code ?? undefined, stderr: hideSecrets(`${stderr}${late}`) }));
  });
}
