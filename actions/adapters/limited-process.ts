/** A process that reads what a stranger wrote: it ends by a limit of time, and of what it prints. */
import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { UserError } from '../core/types.ts';
import { hideSecrets } from '../core/general/hidden-secrets.ts';

export interface LimitedProcess {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** All of its environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
  readonly mostBytes: number;
}

export interface LimitedResult {
  readonly status: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

const LONGEST_STDERR = 64 * 1024;

/** Throws UserError where a limit ended it. */
export function runLimited(process: LimitedProcess): Promise<LimitedResult> {
  const { program, args, cwd, env, timeoutMs, mostBytes } = process;
  return new Promise((resolve, reject) => {
    // A group of its own: what it started ends with it.
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const pieces: Buffer[] = [];
    let length = 0;
    let stderr = '';
    let excess: string | undefined;
    const end = (reason: string) => {
      excess ??= reason;
      if (child.pid !== undefined) globalThis.process.kill(-child.pid, 'SIGKILL');
    };
    const timer = setTimeout(() => {
      end(`takes more than ${String(timeoutMs / 1_000)} s`);
    }, timeoutMs);
    child.stdout.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length > mostBytes) end(`prints more than ${String(mostBytes)} bytes`);
      else pieces.push(piece);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-LONGEST_STDERR);
    });
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new UserError(`${program} cannot be run: ${error.message} [process]`));
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      if (excess !== undefined) reject(new UserError(`${basename(program)} ${excess} [limits]`));
      else
        resolve({
          status: code ?? undefined,
          stdout: Buffer.concat(pieces).toString('utf8'),
          stderr: hideSecrets(stderr),
        });
    });
  });
}
