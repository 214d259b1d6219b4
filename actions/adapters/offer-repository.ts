/**
 * Branches by git's plumbing: blobs, a tree through an index of its own, a commit, and a reference that must not be there
 * yet. Neither work tree nor index nor HEAD is touched. Hooks are left out (git runs some of them for an index and for a
 * reference too), so is a monitor of files, and a commit is not signed: whoever pushes it may have no key at hand.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BranchOrder, OfferedBranch, OfferRepository } from '../core/offer/ports.ts';
import type { ChangedFile } from '../core/offer/write-offer.ts';
import { UserError } from '../core/types.ts';
import { openCheckout } from './checkout.ts';
import { computeBlobId, listTree } from './git-blobs.ts';
import { readEnvironmentAt } from './git.ts';
import { runGit, tryGit } from './git-process.ts';
import type { GitOptions, GitResult } from './git-process.ts';
import { sourceRepository } from './request-source.ts';
import { stateFolder } from './state-folder.ts';
import { openVault, withVault } from './vault.ts';

const QUIETLY = [
  ...['core.hooksPath=/dev/null', 'core.fsmonitor=false', 'core.splitIndex=false', 'core.sparseCheckout=false'],
  ...['commit.gpgSign=false', 'i18n.commitEncoding=UTF-8', 'core.quotePath=true'],
].flatMap((setting) => ['-c', setting]);
const PATCH = [
  ...['diff-tree', '-p', '--full-index', '--no-renames', '--no-color', '--no-ext-diff', '--no-textconv', '--text'],
  ...['--src-prefix=a/', '--dst-prefix=b/', '--no-relative', '--diff-algorithm=myers'],
];
/** Where git does not know who works here. */
const NOBODY = {
  ...{ GIT_AUTHOR_NAME: 'ops', GIT_AUTHOR_EMAIL: 'ops@localhost' },
  ...{ GIT_COMMITTER_NAME: 'ops', GIT_COMMITTER_EMAIL: 'ops@localhost' },
};
const MOST_NUMBERS = 999;

type Environment = NonNullable<GitOptions['env']>;

/** The checkout that `root` is. */
export function openOfferRepository(root: string, environment: string): OfferRepository {
  return {
    readBase: () => {
      const { readHead, findUnmerged } = openCheckout(root);
      const commit = readHead();
      const doubt = findUnmerged(commit);
      const source = withVault(readEnvironmentAt(root, commit, environment), openVault(process.env));
      const isPushed = !isOwnCopy(root, environment);
      return { commit, checkout: root, source, isPushed, ...(doubt === undefined ? {} : { doubt }) };
    },
    putBranch: (order) => putBranch(root, order),
    printPatch: ({ base, files }, context) =>
      inFolder((folder) => {
        const env = keepObjectsIn(root, folder);
        const tree = writeTree(root, { base, files }, { folder, env });
        return git(root, [...PATCH, `-U${String(context)}`, base, tree], { env });
      }),
  };
}

/** A work tree of the meta node's copy of origin, whose key only reads. */
function isOwnCopy(root: string, environment: string): boolean {
  const common = tryGit(['-C', root, 'rev-parse', '--git-common-dir']);
  if (!common.ok) return false;
  try {
    const own = realpathSync(sourceRepository(stateFolder(environment)));
    return realpathSync(resolve(root, common.stdout.replace(/\n$/, ''))) === own;
  } catch {
    // There is no such copy, or it is not ours to read: then this is no work tree of it.
    return false;
  }
}

