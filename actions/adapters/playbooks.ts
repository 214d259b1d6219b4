/** The files of the playbooks, as the work tree or a commit has them. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { PlaybookFiles } from '../core/playbooks/types.ts';
import type { BlobStore } from './blob-store.ts';
import { openRepository } from './git.ts';
import { LITTER } from './litter.ts';

const FOLDER = 'playbooks';

export function readPlaybookFolder(root: string): PlaybookFiles {
  const folder = join(root, FOLDER);
  const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !LITTER.test(path));
  return openFiles(paths, (path) => {
    const full = join(root, path);
    return statSync(full, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(full, 'utf8') : undefined;
  });
}

/** Reads only what is asked for beyond `playbooks/`, and of that what `blobs` does not have. */
export function readPlaybooksAt(root: string, commit: string, blobs?: BlobStore): PlaybookFiles {
  const repository = openRepository(root, blobs);
  const files = new Map(repository.readFolder(commit, FOLDER).map(({ path, text }) => [path, text]));
  return openFiles([...files.keys()], (path) => files.get(path) ?? repository.findFile(commit, path));
}

/** In one order wherever they come from, each read once. */
function openFiles(paths: readonly string[], read: (path: string) => string | undefined): PlaybookFiles {
  const known = new Map<string, string | undefined>();
  return {
    paths: [...paths].sort(),
    read: (path) => {
      if (!known.has(path)) known.set(path, read(path));
      return known.get(path);
    },
  };
}
