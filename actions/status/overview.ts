/** What the page of an environment shows, gathered on the meta node. Patroni is asked; Ansible is not. */
import type { ApplyAdapters } from '../apply/ports.ts';
import type { Times } from '../core/apply/expected-end.ts';
import type { HeldLock } from '../core/apply/held-lock.ts';
import type { DriftMemory } from '../core/drift/ports.ts';
import type { LedgerHistory } from '../core/ledger/entry.ts';
import type { Overview, SeenCluster } from '../core/overview/input.ts';
import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import { readCluster } from '../core/patroni/read-cluster.ts';
import type { Hold } from '../core/operations/hold.ts';
import { isLate } from '../core/publication/standing.ts';
import type { PublishedLook } from '../core/publication/standing.ts';
import { UserError } from '../core/types.ts';
import { readAllInForce } from '../failover/in-force.ts';
import { findGaps } from './gaps.ts';
import { findPublished } from './published.ts';
import { lookBack } from './recent.ts';
import { runStatus } from './run.ts';
import { lookStanding } from './standing.ts';

export interface OverviewAdapters extends ApplyAdapters {
  readonly history: LedgerHistory;
  readonly memory: DriftMemory;
  readonly readLocks: () => readonly HeldLock[];
  readonly recallPublished: () => PublishedLook | undefined;
  readonly findHold: () => Hold | undefined;
  readonly addSeconds: Times['addSeconds'];
  readonly countSeconds: Times['countSeconds'];
}

export async function assembleOverview(
  environment: string,
  adapters: OverviewAdapters,
  live = true,
): Promise<Overview> {
  const status = runStatus(environment, adapters);
  const time = adapters.witness.readTime();
  const { addSeconds, countSeconds } = adapters;
  return {
    ...{ environment, time, head: status.head, hosts: status.hosts, owing: status.owing },
    ...lookBack(adapters.history, adapters.readLocks(), status.owing, { now: time, addSeconds, countSeconds }),
    gaps: findGaps(adapters.history),
    clusters: await lookAtClusters(adapters, live),
    standing: lookStanding(adapters.standing, time, adapters.findHold()).standing,
    ...judgePublished(adapters, time),
    drift: recall(adapters),
  };
}

function judgePublished(adapters: OverviewAdapters, time: string): Pick<Overview, 'published'> {
  const { published } = findPublished(adapters.history, adapters.recallPublished());
  if (published === undefined) return {};
  return { published: { ...published, late: isLate(published, time, adapters.countSeconds) } };
}

async function lookAtClusters(adapters: OverviewAdapters, live: boolean): Promise<readonly SeenCluster[]> {
  const state = adapters.ledger.read()?.state;
  if (state === undefined) return [];
  return await Promise.all(
    [...readAllInForce(adapters, state)].map(async ([name, { inventory }]) => {
      const view = live ? await readCluster(getClusterEndpoints(inventory, name), adapters.patroni) : undefined;
      return { name, view };
    }),
  );
}

/** The page tells the rest, where the report of the last look is damaged. */
function recall({ memory }: OverviewAdapters): Overview['drift'] {
  try {
    return memory.read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return undefined;
  }
}
