/** One small file a note, so that two verbs which write at once under the locks of their clusters do not meet. */
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Standing, StandingNotes } from '../core/operations/standing.ts';
import { UserError } from '../core/types.ts';
import { tellMachineFaults } from './machine-fault.ts';

const SUFFIX = '.json';

export function openStanding(folder: string): StandingNotes {
  const pathOf = (note: Standing) => join(folder, `${nameNote(note)}${SUFFIX}`);
  return {
    folder,
    read: () => listFiles(folder).map((file) => readNote(join(folder, file))),
    write: (note) => {
      const path = pathOf(note);
      tellMachineFaults('it cannot be noted down', () => {
        mkdirSync(folder, { recursive: true });
        writeFileSync(`${path}.new`, `${JSON.stringify(note)}\n`);
        renameSync(`${path}.new`, path);
      });
    },
    remove: (note) => {
      tellMachineFaults('a note cannot be taken away', () => {
        rmSync(pathOf(note), { force: true });
      });
    },
  };
}

/** A name of the inventory must not lead to another folder. */
function nameNote(note: Standing): string {
  const parts = note.kind === 'pause' ? [note.cluster] : [note.host, note.unit];
  return [note.kind, ...parts].map((part) => encodeURIComponent(part)).join('+');
}

function listFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith(SUFFIX))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new UserError(`${folder} cannot be read: ${String(error)} [state-folder]`);
  }
}

function readNote(path: string): Standing {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Standing;
  } catch {
    throw new UserError(
      `${path} is no note of this program; look at it, and delete it where nothing stands [state-folder]`,
    );
  }
}
