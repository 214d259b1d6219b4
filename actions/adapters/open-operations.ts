import { userInfo } from 'node:os';
import { createDcsKeys } from './dcs-keys.ts';
import { runsDeadlineTimer } from './deadline-timer.ts';
import type { ApplyPlace } from './open-apply.ts';
import { openFailover } from './open-failover.ts';

/** What operations on live clusters and services work with, besides what a failover has. */
export function openOperations(place: ApplyPlace & { readonly by?: string }) {
  return {
    ...openFailover(place),
    by: place.by ?? userInfo().username,
    readTime: (seconds = 0) => new Date(Date.now() + seconds * 1_000).toISOString(),
    dcsKeys: createDcsKeys(),
    runsDeadlineTimer: () => runsDeadlineTimer(place.environment),
  };
}
