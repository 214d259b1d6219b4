/**
 * What the Ansible of a killed process came to. It goes on under its locks and writes its events; when it has ended they are
 * kept by what was run, for the next process that is about to run the same.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeOwnEvents } from '../core/apply/events.ts';
import type { GuardedRun, PlaybookRun, RunOutcome } from '../core/apply/ports.ts';

const RUN = 'run.json';
const EVENTS = 'events.jsonl';
const FOLDER = 'orphans';
const PRIVATE_MODE = 0o600;
const KEPT_MS = 7 * 24 * 3_600_000;

/** What is in a run's folder from the moment it is let go. */
interface LetGo {
  readonly key: string;
  readonly word: string;
  readonly log: string;
  readonly playbook: string;
  readonly limit: string;
  readonly tags: readonly string[];
  /** On how many it runs; absent where an older version of this program wrote it. */
  readonly hosts?: number;
  /** UTC, ISO 8601. */
  readonly since: string;
}

type NamedRun = PlaybookRun & Pick<GuardedRun, 'hosts'>;

export function nameRun(run: NamedRun): Omit<LetGo, 'word' | 'log' | 'since'> {
  const { hosts, limit, playbook, tags } = run;
  return { key: identifyRun(run), limit, playbook, tags, hosts: hosts.length };
}

/** The same for the same playbook of the same commit, on the same hosts, with the same variables; check mode is no run. */
export function identifyRun({ playbook, playbooksRoot, inventory, hosts, tags, vars, check }: NamedRun): string {
  const sorted = Object.entries(vars).sort(([one], [other]) => (one < other ? -1 : 1));
  const mode = check === true ? ['check'] : [];
  const parts = [playbook, playbooksRoot, inventory, [...hosts].sort(), [...tags].sort(), sorted, ...mode];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

export function noteLetGo(folder: string, run: LetGo): void {
  writeFileSync(join(folder, RUN), JSON.stringify(run), { mode: PRIVATE_MODE });
}

/** Undefined: it was never let go, or it is gone. */
export function readLetGo(folder: string): LetGo | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, RUN), 'utf8')) as LetGo;
  } catch {
    return undefined;
  }
}

/** Keeps what is known of the run in a folder whose Ansible has ended. */
export function keepOrphan(work: string, folder: string): void {
  const run = readLetGo(folder);
  if (run === undefined) return;
  const kept = join(work, FOLDER);
  mkdirSync(kept, { recursive: true });
  const unfinished = join(kept, `.${run.key}`);
  const written = existsSync(join(folder, EVENTS)) ? readFileSync(join(folder, EVENTS), 'utf8') : '';
  const events = takeOwnEvents(written, run.word);
  writeFileSync(unfinished, JSON.stringify({ events, log: run.log }), { mode: PRIVATE_MODE });
  renameSync(unfinished, join(kept, run.key));
}

/** Once only: what was done since may have undone it. Its exit code nobody has seen; a run that failed says so in its recap. */
export function takeOrphan(work: string, key: string): RunOutcome | undefined {
  const kept = join(work, FOLDER);
  removeOld(kept);
  try {
    const { events, log } = JSON.parse(readFileSync(join(kept, key), 'utf8')) as Pick<LetGo, 'log'> & {
      events: string;
    };
    rmSync(join(kept, key));
    return { exitCode: 0, events, log, tail: `its output is in ${log}` };
  } catch {
    return undefined;
  }
}

function removeOld(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (Date.now() - statSync(path).mtimeMs > KEPT_MS) rmSync(path, { force: true });
    }
  } catch {
    // There is none, or another process has removed it.
  }
}
