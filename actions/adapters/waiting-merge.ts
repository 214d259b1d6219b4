/** What origin's main has and no apply has begun. */
import { existsSync } from 'node:fs';
import type { Progress } from '../core/apply/ports.ts';
import type { WaitingMerge } from '../core/drift/ports.ts';
import { NOTHING_WAITS } from '../core/metrics/gauges.ts';
import { startGit, tryGit } from './git-process.ts';
import { sourceRepository } from './request-source.ts';

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

interface StatePlace {
  /** State folder of the environment: the node's own copy of origin is there. */
  readonly folder: string;
  readonly checkout: string;
}

/**
 * Since when the oldest of them waits, by what was fetched last; `none` where none does. Undefined where main is not known
 * here.
 */
export function findWaitingSince({ folder, checkout }: StatePlace, head: string): string | undefined {
  const source = sourceRepository(folder);
  const waiting = listWaiting(existsSync(source) ? source : checkout, head, KNOWN_MAIN);
  return waiting === undefined ? undefined : (waiting[0]?.since ?? NOTHING_WAITS);
}

function findOldest(repository: string, head: string, main: string): WaitingMerge | undefined {
  return listWaiting(repository, head, main)?.[0];
}

/** Oldest first. Undefined where git knows no such range. */
function listWaiting(repository: string, head: string, main: string): readonly WaitingMerge[] | undefined {
  const range = `${head}..${main}`;
  const listed = tryGit(['-C', repository, 'log', '--first-parent', '--reverse', '--format=%H %ct', range, '--']);
  if (!listed.ok) return undefined;
  return listed.stdout.split('\n').flatMap((line) => {
    const [commit = '', seconds] = line.split(' ');
    return seconds === undefined ? [] : [{ commit, since: new Date(Number(seconds) * 1_000).toISOString() }];
  });
}
