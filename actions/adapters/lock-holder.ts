/**
 * Who holds a lock: the processes that have it by the kernel's word, not only the one that wrote its name into the file.
 * After a kill that one is gone, and its Ansible goes on under the lock.
 */
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { basename } from 'node:path';
import { describeWaiting, followTasks, NOTHING_HEARD } from '../core/apply/open-tasks.ts';
import { readMonotonicSeconds } from './clock.ts';

/** Names the file of the guard plugin's events: Ansible has it in its environment. */
export const EVENTS_VARIABLE = 'OPS_EVENTS';

type Fields = Readonly<Record<string, unknown>>;

/** The contents of a lock's file, for those who wait. */
export function printHolder(verb: string): string {
  return `${JSON.stringify({ user: userInfo().username, host: hostname(), pid: process.pid, verb })}\n`;
}

/** `"apply sandbox" (process 11 of ops), which waits for 10.10.10.13 since 28 s: patroni : Restart`. */
export function describeHolder(path: string): string {
  const written = readWritten(path);
  const holders = findHolders(path);
  const ansible = holders.find((pid) => readVariable(pid, EVENTS_VARIABLE) !== undefined);
  const waiting = ansible === undefined ? undefined : describeRun(readVariable(ansible, EVENTS_VARIABLE) ?? '');
  const waits = waiting === undefined ? '' : `, which waits for ${waiting}`;
  if (written === undefined) {
    const [first] = holders;
    return first === undefined ? 'another process' : `${nameProcess(first)} (process ${String(first)})${waits}`;
  }
  const pid = Number(written.pid);
  const who = `"${String(written.verb)}" (process ${String(pid)} of ${String(written.user)})`;
  const survivor = ansible ?? holders[0];
  if (survivor === undefined || holders.includes(pid)) return `${who}${waits}`;
  return `${who}, which has ended: its ${nameProcess(survivor)} (process ${String(survivor)}) goes on${waits}`;
}

function readWritten(path: string): Fields | undefined {
  try {
    const holder: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return holder !== null && typeof holder === 'object' ? Object.fromEntries(Object.entries(holder)) : undefined;
  } catch {
    return undefined;
  }
}

/** In the order of their numbers. Only this user's processes can be looked into; no other's may be here. */
export function findHolders(path: string): readonly number[] {
  const file = tryRead(() => realpathSync(path));
  const processes = tryRead(() => readdirSync('/proc')) ?? [];
  return processes
    .filter((name) => /^\d+$/.test(name) && holds(name, file))
    .map(Number)
    .sort((one, other) => one - other);
}

function holds(pid: string, file: string | undefined): boolean {
  const descriptors = tryRead(() => readdirSync(`/proc/${pid}/fd`)) ?? [];
  return descriptors.some(
    (descriptor) =>
      tryRead(() => readlinkSync(`/proc/${pid}/fd/${descriptor}`)) === file &&
      (tryRead(() => readFileSync(`/proc/${pid}/fdinfo/${descriptor}`, 'utf8')) ?? '').includes('FLOCK'),
  );
}

export function readVariable(pid: number, name: string): string | undefined {
  const environment = tryRead(() => readFileSync(`/proc/${String(pid)}/environ`, 'utf8')) ?? '';
  return environment
    .split('\0')
    .find((entry) => entry.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

function describeRun(events: string): string | undefined {
  const text = tryRead(() => readFileSync(events, 'utf8'));
  return text === undefined ? undefined : describeWaiting(followTasks(NOTHING_HEARD, text), readMonotonicSeconds());
}

/** `ansible-playbook` rather than `python3`: an interpreter is named by its program. */
function nameProcess(pid: number): string {
  const [program, script] = (tryRead(() => readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')) ?? '').split('\0');
  const interpreted = /^(python|node|bash|sh)/.test(basename(program ?? '')) && script?.startsWith('/') === true;
  return basename((interpreted ? script : program) ?? '') || 'process';
}

/** Processes end while they are looked at. */
function tryRead<Answer>(read: () => Answer): Answer | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
