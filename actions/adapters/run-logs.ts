/** What Ansible printed, a file a run: `000123-20260630T235959Z-pgsql.yml.log`, the newest hundred of them. */
import { mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const KEPT = 100;
const DIGITS = 6;
const MODE = 0o600;
const NAME = /^(\d{6,})-.*\.log$/;

export interface RunLogs {
  /** Folder; made when absent. */
  readonly folder: string;
  readonly readStamp: () => string;
}

export interface RunLog {
  readonly path: string;
  readonly descriptor: number;
}

/** Numbered, because a clock may go back. Two processes with the same number differ in the rest, or one is told to try again. */
export function openRunLog({ folder, readStamp }: RunLogs, playbook: string): RunLog {
  mkdirSync(folder, { recursive: true });
  for (;;) {
    const kept = listLogs(folder);
    for (const { name } of kept.slice(0, Math.max(0, kept.length + 1 - KEPT)))
      rmSync(join(folder, name), { force: true });
    const number = String((kept.at(-1)?.number ?? 0) + 1).padStart(DIGITS, '0');
    const path = join(folder, `${number}-${readStamp()}-${playbook}.log`);
    try {
      return { path, descriptor: openSync(path, 'wx', MODE) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function listLogs(folder: string): readonly { readonly name: string; readonly number: number }[] {
  return readdirSync(folder)
    .flatMap((name) => {
      const [, number] = NAME.exec(name) ?? [];
      return number === undefined ? [] : [{ name, number: Number(number) }];
    })
    .sort((one, other) => one.number - other.number);
}
