/**
 * Orders to `pg-handover` on a host, over one SSH connection: a line of JSON each way. Ansible would take a second for each
 * order, and clients wait from the first to the last.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { HostAnswer, HostOrder, HostSession, HostSessions, HostTarget } from '../core/handover/ports.ts';
import type { Value } from '../core/types.ts';
import { assembleSshArguments } from './ssh-command.ts';
import { assembleToolEnvironment } from './tool-environment.ts';

const PROGRAM = 'sudo -n /usr/bin/python3 /usr/local/lib/pg-handover serve';
/** For the program to undo what is open, once nobody gives it orders any more. */
const LEAVE_MS = 15_000;

export function openHostSessions(command = 'ssh', leaveMs = LEAVE_MS): HostSessions {
  return { open: (target) => openSession(command, { target, leaveMs }) };
}

interface Waiting {
  readonly settle: (answer: HostAnswer) => void;
  readonly timer: NodeJS.Timeout;
}

function openSession(
  command: string,
  { target, leaveMs }: { readonly target: HostTarget; readonly leaveMs: number },
): HostSession {
  const child = spawn(command, assembleSshArguments(target, PROGRAM), {
    ...{ stdio: ['pipe', 'pipe', 'pipe'], env: assembleToolEnvironment() },
  });
  const waiting = new Map<number, Waiting>();
  let ended: string | undefined;
  let words = '';
  let last = 0;
  const settle = (id: number, answer: HostAnswer) => {
    const entry = waiting.get(id);
    if (entry === undefined) return;
    clearTimeout(entry.timer);
    waiting.delete(id);
    entry.settle(answer);
  };
  const end = (reason: string) => {
    ended ??= reason;
    for (const id of [...waiting.keys()]) settle(id, { kind: 'failed', reason: ended });
  };
  child.stderr.on('data', (data: Buffer) => (words = `${words}${data.toString()}`.slice(-2_000)));
  child.stdin.on('error', () => undefined);
  child.once('error', (error) => {
    end(error.message);
  });
  child.once('close', () => {
    const said = words.trim();
    end(said === '' ? 'the session ended' : (said.split('\n').at(-1) ?? said));
  });
  createInterface(child.stdout).on('line', (line) => {
    const answer = tryParse(line);
    if (answer !== undefined) settle(answer.id, answer.answer);
  });
  return {
    ask: (order, timeoutMs) =>
      new Promise((resolve) => {
        if (ended !== undefined) {
          resolve({ kind: 'failed', reason: ended });
          return;
        }
        const id = ++last;
        const timer = setTimeout(() => {
          settle(id, { kind: 'failed', reason: `no answer to "${order.do}" in ${String(timeoutMs / 1_000)} s` });
        }, timeoutMs);
        waiting.set(id, { settle: resolve, timer });
        child.stdin.write(`${JSON.stringify({ id, ...order } satisfies HostOrder & { id: number })}\n`);
      }),
    close: () => {
      child.stdin.end();
      // A file system that hangs on the host holds the program there, and its connection would keep this process from ending.
      const timer = setTimeout(() => child.kill(), leaveMs).unref();
      child.once('close', () => {
        clearTimeout(timer);
      });
    },
  };
}

function tryParse(line: string): { readonly id: number; readonly answer: HostAnswer } | undefined {
  try {
    const { id, result, fault } = JSON.parse(line) as { id: number; result?: Value; fault?: string };
    return { id, answer: fault === undefined ? { kind: 'done', result } : { kind: 'failed', reason: fault } };
  } catch {
    return undefined;
  }
}
