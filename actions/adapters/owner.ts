/** The state folder has one user: what another one leaves there, its user cannot open, and every later run fails. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../core/types.ts';
import { assembleToolEnvironment } from './tool-environment.ts';

/** Throws UserError when the folder is another user's, or is to be made in another user's. */
export function assertOwner(folder: string, user: number | undefined = process.getuid?.()): void {
  const place = [folder, dirname(folder)].find((path) => findOwner(path) !== undefined);
  const owner = place === undefined ? undefined : findOwner(place);
  if (place === undefined || owner === undefined || user === undefined || owner === user) return;
  const name = nameUser(owner);
  throw new UserError(
    `${place} belongs to ${name}, and this runs as ${nameUser(user)}, whose files there would stop every later run; ` +
      `run it as its owner: sudo -u ${name} scripts/ops … [user]`,
  );
}

/** ` (of root)`; empty where the file is not there, or not to be seen. */
export function describeOwner(path: string): string {
  const owner = findOwner(path);
  return owner === undefined ? '' : ` (of ${nameUser(owner)})`;
}

function findOwner(path: string): number | undefined {
  try {
    return statSync(path).uid;
  } catch {
    return undefined;
  }
}

function nameUser(id: number): string {
  const { status, stdout } = spawnSync('id', ['--name', '--user', '--', String(id)], {
    ...{ encoding: 'utf8', env: assembleToolEnvironment() },
  });
  return status === 0 ? stdout.trim() : `user ${String(id)}`;
}
