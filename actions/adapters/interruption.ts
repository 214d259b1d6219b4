/**
 * Signals end the work after what is running: Ctrl-C, a lost terminal, a cancelled job, systemd's stop. A second one ends
 * this process at once; Ansible is in a session of its own (see ansible-process.ts) and goes on under its locks.
 */
import { constants } from 'node:os';
import type { Interruption, Progress } from '../core/apply/ports.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A shell's exit code of a process that a signal ended. */
const SIGNAL_EXIT = 128;

type Signal = (typeof SIGNALS)[number];

export function openInterruption(progress: Progress): Interruption {
  let last: Signal | undefined;
  const sentences = new Map<string, string>();
  const say = (line: string) => {
    for (const text of [line, ...sentences.values()]) progress.say(text);
  };
  const interrupt = (signal: Signal) => {
    const isSecond = last !== undefined;
    last = signal;
    say(`${signal}: ${isSecond ? 'ended at once' : 'ends after what is running now, a second signal ends it at once'}`);
    if (isSecond) process.exit();
  };
  for (const signal of SIGNALS) process.on(signal, interrupt);
  process.on('exit', () => {
    if (last !== undefined) process.exitCode = SIGNAL_EXIT + constants.signals[last];
  });
  surviveLostReaders();
  return {
    signal: () => last,
    leave: (subject, sentence) => {
      if (sentence === undefined) sentences.delete(subject);
      else sentences.set(subject, sentence);
    },
  };
}

/** After a hang-up nobody reads what is said; that ends no work. */
function surviveLostReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
