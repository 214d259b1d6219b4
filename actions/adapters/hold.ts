import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readHoldReason, type Hold } from '../core/operations/hold.ts';
import { UserError } from '../core/types.ts';
import { markFolder } from './state-folder.ts';

/** More than a reason may have. */
const FIRST_BYTES = 2_048;

const ABSENT = new Set<unknown>(['ENOENT', 'ENOTDIR']);

/** Undefined where applies are not held, as on every machine without such a file. Throws UserError where that cannot be told. */
export function findHold(environment: string): Hold | undefined {
  const path = join(markFolder(environment), 'hold');
  try {
    const found = statSync(path);
    return { since: found.mtime.toISOString(), reason: found.isFile() ? readReason(path) : '', path };
  } catch (error) {
    if (error instanceof Error && 'code' in error && ABSENT.has(error.code)) return undefined;
    throw new UserError(`it cannot be told whether applies are held: ${String(error)} [hold]`);
  }
}

/** A file that only root reads holds as well; so does one that is deleted meanwhile, this once. */
function readReason(path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(FIRST_BYTES);
      return readHoldReason(bytes.toString('utf8', 0, readSync(file, bytes)));
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
