/**
 * Locks of clusters and of the environment: kernel locks (flock) on open files.
 *
 * The file is opened here and locked through a child, `flock -n 3`, on the inherited descriptor. Such a lock belongs to
 * the open file, not to a process: it ends when the last process that has the descriptor is gone, whatever it died
 * of. ansible-playbook inherits it, so a killed apply does not let go while its Ansible still works.
 * A lock file with a process id in it was rejected: nobody removes it after a crash, and a reused id fools its reader.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { constants } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LockName } from '../core/apply/lock-name.ts';
import type { Lock, LockRequest, Locks, Progress } from '../core/apply/ports.ts';
import { UserError } from '../core/types.ts';

const DEFAULT_TIMEOUT_SECONDS = 1_800;
const POLL_MS = 500;
const URGENT_POLL_MS = 100;
const MESSAGE_EVERY_MS = 15_000;
const MODE = 0o660;
const HELD_ELSEWHERE = 1;

export interface LockOptions {
  /** Folder of the lock files; made when absent. */
  readonly folder: string;
  /** What the holder does, for those who wait: `apply sandbox`. */
  readonly verb: string;
  readonly progress: Progress;
}

export function openLocks(options: LockOptions): Locks {
  mkdirSync(options.folder, { recursive: true });
  return { acquire: (request) => acquireAll(options, request) };
}

/** In sorted order: two processes that want the same two locks cannot wait for each other. */
async function acquireAll(options: LockOptions, request: LockRequest): Promise<Lock> {
  const names = [...new Set(request.names)].sort();
  const descriptors: number[] = [];
  const release = () => {
    for (const descriptor of descriptors.splice(0).reverse()) closeSync(descriptor);
  };
  try {
    for (const name of names) descriptors.push(await acquireOne(options, request, name));
  } catch (error) {
    release();
    throw error;
  }
  return { names, descriptors, release };
}

async function acquireOne(options: LockOptions, request: LockRequest, name: LockName): Promise<number> {
  const path = join(options.folder, `${name}.lock`);
  const waiting = request.urgent === true ? tryLock(`${path}.urgent`) : undefined;
  const timeoutMs = (request.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1_000;
  const start = performance.now();
  let nextMessage = 0;
  try {
    for (;;) {
      const descriptor = mayTake(path, request) ? tryLock(path) : undefined;
      if (descriptor !== undefined) {
        writeHolder(descriptor, options.verb);
        return descriptor;
      }
      const waited = performance.now() - start;
      const holder = describeHolder(path);
      if (waited >= timeoutMs) {
        const seconds = String(Math.round(waited / 1_000));
        throw new UserError(
          `"${name}" is locked by ${holder}; gave up after ${seconds} s, try again when it is done [lock]`,
        );
      }
      if (waited >= nextMessage) {
        options.progress.say(`waiting for the lock of "${name}", held by ${holder}`);
        nextMessage = waited + MESSAGE_EVERY_MS;
      }
      await sleep(request.urgent === true ? URGENT_POLL_MS : POLL_MS);
    }
  } finally {
    if (waiting !== undefined) closeSync(waiting);
  }
}

/** A waiting failover holds `<name>.lock.urgent`; others do not take the lock past it. */
function mayTake(path: string, request: LockRequest): boolean {
  if (request.urgent === true) return true;
  const probe = tryLock(`${path}.urgent`);
  if (probe === undefined) return false;
  closeSync(probe);
  return true;
}

function tryLock(path: string): number | undefined {
  const descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT, MODE);
  const result = spawnSync('flock', ['--nonblock', '--exclusive', '3'], {
    stdio: ['ignore', 'ignore', 'pipe', descriptor],
    encoding: 'utf8',
  });
  if (result.status === 0) return descriptor;
  closeSync(descriptor);
  if (result.status === HELD_ELSEWHERE) return undefined;
  const reason = result.error === undefined ? result.stderr.trim() : result.error.message;
  throw new UserError(`cannot lock ${path}: ${reason}; flock of util-linux is needed [lock]`);
}

function writeHolder(descriptor: number, verb: string): void {
  const holder = { user: userInfo().username, host: hostname(), pid: process.pid, verb };
  ftruncateSync(descriptor);
  writeSync(descriptor, `${JSON.stringify(holder)}\n`, 0);
}

function describeHolder(path: string): string {
  try {
    const holder: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (holder === null || typeof holder !== 'object') return 'another process';
    const fields: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(holder));
    return `"${String(fields.verb)}" (process ${String(fields.pid)} of ${String(fields.user)})`;
  } catch {
    return 'another process';
  }
}