function putBranch(root: string, { base, files, name, message }: BranchOrder): OfferedBranch {
  const tree = inFolder((folder) => writeTree(root, { base, files }, { folder, env: {} }));
  const change = printChange(root, base, tree);
  let commit: string | undefined;
  for (let number = 1; number <= MOST_NUMBERS; number += 1) {
    const branch = number === 1 ? name : `${name}-${String(number)}`;
    const own = findCommit(root, `refs/heads/${branch}`);
    const pushed = findCommit(root, `refs/remotes/origin/${branch}`);
    if (own !== undefined && isChange(root, { base, change }, own))
      return { name: branch, commit: own, state: 'known' };
    if (own !== undefined) continue;
    if (pushed !== undefined) {
      if (isChange(root, { base, change }, pushed)) return { name: branch, commit: pushed, state: 'pushed' };
      continue;
    }
    commit ??= writeCommit(root, { base, tree, message });
    const created = tryCreate(root, branch, commit);
    if (created.ok) return { name: branch, commit, state: 'made' };
    // Made meanwhile: looked at like any other.
    if (findCommit(root, `refs/heads/${branch}`) === undefined)
      throw new UserError(`branch ${branch} cannot be made in ${root}: ${created.stderr.trim()} [git]`);
    number -= 1;
  }
  throw new UserError(
    `${root} has ${String(MOST_NUMBERS)} branches called ${name}-…; delete those that are merged [git]`,
  );
}

/** The old value that is asked for is that there is none. */
function tryCreate(root: string, branch: string, commit: string): GitResult {
  const args = [
    'update-ref',
    '-m',
    'offered by scripts/ops',
    `refs/heads/${branch}`,
    commit,
    '0'.repeat(commit.length),
  ];
  return tryGit(['-C', root, ...QUIETLY, ...args]);
}

/** What a branch changes since it left the base's history: files, with their contents before and after. */
function isChange(root: string, { base, change }: { readonly base: string; readonly change: string }, tip: string) {
  const fork = tryGit(['-C', root, 'merge-base', base, tip]);
  return fork.ok && printChange(root, fork.stdout.trim(), tip) === change;
}

function printChange(root: string, from: string, to: string): string {
  return git(root, ['diff-tree', '-r', '-z', '--no-renames', '--no-abbrev', from, to]);
}

interface Change {
  readonly base: string;
  readonly files: readonly ChangedFile[];
}

/** The base's tree with the files' new texts. */
function writeTree(
  root: string,
  { base, files }: Change,
  place: { readonly folder: string; readonly env: Environment },
) {
  const known = new Map(
    listTree(
      root,
      base,
      files.map(({ path }) => path),
    ).map((entry) => [entry.path, entry]),
  );
  const entries = files.map(({ path, text, before }) => {
    const entry = known.get(path);
    const bytes = Buffer.from(before);
    // Bytes that are no UTF-8 came as another character, and would be written as that.
    if (entry === undefined || computeBlobId(bytes, entry.id.length) !== entry.id)
      throw new UserError(`${path} is not UTF-8 in ${base.slice(0, 10)}: edit it by hand [offer]`);
    const id = git(root, ['hash-object', '-w', '--stdin'], { input: Buffer.from(text), env: place.env }).trim();
    return `${entry.mode} ${id}\t${path}\0`;
  });
  const env = { ...place.env, GIT_INDEX_FILE: join(place.folder, 'index') };
  git(root, ['read-tree', base], { env });
  git(root, ['update-index', '-z', '--index-info'], { env, input: entries.join('') });
  return git(root, ['write-tree'], { env }).trim();
}

function writeCommit(root: string, { base, tree, message }: { base: string; tree: string; message: string }): string {
  const isKnown = ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT'].every((name) => tryGit(['-C', root, 'var', name]).ok);
  const env = isKnown ? {} : NOBODY;
  return git(root, ['commit-tree', '--no-gpg-sign', '-p', base, tree], { input: message, env }).trim();
}

function findCommit(root: string, reference: string): string | undefined {
  const found = tryGit(['-C', root, 'rev-parse', '--verify', '--quiet', `${reference}^{commit}`]);
  return found.ok ? found.stdout.trim() : undefined;
}

/** New objects go to the folder, and those of the repository are read. */
function keepObjectsIn(root: string, folder: string): Environment {
  const objects = join(folder, 'objects');
  mkdirSync(objects);
  const own = git(root, ['rev-parse', '--git-path', 'objects']).replace(/\n$/, '');
  return { GIT_OBJECT_DIRECTORY: objects, GIT_ALTERNATE_OBJECT_DIRECTORIES: JSON.stringify(resolve(root, own)) };
}

function inFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'ops-offer-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function git(root: string, args: readonly string[], options: GitOptions = {}): string {
  return runGit(['-C', root, ...QUIETLY, ...args], options);
}
