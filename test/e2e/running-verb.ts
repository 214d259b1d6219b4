/** A verb that goes on while the test does something to it: its lines as they come. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { SANDBOX } from './meta-checkout.ts';
import type { MetaCheckout } from './meta-checkout.ts';

export interface Line {
  /** Seconds by the clock that all hosts of the sandbox share. */
  readonly at: number;
  readonly text: string;
}

export interface RunningVerb {
  readonly lines: readonly Line[];
  /** The line, when it has come. Throws with all lines when the verb ends without it. */
  readonly waitFor: (pattern: RegExp) => Promise<Line>;
  /** Exit code. */
  readonly end: Promise<number>;
}

export function startVerb(checkout: MetaCheckout, args: string): RunningVerb {
  const script = `cd ${checkout.folder}
{ scripts/ops ${args} 2>&1; echo "exit $?"; } | while IFS= read -r line; do echo "$(date +%s.%N) $line"; done`;
  const child = spawn(SANDBOX, ['exec', 'bash', '-c', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: Line[] = [];
  createInterface(child.stdout).on('line', (line) => {
    const space = line.indexOf(' ');
    lines.push({ at: Number(line.slice(0, space)), text: line.slice(space + 1) });
  });
  let ended = false;
  const end = new Promise<number>((resolve) => {
    child.once('close', () => {
      ended = true;
      resolve(Number(/^exit (\d+)$/.exec(lines.at(-1)?.text ?? '')?.[1] ?? 1));
    });
  });
  const waitFor = async (pattern: RegExp) => {
    for (;;) {
      const found = lines.find(({ text }) => pattern.test(text));
      if (found !== undefined) return found;
      if (ended) throw new Error(`no ${String(pattern)} in:\n${lines.map(({ text }) => text).join('\n')}`);
      await sleep(100);
    }
  };
  return { lines, waitFor, end };
}
