/** Starts a round as a process of the commit's own code, and hands on the signal that ends it after its step. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { RoundRequest, RoundRunner } from '../core/request/ports.ts';
import { UserError } from '../core/types.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** What a shell says of a process that a signal ended; its number does not matter here. */
const ENDED_BY_SIGNAL = 128;

export const roundRunner: RoundRunner = { run };

function run({ environment, folder, until }: RoundRequest): Promise<number> {
  const args = ['request', 'round', '--env', environment, '--until', String(until)];
  return new Promise((resolve, reject) => {
    // A session of its own: a terminal's Ctrl-C comes once, from here.
    const child = spawn(join(folder, 'scripts/ops'), args, {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    });
    const forward = (signal: NodeJS.Signals) => void child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, forward);
    const end = () => {
      for (const signal of SIGNALS) process.off(signal, forward);
    };
    child.once('error', (error) => {
      end();
      reject(new UserError(`the code in ${folder} cannot be started: ${error.message} [source]`));
    });
    child.once('close', (code) => {
      end();
      resolve(code ?? ENDED_BY_SIGNAL);
    });
  });
}
