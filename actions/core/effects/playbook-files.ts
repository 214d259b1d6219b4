import { posix } from 'node:path';
import type { PlaybookFiles } from '../playbooks/types.ts';

/** Code beside the playbooks; a callback only watches. */
const CODE = /(?:^|\/)(?:library|module_utils|[a-z]+_plugins|plugins\/(?!callback\/)[a-z_]+)\//;
const UPWARDS = /\.\.\/[\w./-]*\w/g;

export function runsEverywhere(path: string): boolean {
  return CODE.test(path);
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
