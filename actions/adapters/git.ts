import { spawnSync } from 'node:child_process';
import type { Repository } from '../core/plan/ports.ts';
import { UserError, type EnvironmentSource, type SourceFile } from '../core/types.ts';
import { BlobStore } from './blob-store.ts';
import { runGit, tryGit } from './git-process.ts';

const MAX_BYTES = 512 * 1024 * 1024;
const REGULAR_FILE = /^100/;

/** The repository that holds `root`; reads commits only, and of them what `blobs` does not have. */
export function openRepository(root: string, blobs = new BlobStore()): Repository {
  return {
    findCommit: (revision) =>
      findLine(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]),
    findMergeBase: (one, other) => findLine(root, ['merge-base', one, other]),
    readFolder: (commit, folder) => readFolder(root, { commit, folder }, blobs),
    findFile: (commit, path) => {
      const found = tryGit(['-C', root, 'cat-file', 'blob', `${commit}:${path}`]);
      return found.ok ? found.stdout : undefined;
    },
  };
}

/** One environment as a revision of the repository at `root` has it. Throws UserError where there is no such revision or environment. */
export function readEnvironmentAt(
  root: string,
  revision: string,
  environment: string,
  blobs = new BlobStore(),
): EnvironmentSource {
  const repository = openRepository(root, blobs);
  const commit = repository.findCommit(revision);
  if (commit === undefined) {
    throw new UserError(`"${revision}" is no commit of this repository; fetch it, or name another revision [revision]`);
  }
  const folder = `inventory/${environment}`;
  const files = repository.readFolder(commit, folder);
  const environmentFile = files.find(({ path }) => path === `${folder}/environment.yml`);
  const removalsFile = files.find(({ path }) => path === `${folder}/removals.yml`);
  return {
    environment,
    side: { rev: commit },
    inventory: { root: `${folder}/hosts`, files: files.filter(({ path }) => path.startsWith(`${folder}/hosts/`)) },
    ...(environmentFile === undefined ? {} : { environmentFile }),
    ...(removalsFile === undefined ? {} : { removalsFile }),
  };
}

function findLine(root: string, args: readonly string[]): string | undefined {
  const found = tryGit(['-C', root, ...args]);
  const line = found.stdout.split('\n', 1)[0] ?? '';
  return found.ok && line !== '' ? line : undefined;
}

interface Entry {
  readonly path: string;
  readonly blob: string;
}

function readFolder(
  root: string,
  { commit, folder }: { readonly commit: string; readonly folder: string },
  blobs: BlobStore,
): readonly SourceFile[] {
  const listed = runGit(['-C', root, 'ls-tree', '-r', '-z', '--full-tree', commit, '--', `${folder}/`]);
  const entries = listed.split('\0').flatMap((line): Entry[] => {
    const [attributes = '', path] = line.split('\t', 2);
    const [mode = '', , blob] = attributes.split(' ');
    return path === undefined || blob === undefined || !REGULAR_FILE.test(mode) ? [] : [{ path, blob }];
  });
  readBlobs(
    root,
    entries.filter(({ blob, path }) => blobs.find(blob, path) === undefined),
    blobs,
  );
  return entries.map(({ blob, path }) => ({ path, text: blobs.find(blob, path) ?? '' }));
}

/** One process for all files: `cat-file --batch` answers `<id> blob <size>\n<content>\n` in the order asked. */
function readBlobs(root: string, entries: readonly Entry[], blobs: BlobStore): void {
  if (entries.length === 0) return;
  const input = entries.map(({ blob }) => `${blob}\n`).join('');
  const result = spawnSync('git', ['-C', root, 'cat-file', '--batch'], { input, maxBuffer: MAX_BYTES });
  if (result.status !== 0) throw new UserError(`git cat-file: ${String(result.stderr).trim()} [git]`);
  let offset = 0;
  for (const { path, blob } of entries) {
    const end = result.stdout.indexOf('\n', offset);
    const size = Number(/ blob (\d+)$/.exec(result.stdout.toString('latin1', offset, end))?.[1]);
    if (!Number.isSafeInteger(size)) throw new UserError(`git has no content for ${path} (${blob}); fetch it [git]`);
    blobs.keep(blob, result.stdout.toString('utf8', end + 1, end + 1 + size));
    offset = end + 1 + size + 1;
  }
}
