/** Commits of pull requests as git has them: fetched, merged and read, never checked out. */
import type { Commits, Merge, Published } from '../core/github/ports.ts';
import { ABSENT, parseLedgerState, type LedgerState } from '../core/ledger/state.ts';
import { UserError } from '../core/types.ts';
import { listTree } from './git-blobs.ts';
import { runGit, tryGit } from './git-process.ts';
import { runLimited } from './limited-process.ts';
import { assembleGitEnvironment } from './tool-environment.ts';

export interface CommitLimits {
  readonly fetchMs: number;
  readonly mergeMs: number;
  readonly files: number;
  readonly bytes: number;
}

/** @internal Tests read it too. */
export const LIMITS: CommitLimits = { fetchMs: 120_000, mergeMs: 60_000, files: 20_000, bytes: 128 * 1024 * 1024 };

const PLANNED = ['inventory', 'playbooks', 'ansible.cfg'];
const NO = 1;
/** An apply that brings more pull requests than that tells the newest. */
const MOST_COMMITS = 200;
const MOST_OUTPUT = 16 * 1024 * 1024;
/** The same two commits always give the same merge. */
const NOBODY = {
  ...{ GIT_AUTHOR_NAME: 'plan', GIT_AUTHOR_EMAIL: 'plan@localhost', GIT_AUTHOR_DATE: '@0 +0000' },
  ...{ GIT_COMMITTER_NAME: 'plan', GIT_COMMITTER_EMAIL: 'plan@localhost', GIT_COMMITTER_DATE: '@0 +0000' },
};

export function openCommits(root: string, mainBranch: string, limits: CommitLimits = LIMITS): Commits {
  const main = `refs/remotes/origin/${mainBranch}`;
  const find = (args: readonly string[]) => {
    const found = tryGit(['-C', root, ...args]);
    return found.ok ? found.stdout.trim() : undefined;
  };
  const lines = (args: readonly string[], separator: string) =>
    runGit(['-C', root, ...args])
      .split(separator)
      .filter((line) => line !== '');
  return {
    fetch: (numbers) => fetchAll(root, { main, mainBranch, numbers }, limits),
    findHead: (number) => find(['rev-parse', '--verify', '--quiet', `${nameHead(number)}^{commit}`]),
    readMain: () => runGit(['-C', root, 'rev-parse', '--verify', `${main}^{commit}`]).trim(),
    findMergeBase: (one, other) => find(['merge-base', one, other]),
    isAncestor: (ancestor, descendant) => isAncestor(root, ancestor, descendant),
    merge: (one, other) => merge(root, [one, other], limits),
    listEnvironments: (commit) =>
      lines(['ls-tree', '-d', '-z', '--name-only', `${commit}:inventory`], '\0').filter(
        (name) => tryGit(['-C', root, 'cat-file', '-e', `${commit}:inventory/${name}/hosts`]).ok,
      ),
    findExcess: (commit) => findExcess(root, commit, limits),
    readText: (commit, path) => {
      const found = tryGit(['-C', root, 'cat-file', 'blob', `${commit}:${path}`]);
      return found.ok ? found.stdout : undefined;
    },
    listChangedPaths: (from, to) => lines(['diff', '--name-only', '--no-renames', '-z', from, to, '--'], '\0'),
    listBetween: (from, until) => listBetween(root, from, until),
    findParent: (commit) => find(['rev-parse', '--verify', '--quiet', `${commit}^1^{commit}`]),
    findPublished: (environment) => findPublished(root, environment),
  };
}

function nameHead(number: number): string {
  return `refs/ops-pull/${String(number)}`;
}

/** All at once; one by one where that fails, since one that is gone fails them all. */
async function fetchAll(
  root: string,
  {
    main,
    mainBranch,
    numbers,
  }: { readonly main: string; readonly mainBranch: string; readonly numbers: readonly number[] },
  { fetchMs }: CommitLimits,
): Promise<ReadonlyMap<number, string>> {
  const ours = [`+refs/heads/${mainBranch}:${main}`, '+refs/ops/*:refs/ops/*'];
  const head = (number: number) => `+refs/pull/${String(number)}/head:${nameHead(number)}`;
  const all = await fetch(root, [...ours, ...numbers.map(head)], fetchMs);
  if (all === undefined) return new Map();
  const alone = await fetch(root, ours, fetchMs);
  if (alone !== undefined) throw new UserError(`main cannot be fetched: ${alone} [git]`);
  const failed = new Map<number, string>();
  for (const number of numbers) {
    const reason = await fetch(root, [head(number)], fetchMs);
    if (reason !== undefined) failed.set(number, reason);
  }
  return failed;
}

