import { posix } from 'node:path';
import { isCode, isRunByItsTasks } from '../playbooks/module-code.ts';
import type { PlaybookFiles, Playbooks } from '../playbooks/types.ts';

const UPWARDS = /\.\.\/[\w./-]*\w/g;

/** Whether any task may run it: a plugin, or a module of which it cannot be told who uses it. */
export function mayRunAnywhere(path: string, sides: readonly Playbooks[]): boolean {
  return isCode(path) && sides.some((side) => !isRunByItsTasks(path, side));
}

/** Files below `playbooks/`, and those outside that they name, which are not the same on both sides. */
export function listChangedPaths(existing: PlaybookFiles, desired: PlaybookFiles): readonly string[] {
  const paths = new Set([existing, desired].flatMap((files) => [...files.paths, ...listOutside(files)]));
  return [...paths].sort().filter((path) => existing.read(path) !== desired.read(path));
}

function listOutside(files: PlaybookFiles): readonly string[] {
  return files.paths
    .filter((path) => /\.ya?ml$/.test(path))
    .flatMap((path) => files.read(path)?.match(UPWARDS) ?? [])
    .map((path) => posix.join('playbooks', path))
    .filter((path) => !path.startsWith('playbooks/') && !path.startsWith('..'));
}
