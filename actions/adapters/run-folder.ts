/**
 * A process's folder for what its Ansible runs need: guard, events, extra variables with what a person typed, SSH's
 * control sockets. It is locked as long as the process or an Ansible of it lives, whatever the clock says; the next
 * process removes those that nobody has locked.
 *
 * SSH's sockets are the process's own, because whoever ends a process's leftovers (a runner at the end of its job, systemd
 * with a unit) would cut the connections of another one's Ansible.
 */
import { closeSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../core/types.ts';
import { tryFlock } from './flock.ts';
import { keepOrphan } from './orphans.ts';

const PREFIX = 'run-';
const RUN_PREFIX = 'play-';
const LOCK = 'lock';
const PRIVATE_MODE = 0o600;
const ATTEMPTS = 100;
const PAUSE_MS = 100;

/** Of this process, until it ends. */
const made = new Set<string>();

export interface RunFolder {
  /** For Ansible to inherit. */
  readonly descriptor: number;
  readonly controlSockets: string;
  /** An empty folder for one run. */
  readonly open: () => string;
  /** Keeps and removes what killed processes have left, once more: their Ansible may have ended since. */
  readonly collect: () => void;
}

/** Removes what killed processes have left in `work`, and makes a folder for this one. */
export function openRunFolder(work: string): RunFolder {
  mkdirSync(work, { recursive: true });
  // A folder is not there before it is locked, for whoever looks for leftovers.
  const turn = takeTurn(join(work, 'folders.lock'));
  try {
    collectLeftovers(work);
    const folder = mkdtempSync(join(work, PREFIX));
    const descriptor = tryFlock(join(folder, LOCK));
    if (descriptor === undefined) throw new UserError(`${folder} is locked by another process [run-folder]`);
    if (made.size === 0) process.once('exit', removeUnused);
    made.add(folder);
    return {
      descriptor,
      controlSockets: join(folder, 'ssh'),
      open: () => mkdtempSync(join(folder, RUN_PREFIX)),
      collect: () => {
        const again = takeTurn(join(work, 'folders.lock'));
        try {
          collectLeftovers(work);
        } finally {
          closeSync(again);
        }
      },
    };
  } finally {
    closeSync(turn);
  }
}

export function writePrivate(path: string, text: string): void {
  writeFileSync(path, text, { mode: PRIVATE_MODE });
}

function collectLeftovers(work: string): void {
  for (const name of readdirSync(work).filter((entry) => entry.startsWith(PREFIX))) {
    const descriptor = tryFlock(join(work, name, LOCK));
    if (descriptor === undefined) continue;
    const runs = readdirSync(join(work, name)).filter((entry) => entry.startsWith(RUN_PREFIX));
    for (const run of runs) keepOrphan(work, join(work, name, run));
    rmSync(join(work, name), { recursive: true, force: true });
    closeSync(descriptor);
  }
}

/** A run that goes on without this process still writes there. */
function removeUnused(): void {
  for (const folder of made) {
    try {
      const used = readdirSync(folder).some((name) => name.startsWith(RUN_PREFIX));
      if (!used) rmSync(folder, { recursive: true, force: true });
    } catch {
      // The next process does it.
    }
  }
}

/** Held for milliseconds by each. */
function takeTurn(path: string): number {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const descriptor = tryFlock(path);
    if (descriptor !== undefined) return descriptor;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
  throw new UserError(`${path} is locked by another process [run-folder]`);
}
