import { listInForce, nameInstance } from '../effects/host-states.ts';
import { refuse } from '../effects/problem.ts';
import { listRaisedSettings } from '../effects/restart-vars.ts';
import type { PlanContext } from '../effects/types.ts';
import { sortNatural } from '../general/natural.ts';
import type { Problem } from '../types.ts';

/**
 * Members that leave a cluster, while a setting is raised that a standby must have at least as high as its leader. They
 * live until their removal, or for good where they are forgotten, and no restart reaches them: after the leader's they
 * would stop to replay, and go on serving what they had.
 */
export function findLeavingStandbys(context: PlanContext): readonly Problem[] {
  const leaving = listLeaving(context);
  return [...leaving].flatMap(([cluster, instances]) => {
    const staying = context.desired.listMembers(cluster).filter((host) => !context.moved.has(host));
    for (const host of staying) {
      for (const { view } of listInForce(context, host)) {
        if (view.findCluster(host) !== cluster) continue;
        const [setting] = listRaisedSettings(context, view, host);
        if (setting === undefined) continue;
        const names = sortNatural(instances.keys());
        const message = `${names.join(', ')} ${names.length === 1 ? 'leaves' : 'leave'} ${cluster} while ${setting} is raised: no restart reaches what leaves, and a standby with less than its leader stops to replay, and serves old data; merge the one change when the other is applied`;
        const position =
          context.desired.findPosition(host, 'pg_parameters') ?? context.desired.findPosition(host, 'pg_conf');
        return [
          refuse(position, {
            ...{ rule: 'leaving-standby', message, path: setting },
            hosts: sortNatural(instances.values()),
          }),
        ];
      }
    }
    return [];
  });
}

/** Instances by cluster, with their hosts. */
function listLeaving(context: PlanContext): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const { hosts, view } of context.existing) {
    for (const host of hosts) {
      const cluster = view.findCluster(host);
      if (cluster === undefined || context.absent.has(host)) continue;
      if (context.desired.findCluster(host) === cluster && !context.moved.has(host)) continue;
      const instances = found.get(cluster) ?? new Map<string, string>();
      found.set(cluster, instances.set(nameInstance(view, host), host));
    }
  }
  return found;
}
