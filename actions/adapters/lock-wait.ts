/** A note that somebody waits for a lock, for `status`: a file that the waiting process has locked. */
import { closeSync, ftruncateSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { tryFlock } from './flock.ts';

interface WaitNote {
  readonly write: (lock: string) => void;
  readonly remove: () => void;
}

/** A full disk must not keep anybody from a lock: what cannot be written is left out. */
export function makeWaitNote(folder: string, verb: string): WaitNote {
  const path = join(folder, `${String(process.pid)}-${String(process.hrtime.bigint())}.wait`);
  let descriptor: number | undefined;
  const write = (lock: string) => {
    try {
      descriptor ??= tryFlock(path);
      if (descriptor === undefined) return;
      ftruncateSync(descriptor);
      writeSync(descriptor, JSON.stringify({ verb, lock }), 0);
    } catch {
      // Whoever waits is told by its own messages.
    }
  };
  const remove = () => {
    if (descriptor === undefined) return;
    rmSync(path, { force: true });
    closeSync(descriptor);
    descriptor = undefined;
  };
  return { write, remove };
}
