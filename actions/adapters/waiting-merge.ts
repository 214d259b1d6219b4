/** What origin's main has and no apply has begun. */
import { existsSync } from 'node:fs';
import type { Progress } from '../core/apply/ports.ts';
import type { WaitingMerge } from '../core/drift/ports.ts';
import { startGit, tryGit } from './git-process.ts';

const FETCH_MS = 120_000;
/** Of a look's own: one fetch must not find the reference of an apply's locked by another, which then applies an older main. */
const OWN_MAIN = 'refs/ops-drift/main';
const KNOWN_MAIN = 'refs/remotes/origin/main';

export interface WaitingPlace {
  /** The node's own copy of origin; a checkout of a person is not fetched. */
  readonly source: string;
  readonly checkout: string;
  readonly progress: Progress;
}

/** Undefined where there is none, or main is not known here. */
export async function findWaitingMerge(
  { source, checkout, progress }: WaitingPlace,
  head: string,
): Promise<WaitingMerge | undefined> {
  if (!existsSync(source)) return findOldest(checkout, head, KNOWN_MAIN);
  const fetch = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--refmap=', '--no-auto-maintenance'];
  const fetched = await startGit(['-C', source, ...fetch, 'origin', `+refs/heads/main:${OWN_MAIN}`], FETCH_MS);
  if (fetched.ok) return findOldest(source, head, OWN_MAIN);
  progress.say(`warning: origin cannot be fetched, main is taken as it was known last: ${fetched.stderr.trim()}`);
  return findOldest(source, head, KNOWN_MAIN);
}

function findOldest(repository: string, head: string, main: string): WaitingMerge | undefined {
  const range = `${head}..${main}`;
  const listed = tryGit(['-C', repository, 'log', '--first-parent', '--reverse', '--format=%H %ct', range, '--']);
  const [commit, seconds] = listed.stdout.split('\n')[0]?.split(' ') ?? [];
  if (!listed.ok || commit === undefined || seconds === undefined) return undefined;
  return { commit, since: new Date(Number(seconds) * 1_000).toISOString() };
}
