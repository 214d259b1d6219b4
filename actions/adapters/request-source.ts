/**
 * The meta node's own copy of origin, `source.git` in the environment's state folder, and one folder a commit under
 * `code/`, a work tree of it: a round runs the code that stands there, so a folder never changes under a process. How
 * origin is reached (deploy key, pinned host keys) is in that repository's config, written by scripts/meta-setup.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { RequestSource } from '../core/request/ports.ts';
import { UserError } from '../core/types.ts';
import { moveRefs } from './git-lock.ts';
import { runGit, startGit, tryGit } from './git-process.ts';

const MAIN = 'refs/remotes/origin/main';
/** With what is published, so that a node which has no ledger knows that another one has. */
const REFSPECS = [`+refs/heads/main:${MAIN}`, '+refs/ops/*:refs/remotes/origin/ops/*'];
const FETCH_MS = 120_000;
const NO = 1;
/** Folders that are kept, and for how long at least: an operation may still run in an older one. */
const KEPT = 4;
const KEPT_MS = 86_400_000;
/** Link to the folder of the newest commit whose code starts: what is asked for next begins there. */
const CURRENT = 'current';
const START_MS = 60_000;
const COMMIT = /^[0-9a-f]{40,64}$/;

export function sourceRepository(folder: string): string {
  return join(folder, 'source.git');
}

/** `folder` is the environment's state folder. */
export function openRequestSource(folder: string): RequestSource {
  const repository = sourceRepository(folder);
  if (!existsSync(repository)) {
    throw new UserError(`${repository} is not there: scripts/meta-setup --env makes it on the meta node [source]`);
  }
  return {
    fetch: async () => {
      const fetch = ['-C', repository, 'fetch', '--quiet', '--no-tags', 'origin', ...REFSPECS];
      const fetched = await moveRefs(repository, () => startGit(fetch, FETCH_MS));
      return fetched.ok ? undefined : fetched.stderr.trim().split('\n').slice(0, 3).join(' ');
    },
    findMain: () => findCommit(repository, MAIN),
    isAncestor: (ancestor, descendant) => isAncestor(repository, ancestor, descendant),
    checkOut: (commit) => checkOut(repository, join(folder, 'code'), commit),
    findCheckedOut: (checkedOut) => {
      const commit = basename(checkedOut);
      return checkedOut === join(realpathSync(folder), 'code', commit) && COMMIT.test(commit) ? commit : undefined;
    },
  };
}

function findCommit(repository: string, revision: string): string | undefined {
  const found = tryGit(['-C', repository, 'rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
  if (found.ok) return found.stdout.trim();
  if (found.status === NO && found.stderr === '') return undefined;
  throw new UserError(`git rev-parse in ${repository}: ${found.stderr.trim()} [git]`);
}

/** A commit that is not here is none of main's. */
function isAncestor(repository: string, ancestor: string, descendant: string): boolean {
  if (!tryGit(['-C', repository, 'cat-file', '-e', `${ancestor}^{commit}`]).ok) return false;
  const found = tryGit(['-C', repository, 'merge-base', '--is-ancestor', ancestor, descendant]);
  if (found.ok || found.status === NO) return found.ok;
  throw new UserError(`git merge-base in ${repository}: ${found.stderr.trim()} [git]`);
}

function checkOut(repository: string, code: string, commit: string): string {
  const folder = join(code, commit);
  if (!isWhole(folder, commit)) {
    // Cut off by a kill or a power loss: what is there is no commit's.
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(code, { recursive: true });
    runGit(['-C', repository, 'worktree', 'prune']);
    // Once for a folder that is gone, once more for one that git calls locked: so it is while git writes its files.
    runGit(['-C', repository, 'worktree', 'add', '--quiet', '--force', '--force', '--detach', folder, commit]);
  }
  const now = new Date();
  utimesSync(folder, now, now);
  const before = findCurrent(code);
  if (before === undefined || before === commit || doesStart(folder)) pointTo(code, commit);
  prune(repository, code, commit);
  return folder;
}

/** Code that was merged and does not start must not keep a failover from the node, nor the commit that mends it. */
function doesStart(folder: string): boolean {
  const started = spawnSync(join(folder, 'scripts/ops'), ['request', '--help'], {
    ...{ cwd: folder, stdio: 'ignore', timeout: START_MS },
  });
  return started.status === 0;
}

/** Undefined where there is none yet, or none any more. */
function findCurrent(code: string): string | undefined {
  const link = join(code, CURRENT);
  return existsSync(link) ? readlinkSync(link) : undefined;
}

function isWhole(folder: string, commit: string): boolean {
  if (!existsSync(join(folder, '.git'))) return false;
  const head = tryGit(['-C', folder, 'rev-parse', '--verify', 'HEAD']);
  const status = tryGit(['-C', folder, 'status', '--porcelain']);
  return head.stdout.trim() === commit && status.ok && status.stdout === '';
}

function pointTo(code: string, commit: string): void {
  const aside = join(code, `.${CURRENT}.${String(process.pid)}`);
  rmSync(aside, { force: true });
  symlinkSync(commit, aside);
  renameSync(aside, join(code, CURRENT));
}

function prune(repository: string, code: string, commit: string): void {
  const current = findCurrent(code);
  const folders = readdirSync(code)
    .filter((name) => COMMIT.test(name) && name !== commit && name !== current)
    .map((name) => ({ path: join(code, name), usedAt: statSync(join(code, name)).mtimeMs }))
    .sort((one, other) => other.usedAt - one.usedAt);
  for (const { path, usedAt } of folders.slice(KEPT)) {
    if (Date.now() - usedAt < KEPT_MS) continue;
    rmSync(path, { recursive: true, force: true });
  }
  runGit(['-C', repository, 'worktree', 'prune']);
}
