import { listUnread } from '../core/check/unread-files.ts';
import type { Repository } from '../core/plan/ports.ts';
import type { SourceLink } from '../core/source-link.ts';
import { UserError, type EnvironmentSource, type SourceFile } from '../core/types.ts';
import { BlobStore } from './blob-store.ts';
import { listTree, readBlobs } from './git-blobs.ts';
import { tryGit } from './git-process.ts';
import { listMaterialised } from './materialised.ts';

const REGULAR_FILE = /^100/;
const LINK = '120000';
const SUBMODULE = '160000';

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
    links: findLinks(root, commit),
    unread: findUnread(folder, files),
    ...(environmentFile === undefined ? {} : { environmentFile }),
    ...(removalsFile === undefined ? {} : { removalsFile }),
  };
}

/** Undefined where git says no; what else it says is an error, and no answer. */
function findLine(root: string, args: readonly string[]): string | undefined {
  const found = tryGit(['-C', root, ...args]);
  if (found.ok) return found.stdout.split('\n', 1)[0];
  if (found.status === NO && found.stderr === '') return undefined;
  if (found.stderr.includes('not a git repository')) {
    throw new UserError(`${root} is not in a Git repository, and plans compare commits; work in a clone of it [git]`);
  }
  throw new UserError(`git ${args.join(' ')} in ${root}: ${found.stderr.trim()} [git]`);
}

/** Exit status of git for a plain no, where it has nothing to complain of. */
const NO = 1;

function readFolder(
  root: string,
  { commit, folder }: { readonly commit: string; readonly folder: string },
  blobs: BlobStore,
): readonly SourceFile[] {
  const entries = listTree(root, commit, [`${folder}/`]).filter(({ mode }) => REGULAR_FILE.test(mode));
  const unknown = entries.filter(({ id, path }) => blobs.find(id, path) === undefined).map(({ id }) => id);
  for (const [id, bytes] of readBlobs(root, unknown)) blobs.keep(id, bytes.toString('utf8'));
  return entries.map(({ id, path }) => ({ path, text: blobs.find(id, path) ?? '' }));
}

function findUnread(folder: string, files: readonly SourceFile[]): readonly string[] {
  const names = files.map(({ path }) => path.slice(folder.length + 1).split('/', 1)[0] ?? '');
  return listUnread(names).map((name) => `${folder}/${name}`);
}

function findLinks(root: string, commit: string): readonly SourceLink[] {
  return listMaterialised(root, commit).flatMap(({ mode, path }): SourceLink[] =>
    mode === LINK ? [{ path, kind: 'link' }] : mode === SUBMODULE ? [{ path, kind: 'submodule' }] : [],
  );
}
