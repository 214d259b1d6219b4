import { userInfo } from 'node:os';
import type { Requester } from '../core/request/request.ts';
import { createDcsKeys } from './dcs-keys.ts';
import { runsDeadlineTimer } from './deadline-timer.ts';
import type { ApplyPlace } from './open-apply.ts';
import { openFailover } from './open-failover.ts';
import { openWitness } from './witness.ts';

/** What operations on live clusters and services work with, besides what a failover has. `by` handed the request in. */
export function openOperations(place: ApplyPlace & { readonly by?: Requester }) {
  return {
    ...openFailover(place),
    by: place.by?.actor ?? userInfo().username,
    witness: openWitness(process.env, place.by),
    readTime: (seconds = 0) => new Date(Date.now() + seconds * 1_000).toISOString(),
    dcsKeys: createDcsKeys(),
    runsDeadlineTimer: () => runsDeadlineTimer(place.environment),
  };
}
