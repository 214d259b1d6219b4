/**
 * The bare repository of a ledger: made whole or not at all, every write synced, and each failure of git told as what it is.
 * Only a reference that git itself calls absent is absent; whatever else git cannot do is an error.
 */
import { closeSync, fsyncSync, mkdtempSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../core/types.ts';
import { tryGit } from './git-process.ts';
import type { Git, GitOptions, GitResult } from './git-process.ts';

const SYNC = /^\s*fsync = all$/m;
const FOREIGN = /detected dubious ownership/;

export interface LedgerRepository {
  readonly folder: string;
  readonly isThere: () => boolean;
  /** For git's own verdicts by exit status. Throws UserError where git cannot be run at all or may not read the repository. */
  readonly ask: Git;
  /** Standard output. Throws UserError for every failure. */
  readonly run: (args: readonly string[], options?: GitOptions) => string;
  readonly explain: (result: GitResult) => UserError;
  /** Makes the repository where there is none. */
  readonly makeReady: () => void;
}

export function openLedgerRepository(folder: string, git: Git = tryGit): LedgerRepository {
  let ready = false;
  const explain = (result: GitResult) => explainFailure(folder, result);
  const ask: Git = (args, options) => {
    // No repository above it may stand in for one that is damaged.
    const env = { ...options?.env, GIT_CEILING_DIRECTORIES: dirname(folder) };
    const result = git(['-C', folder, ...args], { ...options, env });
    if (result.status === undefined || FOREIGN.test(result.stderr)) throw explain(result);
    return result;
  };
  const run = (args: readonly string[], options?: GitOptions) => {
    const result = ask(args, options);
    if (!result.ok) throw explain(result);
    return result.stdout;
  };
  const makeReady = () => {
    if (ready) return;
    if (!isThere(folder)) create(folder, git);
    if (!SYNC.test(readFileSync(join(folder, 'config'), 'utf8'))) {
      run(['config', 'core.fsync', 'all']);
      syncPath(join(folder, 'config'));
    }
    ready = true;
  };
  return { folder, isThere: () => isThere(folder), ask, run, explain, makeReady };
}

/** A power loss after this does not take back what was done to the file, or to the names in the folder. */
export function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Aside and renamed: nobody ever sees half a repository. */
function create(folder: string, git: Git): void {
  const parent = dirname(folder);
  const unfinished = mkdtempSync(join(parent, '.ledger-'));
  try {
    const made = git(['-c', 'init.defaultBranch=main', 'init', '--quiet', '--bare', '--template=', unfinished]);
    if (!made.ok) throw explainFailure(folder, made);
    const set = git(['-C', unfinished, 'config', 'core.fsync', 'all']);
    if (!set.ok) throw explainFailure(folder, set);
    syncTree(unfinished);
    renameUnlessThere(unfinished, folder);
    syncPath(parent);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function renameUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    // Another process was faster.
    if (!isThere(to)) throw error;
  }
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else syncPath(path);
  }
  syncPath(folder);
}

function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`the ledger ${path} cannot be looked at: ${reason} [ledger]`);
  }
}

function explainFailure(folder: string, { status, stderr }: GitResult): UserError {
  const reason = stderr.trim().split('\n')[0] ?? '';
  if (status === undefined) {
    return new UserError(
      `the ledger ${folder} cannot be read or written: ${reason}; git must be installed and on PATH [ledger]`,
    );
  }
  if (FOREIGN.test(stderr)) {
    const owner = String(statSync(folder).uid);
    return new UserError(
      `the ledger ${folder} belongs to another user (id ${owner}); run this as that user: sudo -u '#${owner}' … [ledger]`,
    );
  }
  return new UserError(
    `the ledger ${folder} is damaged or git failed: ${reason || `exit ${String(status)}`}; nothing was done to a host. ` +
      `Look at it with git -C ${folder} fsck --full; where it is damaged, move it away, then scripts/ops ledger restore [ledger]`,
  );
}
