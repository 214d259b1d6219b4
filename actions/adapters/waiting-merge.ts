import { existsSync } from 'node:fs';
import { NOTHING_WAITS } from '../core/metrics/gauges.ts';
import { tryGit } from './git-process.ts';
import { sourceRepository } from './request-source.ts';

const MAIN = 'refs/remotes/origin/main';

interface MergePlace {
  /** State folder of the environment: the node's own copy of origin is there. */
  readonly folder: string;
  readonly checkout: string;
}

/**
 * When main got the first commit that `head` does not have, by git's own time of it; `none` where it has no such commit.
 * Undefined where main is not known here.
 */
export function findWaitingSince({ folder, checkout }: MergePlace, head: string): string | undefined {
  const source = sourceRepository(folder);
  const repository = existsSync(source) ? source : checkout;
  const range = ['--first-parent', '--reverse', '--format=%cI', `${head}..${MAIN}`, '--'];
  const log = tryGit(['-C', repository, 'log', ...range]);
  if (!log.ok) return undefined;
  const [first = ''] = log.stdout.split('\n');
  return first === '' ? NOTHING_WAITS : first;
}
