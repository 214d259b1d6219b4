import { tryGit, runGit } from './git-process.ts';
import type { Checkout } from '../core/apply/ports.ts';
import { UserError } from '../core/types.ts';

/** The git work tree that an apply takes its commit from. Throws UserError where there is none. */
export function openCheckout(root: string): Checkout {
  if (!tryGit(['-C', root, 'rev-parse', '--verify', '--quiet', 'HEAD^{commit}']).ok) {
    throw new UserError(`${root} is not a git checkout with a commit; apply works on commits only [checkout]`);
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
  };
}
