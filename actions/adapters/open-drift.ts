import { existsSync } from 'node:fs';
import type { WaitingMerge } from '../core/drift/ports.ts';
import { openDriftMemory } from './drift-memory.ts';
import { tryGit } from './git-process.ts';
import { readHeldLocks } from './held-locks.ts';
import { openApply, type ApplyPlace } from './open-apply.ts';
import { openRequestSource, sourceRepository } from './request-source.ts';
import { lockFolder, stateFolder } from './state-folder.ts';

/** What a look for drift works with, besides what an apply has: on the meta node only. */
export function openDrift(place: ApplyPlace) {
  const { environment, root, report } = place;
  const folder = stateFolder(environment);
  return {
    ...openApply(place),
    memory: openDriftMemory(folder),
    countSeconds: (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 1_000,
    readLocks: () => readHeldLocks(lockFolder(environment)),
    findWaiting: async (head: string) => {
      if (!existsSync(sourceRepository(folder))) return findOldest(root, head);
      // The timer of applies fetches too, and whether it does is what is asked here.
      const obstacle = await openRequestSource(folder).fetch();
      if (obstacle !== undefined)
        report(`warning: origin cannot be fetched, main is taken as it was known: ${obstacle}`);
      return findOldest(sourceRepository(folder), head);
    },
  };
}

/** Nothing where main, or the commit, is not known here. */
function findOldest(repository: string, head: string): WaitingMerge | undefined {
  const range = `${head}..refs/remotes/origin/main`;
  const listed = tryGit(['-C', repository, 'log', '--first-parent', '--reverse', '--format=%H %ct', range, '--']);
  const [commit, seconds] = listed.stdout.split('\n')[0]?.split(' ') ?? [];
  if (!listed.ok || commit === undefined || seconds === undefined) return undefined;
  return { commit, since: new Date(Number(seconds) * 1_000).toISOString() };
}
