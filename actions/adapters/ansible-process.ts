/**
 * One Ansible, as a child in a session of its own: a terminal's Ctrl-C or hang-up, and a signal to this process's group,
 * do not end it in the middle of a task. It inherits the descriptors of the locks, so it keeps them when this process is
 * gone. Its output goes to a file rather than a pipe, of which it would then die.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { closeSync, readFileSync } from 'node:fs';
import { Duplex } from 'node:stream';
import type { RunOutcome } from '../core/apply/ports.ts';
import { UserError } from '../core/types.ts';
import type { RunLog } from './run-logs.ts';
import { hideSecrets } from '../core/general/hidden-secrets.ts';

const TAIL_LINES = 40;
/** Number of the first of the inherited descriptors in the child. */
export const FIRST_INHERITED = 3;
/** Between asking Ansible to end and ending it. */
const GRACE_MS = 10_000;

export interface Execution {
  readonly command: 'ansible' | 'ansible-playbook';
  readonly folder: string;
  readonly args: readonly string[];
  /** Inherited, in this order, after standard input and output. */
  readonly descriptors: readonly number[];
  readonly env: Readonly<Record<string, string>>;
  /** Gets what Ansible prints; closed here. */
  readonly output: RunLog;
  readonly onStart?: (pid: number) => void;
  /** Gets the other end of one more descriptor, after all of the others. */
  readonly onGate?: (gate: Duplex) => void;
  /** Asked every so many milliseconds: why Ansible is to be ended now. */
  readonly watch: { readonly everyMs: number; readonly findReason: () => string | undefined };
}

export function execute(execution: Execution): Promise<Omit<RunOutcome, 'events'>> {
  const { command, args, folder, env, descriptors, output, watch, onGate } = execution;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...{ cwd: folder, env, detached: true },
      stdio: [
        'ignore',
        output.descriptor,
        output.descriptor,
        ...descriptors,
        ...(onGate === undefined ? [] : ['pipe']),
      ],
    } as SpawnOptions);
    const gate = child.stdio[FIRST_INHERITED + descriptors.length];
    if (gate instanceof Duplex) onGate?.(gate);
    closeSync(output.descriptor);
    let gaveUp: string | undefined;
    const ticker = setInterval(() => {
      const reason = gaveUp === undefined ? watch.findReason() : undefined;
      if (reason === undefined) return;
      gaveUp = reason;
      end(child);
    }, watch.everyMs);
    child.once('spawn', () => execution.onStart?.(child.pid ?? 0));
    child.once('error', (error) => {
      clearInterval(ticker);
      reject(new UserError(`${describeStart(command, error)} [ansible]`));
    });
    child.once('close', (code, signal) => {
      clearInterval(ticker);
      resolve({
        exitCode: code ?? 1,
        tail: hideSecrets(readFileSync(output.path, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES).join('\n')),
        ...(signal === null ? {} : { signal }),
        ...(gaveUp === undefined ? {} : { gaveUp }),
      });
    });
  });
}

function describeStart(command: string, error: NodeJS.ErrnoException): string {
  return error.code === 'ENOENT'
    ? `${command} is not on this machine; run this on the meta node, where scripts/meta-setup installs it`
    : `${command} cannot be started: ${error.message}`;
}

/** Asked to, Ansible ends its workers, which are in sessions of their own. */
function end(child: ChildProcess): void {
  child.kill('SIGTERM');
  const last = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  child.once('close', () => {
    clearTimeout(last);
  });
}
