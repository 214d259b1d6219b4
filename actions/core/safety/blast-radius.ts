import type { Environment, Limits } from '../load/environment.ts';
import { listInForce } from '../effects/host-states.ts';
import type { Action, PlanContext } from '../effects/types.ts';
import { sortNatural } from '../general/natural.ts';
import { count as tellCount } from '../general/words.ts';
import type { Problem } from '../types.ts';
import { refuse } from '../effects/problem.ts';

/** A plan that touches more than environment.yml allows refuses itself. Clusters that it only creates are not counted. */
export function findBlastRadiusProblems(
  context: PlanContext,
  environment: Environment,
  actions: readonly Action[],
): readonly Problem[] {
  const standing = sortNatural(context.existing.flatMap((side) => [...side.hosts])).filter(
    (host) => listInForce(context, host).length > 0 && !context.absent.has(host),
  );
  const touched = new Set(
    actions.filter((action) => action.effect.class !== 'create').flatMap((action) => [...action.hosts]),
  );
  const hosts = standing.filter((host) => touched.has(host));
  const clusters = (among: readonly string[]) => new Set(among.flatMap((host) => findCluster(context, host)));
  const restarted = actions
    .filter((action) => action.hazards.includes('restart'))
    .flatMap((action) => [...action.hosts]);
  const limits = findStrictest(environment.limits, context.inForceEnvironment?.limits);
  return [
    ...checkShare('hosts', hosts.length, standing.length, limits.hosts),
    ...checkShare('clusters', clusters(hosts).size, clusters(standing).size, limits.clusters),
    ...checkCount('restarts', new Set(restarted).size, limits.restarts),
  ];
}

/** A change that raises a limit does not profit from it: what is in force counts until the change is. */
function findStrictest(desired: Limits, inForce: Limits = desired): Limits {
  return {
    hosts: Math.min(desired.hosts, inForce.hosts),
    clusters: Math.min(desired.clusters, inForce.clusters),
    restarts: Math.min(desired.restarts, inForce.restarts),
  };
}

function findCluster(context: PlanContext, host: string): readonly string[] {
  const side = listInForce(context, host).at(-1);
  const cluster = side?.view.findCluster(host);
  return cluster === undefined ? [] : [cluster];
}

function checkShare(name: string, count: number, total: number, limit: number): readonly Problem[] {
  if (total === 0 || count / total <= limit) return [];
  const share = `${String(Math.round((count / total) * 100))} %`;
  return [
    refuse(undefined, {
      rule: 'blast-radius',
      message: `the steps touch ${String(count)} of ${String(total)} ${name} (${share}), limits.${name} allows ${String(limit * 100)} %; split the change, or raise limits.${name} in environment.yml by a change of its own first`,
      path: `limits.${name}`,
    }),
  ];
}

function checkCount(name: string, count: number, limit: number): readonly Problem[] {
  if (count <= limit) return [];
  return [
    refuse(undefined, {
      rule: 'blast-radius',
      message: `the steps restart services on ${tellCount(count, 'host')}, limits.${name} allows ${String(limit)}; split the change, or raise limits.${name} in environment.yml by a change of its own first`,
      path: `limits.${name}`,
    }),
  ];
}
