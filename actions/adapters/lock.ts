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
import { makeWaitNote } from './lock-wait.ts';
import { tellMachineFaults } from './machine-fault.ts';

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
  tellMachineFaults('no lock can be taken', () => mkdirSync(options.folder, { recursive: true }));
  return { acquire: (request) => acquireAll(options, request) };
}

/**
 * All of them or none: a request that waits holds nothing, so that an apply which waits for one cluster does not keep a
 * failover of another one from its lock. Taken in sorted order: of requests that meet, the one that has the last lock
 * goes on. What one of them lacks is waited for before any other is tried again.
 */
async function acquireAll(options: LockOptions, request: LockRequest): Promise<Lock> {
  const names = [...new Set(request.names)].sort();
  const urgent = request.urgent === true;
  const wait = beginWait(options, request);
  const announcements = new Map<LockName, number>();
  let missing: LockName | undefined;
  try {
    for (;;) {
      if (urgent) announce(options, names, announcements);
      // The first is tried before any other is taken in any case.
      if (missing === undefined || missing === names[0] || isFree(options, missing, urgent)) {
        const taken = takeAll(options, names, urgent);
        if (taken.missing === undefined) return { names, ...taken };
        missing = taken.missing;
      }
      wait.tell(missing);
      await sleep(spread(urgent ? URGENT_POLL_MS : POLL_MS));
    }
  } finally {
    wait.end();
    for (const descriptor of announcements.values()) closeSync(descriptor);
  }
}

type Taken = Pick<Lock, 'descriptors' | 'release'> & { readonly missing?: undefined };

function takeAll(options: LockOptions, names: readonly LockName[], urgent: boolean): Taken | { missing: LockName } {
  const descriptors: number[] = [];
  const release = () => {
    for (const descriptor of descriptors.splice(0).reverse()) closeSync(descriptor);
  };
  try {
    for (const name of names) {
      const descriptor = tryOne(options, name, urgent);
      if (descriptor === undefined) {
        release();
        return { missing: name };
      }
      descriptors.push(descriptor);
      writeHolder(descriptor, options.verb);
    }
    // A failover may have announced itself since its lock was tried: looked at once more with all locks in hand.
    const missing = urgent ? undefined : names.find((name) => isAnnounced(options, name));
    if (missing === undefined) return { descriptors, release };
    release();
    return { missing };
  } catch (error) {
    release();
    throw error;
  }
}

/** Without `urgent`, not past a failover that waits for it. */
function tryOne(options: LockOptions, name: LockName, urgent: boolean): number | undefined {
  if (!urgent && isAnnounced(options, name)) return undefined;
  return tryFlock(lockPath(options, name));
}

function isFree(options: LockOptions, name: LockName, urgent: boolean): boolean {
  const probe = tryOne(options, name, urgent);
  if (probe === undefined) return false;
  closeSync(probe);
  return true;
}

/**
 * While a failover waits it has `<name>.urgent` shared, so that several may, and tries for it again whenever somebody
 * looks at it just then.
 */
function announce(options: LockOptions, names: readonly LockName[], announcements: Map<LockName, number>): void {
  for (const name of names) {
    if (announcements.has(name)) continue;
    const descriptor = tryAnnounce(urgentPath(options, name));
    if (descriptor !== undefined) announcements.set(name, descriptor);
  }
}

/** A full disk must not stop a failover here: it has no announcement then, and takes the lock where that is free. */
function tryAnnounce(path: string): number | undefined {
  try {
    return tryFlock(path, 'shared');
  } catch {
    return undefined;
  }
}

function isAnnounced(options: LockOptions, name: LockName): boolean {
  const probe = tryFlock(urgentPath(options, name));
  if (probe === undefined) return true;
  closeSync(probe);
  return false;
}

function lockPath({ folder }: LockOptions, name: LockName): string {
  return join(folder, `${name}.lock`);
}

function urgentPath({ folder }: LockOptions, name: LockName): string {
  return join(folder, `${name}.urgent`);
}

/** Up to a quarter less: requests that were refused together do not come back together for ever. */
function spread(milliseconds: number): number {
  return milliseconds * (1 - Math.random() / 4);
}

interface Wait {
  /** Names the lock that is not to be had and its holder, now and then. Throws UserError when the wait is over. */
  readonly tell: (missing: LockName) => void;
  readonly end: () => void;
}

function beginWait(options: LockOptions, request: LockRequest): Wait {
  const start = performance.now();
  const patience = (request.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1_000;
  const nextMessages = new Map<LockName, number>();
  const note = makeWaitNote(options.folder, options.verb);
  let isTold = false;
  const tell = (missing: LockName) => {
    if (!isTold) request.onWait?.();
    isTold = true;
    const waited = performance.now() - start;
    const path = lockPath(options, missing);
    const signal = options.interruption.signal();
    if (signal !== undefined)
      throw new UserError(`${signal} came while it waited for the lock of "${missing}" [interrupted]`);
    if (waited >= patience) {
      const seconds = String(Math.round(waited / 1_000));
      throw new UserError(
        `"${missing}" is locked by ${describeHolder(path)}; gave up after ${seconds} s, try again when it is done [lock]`,
      );
    }
    if (waited < (nextMessages.get(missing) ?? 0)) return;
    note.write(missing);
    options.progress.say(`waiting for the lock of "${missing}", held by ${describeHolder(path)}`);
    nextMessages.set(missing, waited + MESSAGE_EVERY_MS);
  };
  return { tell, end: note.remove };
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