/** Why it failed; undefined where it did not. */
async function fetch(root: string, refspecs: readonly string[], timeoutMs: number): Promise<string | undefined> {
  const args = ['-C', root, 'fetch', '--quiet', '--no-tags', '--no-recurse-submodules', 'origin', ...refspecs];
  try {
    const { status, stderr } = await runLimited({
      ...{ program: 'git', args, timeoutMs, mostBytes: MOST_OUTPUT },
      env: { ...assembleGitEnvironment(), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' },
    });
    return status === 0 ? undefined : stderr.trim();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message;
  }
}

function isAncestor(root: string, ancestor: string, descendant: string): boolean {
  const asked = tryGit(['-C', root, 'merge-base', '--is-ancestor', ancestor, descendant]);
  if (!asked.ok && asked.status !== NO) throw new UserError(`git merge-base: ${asked.stderr.trim()} [git]`);
  return asked.ok;
}

async function merge(root: string, [main, head]: readonly [string, string], { mergeMs }: CommitLimits): Promise<Merge> {
  if (isAncestor(root, main, head)) return { kind: 'merged', commit: head };
  const args = ['-C', root, 'merge-tree', '--write-tree', '--no-messages', '-z', main, head];
  const env = { ...assembleGitEnvironment(), LC_ALL: 'C' };
  const found = await runLimited({ program: 'git', args, env, timeoutMs: mergeMs, mostBytes: MOST_OUTPUT });
  if (found.status === NO) return { kind: 'conflict' };
  if (found.status !== 0) throw new UserError(`git merge-tree: ${found.stderr.trim()} [git]`);
  const tree = found.stdout.split('\0')[0] ?? '';
  const commit = runGit(['-C', root, 'commit-tree', '-p', main, '-p', head, '-m', 'merge', tree], { env: NOBODY });
  return { kind: 'merged', commit: commit.trim() };
}

function findExcess(root: string, commit: string, limits: CommitLimits): string | undefined {
  const entries = listTree(root, commit, PLANNED);
  if (entries.length > limits.files) {
    return `${String(entries.length)} files are more than the ${String(limits.files)} that are planned here`;
  }
  const listed = runGit(['-C', root, 'ls-tree', '-r', '-z', '--format=%(objectsize)', commit, '--', ...PLANNED]);
  const bytes = listed.split('\0').reduce((sum, size) => sum + (Number(size) || 0), 0);
  if (bytes <= limits.bytes) return undefined;
  return `${String(bytes)} bytes are more than the ${String(limits.bytes)} that are planned here`;
}

/** Nothing where one of them is not here: a published state may name anything. */
function listBetween(root: string, from: string, until: string): readonly string[] {
  const args = ['rev-list', '--first-parent', `--max-count=${String(MOST_COMMITS)}`, until, `^${from}`, '--'];
  const listed = tryGit(['-C', root, ...args]);
  return listed.ok ? listed.stdout.split('\n').filter((line) => line !== '') : [];
}

/** For its age, and to find merges that wait: what a plan believes of it is the planner's matter. */
function findPublished(root: string, environment: string): Published | undefined {
  const ref = `refs/ops/${environment}/applied`;
  const found = tryGit(['-C', root, 'log', '-1', '--format=%H %ct', ref, '--']);
  if (!found.ok) return undefined;
  const [commit = '', seconds = ''] = found.stdout.trim().split(' ');
  const text = tryGit(['-C', root, 'cat-file', 'blob', `${commit}:state.json`]);
  if (!text.ok) return undefined;
  const hosts = tryParse(text.stdout)?.hosts ?? {};
  const inForce = [...new Set(Object.values(hosts).flat())].filter((entry) => entry !== ABSENT);
  const ageSeconds = Math.max(0, Math.floor(Date.now() / 1_000) - Number(seconds));
  return { commit, inForce, ageSeconds };
}

function tryParse(text: string): LedgerState | undefined {
  try {
    return parseLedgerState(text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return undefined;
  }
}
