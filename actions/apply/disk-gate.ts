/** Asks the members' hosts for room, by the program that takes part in handovers: it knows where PostgreSQL keeps its data. */
import { findFullDisk, readDisks } from '../core/apply/disk-space.ts';
import type { DiskSpace } from '../core/apply/disk-space.ts';
import type { Illness } from '../core/apply/cluster-health.ts';
import { findTarget } from '../core/handover/targets.ts';
import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import { findCluster } from '../core/resolve/clusters.ts';
import type { Gated } from './gates.ts';
import { findGates } from './held-gates.ts';

const ASK_MS = 8_000;

/** A host that cannot tell stands in no way: one that is only being set up has no such program, nor an older one the answer. */
export async function findDiskIllness({ prepared, adapters, hosts }: Gated): Promise<Illness | undefined> {
  const { desired } = prepared;
  const ask = async (host: string): Promise<readonly DiskSpace[]> => {
    const cluster = findCluster(desired, host);
    if (cluster === undefined) return [];
    const member = getClusterEndpoints(desired, cluster).members.find((one) => one.host === host);
    const target = member === undefined ? undefined : findTarget(desired, member);
    if (target === undefined || typeof target === 'string') return [];
    const session = adapters.hosts.open(target);
    const answer = await session.ask({ do: 'disks' }, ASK_MS);
    session.close();
    return answer.kind === 'done' ? readDisks(host, answer.result) : [];
  };
  return findFullDisk((await Promise.all(hosts.map(ask))).flat(), findGates(prepared, hosts).diskUsedPercent);
}
