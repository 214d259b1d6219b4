/** Who has which lock now, and who waits, without taking any: whoever tries for a lock just then must get it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { HeldLock } from '../core/apply/held-lock.ts';
import { describeHolder, EVENTS_VARIABLE, findHolders, readVariable } from './lock-holder.ts';
import { readLetGo } from './orphans.ts';

const LOCK = '.lock';
const WAIT = '.wait';

export function readHeldLocks(folder: string): readonly HeldLock[] {
  const names = list(folder);
  const waits = names.filter((name) => name.endsWith(WAIT)).flatMap((name) => readWait(join(folder, name)));
  return names
    .filter((name) => name.endsWith(LOCK))
    .sort()
    .flatMap((file) => {
      const path = join(folder, file);
      const holders = findHolders(path);
      if (holders.length === 0) return [];
      const name = file.slice(0, -LOCK.length);
      const running = holders.flatMap((pid) => findRunning(pid)).at(0);
      const waiting = waits.filter((wait) => wait.lock === name).map(({ verb }) => verb);
      const since = statSync(path).mtime.toISOString();
      return [{ name, holder: describeHolder(path), since, waiting, ...running }];
    });
}

function findRunning(pid: number): readonly Pick<HeldLock, 'running' | 'run'>[] {
  const events = readVariable(pid, EVENTS_VARIABLE);
  const run = events === undefined ? undefined : readLetGo(dirname(events));
  if (run === undefined) return [];
  const { hosts, limit, playbook, since, tags } = run;
  const words = tags.length === 0 ? '' : ` -t ${tags.join(',')}`;
  const running = `${playbook} -l ${limit}${words}, since ${since}`;
  return [{ running, ...(hosts === undefined ? {} : { run: { playbook, tags, hosts, since } }) }];
}

/** Of a process that was killed while it waited, nobody waits. */
function readWait(path: string): readonly { readonly verb: string; readonly lock: string }[] {
  try {
    if (findHolders(path).length === 0) return [];
    const { verb, lock } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    return [{ verb: String(verb), lock: String(lock) }];
  } catch {
    return [];
  }
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
