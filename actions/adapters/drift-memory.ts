/** The report of the last look, in the environment's state folder: written aside, synced and renamed. */
import { closeSync, fchmodSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseDriftReport, printDriftReport } from '../core/drift/memory.ts';
import type { DriftMemory } from '../core/drift/ports.ts';
import { UserError } from '../core/types.ts';
import { syncPath } from './ledger-repository.ts';

const FILE_MODE = 0o640;
const FOLDER_MODE = 0o750;

/** Also what a publication carries. */
export function driftFile(folder: string): string {
  return join(folder, 'drift', 'report.json');
}

/** `folder` is the environment's state folder. */
export function openDriftMemory(folder: string): DriftMemory {
  const path = driftFile(folder);
  return {
    read: () => {
      const text = readIfThere(path);
      return text === undefined ? undefined : parseDriftReport(text);
    },
    write: (report) => {
      mkdirSync(join(folder, 'drift'), { recursive: true, mode: FOLDER_MODE });
      writeWhole(path, printDriftReport(report), FILE_MODE);
    },
  };
}

/** Whoever reads the file sees the text before or this one, and a power loss takes neither away. */
export function writeWhole(path: string, text: string, mode: number): void {
  const aside = `${path}.${String(process.pid)}.new`;
  const descriptor = openSync(aside, 'w', mode);
  try {
    // Whatever the unit's umask is.
    fchmodSync(descriptor, mode);
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(aside, path);
  syncPath(join(path, '..'));
}

export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new UserError(`${path} cannot be read: ${String(error)} [state-folder]`);
  }
}
