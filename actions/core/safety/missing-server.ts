import { PACKAGE_LISTS } from '../check/packages.ts';
import { findEffectiveValue } from '../diff/effective-value.ts';
import { isCreated } from '../effects/host-states.ts';
import { refuse } from '../effects/problem.ts';
import type { PlanContext } from '../effects/types.ts';
import type { Problem } from '../types.ts';

const DEBIAN_MAJOR = 15;

/**
 * Instances that would be made of a major that Debian 12 has not, without a package that brings it: validate only warns,
 * so that an inventory of Pigsty can be taken over; an instance would fail half-way, with its node set up already.
 */
export function findMissingServers(context: PlanContext): readonly Problem[] {
  const { catalogue, desired } = context;
  return desired.resolved.hosts.flatMap((host) => {
    const major = findEffectiveValue(catalogue, desired, host, 'pg_version');
    if (typeof major !== 'number' || major === DEBIAN_MAJOR || !isCreated(context, host, 'instances')) return [];
    const lists = PACKAGE_LISTS.map((name) =>
      JSON.stringify(findEffectiveValue(catalogue, desired, host, name) ?? null),
    );
    // A template may name it.
    if (lists.some((list) => list.includes(`postgresql-${String(major)}`) || list.includes('{{'))) return [];
    const message = `PostgreSQL ${String(major)} of ${host} is not in Debian 12, which has ${String(DEBIAN_MAJOR)} only; set pg_version ${String(DEBIAN_MAJOR)}, or name postgresql-${String(major)} of an archive of your own in pg_packages`;
    return [
      refuse(desired.findPosition(host, 'pg_version'), {
        rule: 'debian-version',
        message,
        path: 'pg_version',
        hosts: [host],
      }),
    ];
  });
}
