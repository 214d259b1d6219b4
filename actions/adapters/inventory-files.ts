/** Writes inventories so that a reader, or a process that is killed, never sees half of one. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { SourceFile } from '../core/types.ts';
import { UserError } from '../core/types.ts';

const KEY_BYTES = 32;

export function createKey(): string {
  return randomBytes(KEY_BYTES).toString('hex');
}

/** A broken link is something, too. */
export function isTaken(root: string, path: string): boolean {
  return lstatSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
}

/** All files of a folder that is not there yet, or none of them. Throws `UserError` where it is there. */
export function createFolder(root: string, folder: string, files: readonly SourceFile[]): void {
  const target = join(root, folder);
  mkdirSync(dirname(target), { recursive: true });
  // A level deeper than the folder will be: nobody takes it for an environment.
  const temporary = mkdtempSync(join(dirname(target), '.new-'));
  try {
    const made = join(temporary, basename(target));
    for (const { path, text } of files) {
      const file = join(made, path.slice(folder.length + 1));
      mkdirSync(dirname(file), { recursive: true });
      // No fsync for each of a thousand files: git has none of them yet, and the rename is what makes them count.
      writeFileSync(file, text, { flag: 'wx', mode: 0o644 });
    }
    if (isTaken(root, folder))
      throw new UserError(`${folder} has come into being meanwhile; nothing is written [files]`);
    renameSync(made, target);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Replaces a text, or creates it where `before` is undefined. Throws `UserError` where it is not `before` any more. */
export function replaceFile(root: string, { path, text }: SourceFile, before: string | undefined): void {
  const written = join(root, path);
  const known = lstatSync(written, { throwIfNoEntry: false });
  if (known === undefined ? before !== undefined : before === undefined || readFileSync(written, 'utf8') !== before) {
    throw new UserError(`${path} was changed meanwhile; nothing is written, run it again [files]`);
  }
  // A link stays one: what it points to is replaced.
  const target = known === undefined ? written : realpathSync(written);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}`);
  try {
    writeDurably(temporary, text, known === undefined ? 0o644 : statSync(target).mode & 0o777);
    renameSync(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function writeDurably(path: string, text: string, mode: number): void {
  const descriptor = openSync(path, 'wx', mode);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
