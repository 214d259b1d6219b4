/** Asks the members' hosts for room where PostgreSQL keeps its data. A host that cannot tell stands in no way. */
import { findFullDisk, readDisks } from '../core/apply/disk-space.ts';
import type { DiskSpace } from '../core/apply/disk-space.ts';
import type { Illness } from '../core/apply/cluster-health.ts';
import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import { findCluster } from '../core/resolve/clusters.ts';
import { askMember } from './ask-member.ts';
import type { Gated } from './gates.ts';
import { findGates } from './held-gates.ts';

export async function findDiskIllness(gated: Gated): Promise<Illness | undefined> {
  const { adapters, hosts, prepared } = gated;
  const { desired } = prepared;
  const asking = { inventory: desired, hosts: adapters.hosts };
  const ask = async (host: string): Promise<readonly DiskSpace[]> => {
    const cluster = findCluster(desired, host);
    if (cluster === undefined) return [];
    const member = getClusterEndpoints(desired, cluster).members.find((one) => one.host === host);
    return member === undefined ? [] : readDisks(host, await askMember(asking, member, { do: 'disks' }));
  };
  return findFullDisk((await Promise.all(hosts.map(ask))).flat(), findGates(prepared, hosts).diskUsedPercent);
}
