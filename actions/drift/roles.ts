/** Live roles beside the inventory's labels, members that the inventory does not have, and those that do not run. */
import { findDown, type Down } from '../core/drift/down.ts';
import type { Finding } from '../core/drift/finding.ts';
import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import { readCluster } from '../core/patroni/read-cluster.ts';
import { findSkew, type Skew } from '../core/patroni/skew.ts';
import { quoteWord } from '../core/render/safe-text.ts';
import { findCluster } from '../core/resolve/clusters.ts';
import type { ResolvedInventory } from '../core/types.ts';
import type { DriftAdapters } from './ports.ts';
import type { ProbePlace } from './probe.ts';

export interface LookedAtMembers {
  readonly findings: readonly Finding[];
  readonly down: readonly Down[];
}

export async function lookAtMembers(
  { resolved }: ProbePlace,
  hosts: readonly string[],
  { patroni }: Pick<DriftAdapters, 'patroni'>,
): Promise<LookedAtMembers> {
  const clusters = [...new Set(hosts.flatMap((host) => findCluster(resolved, host) ?? []))];
  const found = await Promise.all(
    clusters.map(async (cluster) => {
      const view = await readCluster(getClusterEndpoints(resolved, cluster), patroni);
      const strangers = view.strangers.map((member): Finding => {
        const message = `${cluster} has the member ${member}, which the inventory does not have`;
        const accept = `add its host to ${cluster}, with its pg_seq`;
        return { kind: 'member', subject: cluster, item: member, message, accept };
      });
      const skewed = findSkew(view, resolved).map((skew) => describe(cluster, skew, resolved));
      return { findings: [...skewed, ...strangers], down: findDown(view) };
    }),
  );
  return {
    findings: found.flatMap(({ findings }) => findings),
    down: found.flatMap(({ down }) => down).filter(({ host }) => hosts.includes(host)),
  };
}

function describe(cluster: string, skew: Skew, resolved: ResolvedInventory): Finding {
  const { host, instance, live, written } = skew;
  const origin = resolved.findOrigin(host, 'pg_role');
  const place = origin === undefined ? undefined : resolved.locate(origin);
  const where = place === undefined ? `host ${host}` : `${place.file}:${String(place.line)}`;
  const accept = `pg_role: ${live} for ${host}, in ${where}`;
  const reapply =
    written === 'primary'
      ? `scripts/ops patroni switchover ${quoteWord(cluster)} --candidate ${quoteWord(instance)}`
      : undefined;
  const message = `${host}: pg_role is ${JSON.stringify(written)}, ${instance} is ${live} now`;
  return {
    ...{ kind: 'role', subject: cluster, item: host, live, message, accept },
    ...(place === undefined ? {} : { place: { file: place.file, line: place.line } }),
    ...(reapply === undefined ? {} : { reapply }),
  };
}
