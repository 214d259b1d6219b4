import { UsageError } from '../core/usage-error.ts';
import { tryGit } from './git-process.ts';

/** `owner/name`, as origin's address ends: `git@github.com:acme/postgres.git`, `https://github.com/acme/postgres`. */
export function findGithubRepository(root: string): string {
  const { ok, stdout } = tryGit(['-C', root, 'remote', 'get-url', 'origin']);
  const found = /[/:]([A-Za-z0-9-]+\/[A-Za-z0-9._-]+?)(?:\.git)?\/?$/.exec(stdout.trim())?.[1];
  if (!ok || found === undefined) {
    throw new UsageError('which repository of GitHub? origin does not say; give --repository owner/name');
  }
  return found;
}
