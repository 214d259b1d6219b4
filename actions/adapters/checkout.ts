import type { Checkout } from '../core/apply/ports.ts';
import { UserError } from '../core/types.ts';
import { tryGit, runGit } from './git-process.ts';

const MAIN = 'refs/remotes/origin/main';
/** By exit status: git answered, and the answer is no. */
const NO = 1;

/** Where a fetch keeps what origin has of `refs/ops/<environment>/applied`: apart from what this node publishes. */
export function publishedAtOrigin(environment: string): string {
  return `refs/remotes/origin/ops/${environment}/applied`;
}

/** The git work tree that an apply takes its commit from. Throws UserError where there is none. */
export function openCheckout(root: string): Checkout {
  const head = tryGit(['-C', root, 'rev-parse', '--verify', 'HEAD^{commit}']);
  if (!head.ok) {
    const reason = head.stderr.trim().split('\n')[0] ?? '';
    throw new UserError(`${root} is not a git checkout with a commit, which this works on: ${reason} [checkout]`);
  }
  return {
    root,
    readHead: () => runGit(['-C', root, 'rev-parse', 'HEAD^{commit}']).trim(),
    findDirty: () =>
      runGit(['-C', root, 'status', '--porcelain', '-z', '--untracked-files=all'])
        .split('\0')
        .filter((entry) => entry.length > 3)
        .map((entry) => entry.slice(3)),
    isShallow: () => runGit(['-C', root, 'rev-parse', '--is-shallow-repository']).trim() === 'true',
    findUnmerged: (commit) => findUnmerged(root, commit),
    hasPublished: (environment) =>
      tryGit(['-C', root, 'rev-parse', '--verify', '--quiet', publishedAtOrigin(environment)]).ok,
  };
}

function findUnmerged(root: string, commit: string): string | undefined {
  const main = tryGit(['-C', root, 'rev-parse', '--verify', '--quiet', `${MAIN}^{commit}`]);
  if (main.status === NO && main.stderr === '') {
    return `commit ${commit.slice(0, 10)} is merged nowhere that is known: ${root} has no origin/main`;
  }
  if (!main.ok) throw new UserError(`origin/main of ${root} cannot be read: ${main.stderr.trim()} [git]`);
  const contained = tryGit(['-C', root, 'merge-base', '--is-ancestor', commit, main.stdout.trim()]);
  if (contained.ok) return undefined;
  if (contained.status !== NO) throw new UserError(`git merge-base in ${root}: ${contained.stderr.trim()} [git]`);
  return `origin/main (${main.stdout.slice(0, 10)}) does not contain commit ${commit.slice(0, 10)}`;
}
