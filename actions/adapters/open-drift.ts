import { addSeconds, countSeconds, readToday } from './clock.ts';
import { openDriftMemory } from './drift-memory.ts';
import { readHeldLocks } from './held-locks.ts';
import { findHold } from './hold.ts';
import { recallPublished } from './published-look.ts';
import { openApply, type ApplyPlace } from './open-apply.ts';
import { sourceRepository } from './request-source.ts';
import { lookAtRunner } from './runner-release.ts';
import { lockFolder, runnerFile, stateFolder } from './state-folder.ts';
import { findWaitingMerge } from './waiting-merge.ts';

/** What a look for drift works with, besides what an apply has: on the meta node only. */
export function openDrift(place: ApplyPlace) {
  const { environment, root, report } = place;
  const folder = stateFolder(environment);
  const waiting = { source: sourceRepository(folder), checkout: root, progress: { say: report } };
  return {
    ...openApply(place),
    memory: openDriftMemory(folder),
    findHold: () => findHold(environment),
    recallPublished: () => recallPublished({ environment, folder, checkout: root }),
    readLocks: () => readHeldLocks(lockFolder(environment)),
    lookAtRunner: () => lookAtRunner(runnerFile(), readToday()),
    ...{ addSeconds, countSeconds },
    findWaiting: (head: string) => findWaitingMerge(waiting, head),
  };
}
