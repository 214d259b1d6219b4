/**
 * A commit's files in a folder, for Ansible to read: byte for byte what was planned.
 *
 * They are written from git's blobs, so that no attribute (export-ignore, eol, ident, an encoding) has an effect, and each
 * folder that is there already is compared with the commit before it is used: what a power loss, a full disk or a hand made
 * of it is written anew. So nothing here needs to be synced. `git archive` was rejected: it obeys attributes.
 */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../core/types.ts';
import { computeBlobId, readBlobs } from './git-blobs.ts';
import type { TreeEntry } from './git-blobs.ts';
import { tryGit } from './git-process.ts';
import { LITTER } from './litter.ts';
import { listMaterialised } from './materialised.ts';

const MODES = new Map([
  ['100644', 0o644],
  ['100755', 0o755],
]);
const EXECUTABLE = 0o100;
const COMMIT = /^[0-9a-f]{40,64}$/;
/** Beyond those in force: a dry run, or an apply that has not begun yet, may be at one of them. */
const KEPT = 10;

export interface MaterialiseOptions {
  /** Repository that has the commits. */
  readonly repository: string;
  /** Folder in which `commits/` is. */
  readonly work: string;
}

export function materialise({ repository, work }: MaterialiseOptions, commit: string): string {
  const commits = join(work, 'commits');
  const folder = join(commits, commit);
  const entries = listMaterialised(repository, commit);
  entries.forEach(assertRegular);
  if (isWhole(folder, entries)) {
    const now = Date.now() / 1_000;
    utimesSync(folder, now, now);
    return folder;
  }
  mkdirSync(commits, { recursive: true });
  const unfinished = mkdtempSync(join(commits, '.unfinished-'));
  try {
    writeEntries(join(unfinished, 'new'), entries, repository);
    replaceFolder(join(unfinished, 'new'), folder, join(unfinished, 'old'));
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  if (!isWhole(folder, entries)) throw new UserError(`${folder} does not stay as it was written [materialise]`);
  removeOld(commits, repository, commit);
  return folder;
}

function assertRegular({ mode, path }: TreeEntry): void {
  if (!MODES.has(mode)) {
    throw new UserError(
      `${path}:1:1: only plain files are handed to Ansible, and this is a link or a submodule [regular-file]`,
    );
  }
  if (path.split('/').some((part) => part === '..' || part === '')) {
    throw new UserError(`${JSON.stringify(path)} is no path inside a repository [materialise]`);
  }
}

function writeEntries(folder: string, entries: readonly TreeEntry[], repository: string): void {
  const blobs = readBlobs(repository, [...new Set(entries.map(({ id }) => id))]);
  mkdirSync(folder);
  for (const { id, mode, path } of entries) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, blobs.get(id) ?? Buffer.alloc(0), { flag: 'wx' });
    chmodSync(file, MODES.get(mode) ?? 0o644);
  }
}

/** Another process may do the same; its files are the same. */
function replaceFolder(made: string, folder: string, aside: string): void {
  try {
    renameSync(folder, aside);
  } catch (error) {
    if (!isAbsence(error)) throw error;
  }
  try {
    renameSync(made, folder);
  } catch (error) {
    if (statSync(folder, { throwIfNoEntry: false }) === undefined) throw error;
  }
}

/** Exactly the files of the commit, each with its bytes and its executable bit. */
function isWhole(folder: string, entries: readonly TreeEntry[]): boolean {
  const wanted = new Map(entries.map((entry) => [entry.path, entry]));
  try {
    const found = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => ({ entry, path: join(entry.parentPath, entry.name).slice(folder.length + 1) }))
      .filter(({ path }) => !LITTER.test(path));
    const same = ({ entry, path }: (typeof found)[number]) => {
      const { id = '', mode = '' } = wanted.get(path) ?? {};
      return entry.isFile() && isSame(join(folder, path), id, MODES.get(mode) ?? 0);
    };
    return found.length === wanted.size && found.every(same);
  } catch (error) {
    if (isAbsence(error)) return false;
    throw error;
  }
}

function isSame(file: string, id: string, mode: number): boolean {
  const executable = (statSync(file).mode & EXECUTABLE) === (mode & EXECUTABLE);
  return executable && computeBlobId(readFileSync(file), id.length) === id;
}

/** The ledger's commits have those in force as their parents. */
function removeOld(commits: string, repository: string, current: string): void {
  const listed = tryGit(['-C', repository, 'for-each-ref', '--format=%(parent)', 'refs/ops']);
  if (!listed.ok) return;
  const kept = new Set([current, ...listed.stdout.split(/\s+/)]);
  const others = readdirSync(commits)
    .filter((name) => COMMIT.test(name) && !kept.has(name))
    .map((name) => ({ path: join(commits, name), used: statSync(join(commits, name)).mtimeMs }))
    .sort((one, other) => other.used - one.used);
  for (const { path } of others.slice(KEPT)) rmSync(path, { recursive: true, force: true });
}

function isAbsence(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
