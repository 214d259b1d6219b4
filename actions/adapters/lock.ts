/**
 * Locks of clusters and of the environment, see core/apply/lock-name.ts. ansible-playbook inherits the descriptors of a
 * step's locks, so a killed apply does not let go while its Ansible still works.
 */
import { closeSync, ftruncateSync, mkdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LockName } from '../core/apply/lock-name.ts';
import type { Interruption, Lock, LockRequest, Locks, Progress } from '../core/apply/ports.ts';
import { UserError } from '../core/types.ts';
import { tryFlock } from './flock.ts';
import { describeHolder, printHolder } from './lock-holder.ts';

const DEFAULT_TIMEOUT_SECONDS = 1_800;
const POLL_MS = 500;
const URGENT_POLL_MS = 100;
const MESSAGE_EVERY_MS = 15_000;

export interface LockOptions {
  /** Folder of the lock files; made when absent. */
  readonly folder: string;
  /** What the holder does, for those who wait: `apply sandbox`. */
  readonly verb: string;
  readonly progress: Progress;
  readonly interruption: Interruption;
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
  const files = { lock: join(options.folder, `${name}.lock`), urgent: join(options.folder, `${name}.urgent`) };
  const start = performance.now();
  let announced: number | undefined;
  let nextMessage = 0;
  try {
    for (;;) {
      if (request.urgent === true) announced ??= tryFlock(files.urgent, 'shared');
      const descriptor = request.urgent === true ? tryFlock(files.lock) : tryPatiently(files);
      if (descriptor !== undefined) {
        writeHolder(descriptor, options.verb);
        return descriptor;
      }
      const waited = performance.now() - start;
      assertPatience({ options, request, name, waited, path: files.lock });
      if (waited >= nextMessage) {
        options.progress.say(`waiting for the lock of "${name}", held by ${describeHolder(files.lock)}`);
        nextMessage = waited + MESSAGE_EVERY_MS;
      }
      await sleep(request.urgent === true ? URGENT_POLL_MS : POLL_MS);
    }
  } finally {
    if (announced !== undefined) closeSync(announced);
  }
}

/**
 * Not past a failover: while it waits it has `<name>.urgent` shared, so that several may, and tries for it again
 * whenever somebody looks at it just then. Looked at once more with the lock in hand: it may have come in between.
 */
function tryPatiently(files: { readonly lock: string; readonly urgent: string }): number | undefined {
  if (isAnnounced(files.urgent)) return undefined;
  const descriptor = tryFlock(files.lock);
  if (descriptor === undefined || !isAnnounced(files.urgent)) return descriptor;
  closeSync(descriptor);
  return undefined;
}

function isAnnounced(path: string): boolean {
  const probe = tryFlock(path);
  if (probe === undefined) return true;
  closeSync(probe);
  return false;
}

interface Wait {
  readonly options: LockOptions;
  readonly request: LockRequest;
  readonly name: LockName;
  /** Milliseconds. */
  readonly waited: number;
  readonly path: string;
}

function assertPatience({ options, request, name, waited, path }: Wait): void {
  const signal = options.interruption.signal();
  if (signal !== undefined)
    throw new UserError(`${signal} came while it waited for the lock of "${name}" [interrupted]`);
  if (waited < (request.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1_000) return;
  const seconds = String(Math.round(waited / 1_000));
  throw new UserError(
    `"${name}" is locked by ${describeHolder(path)}; gave up after ${seconds} s, try again when it is done [lock]`,
  );
}

/** For those who wait, and for nobody else: a full disk must not stop a failover here. */
function writeHolder(descriptor: number, verb: string): void {
  try {
    ftruncateSync(descriptor);
    writeSync(descriptor, printHolder(verb), 0);
  } catch {
    // The kernel still tells who holds the lock.
  }
}
