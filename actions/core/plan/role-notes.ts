/** What a plan means for who leads a cluster, which Patroni alone decides. */
import type { VariableDifference } from '../diff/compare-host.ts';
import { findEffectiveValue } from '../diff/effective-value.ts';
import type { SideView } from '../diff/side-view.ts';
import { listInForce, nameInstance } from '../effects/host-states.ts';
import type { ExistingView, PlanContext } from '../effects/types.ts';
import { sortNatural } from '../general/natural.ts';
import type { Note } from '../types.ts';

/** For each cluster that calls another member its primary: nothing moves the leader. */
export function findRoleNotes(
  context: PlanContext,
  differences: readonly { readonly side: ExistingView; readonly difference: VariableDifference }[],
): readonly Note[] {
  const clusters = differences.flatMap(({ side, difference: { host, variable } }) => {
    if (variable !== 'pg_role') return [];
    const isPrimary = [side.view, context.desired].some((view) => hasPrimary(context, view, host));
    return isPrimary ? (context.desired.findCluster(host) ?? []) : [];
  });
  return sortNatural(clusters).map((cluster) => ({
    message: `pg_role moves no leader: Patroni's leader of ${cluster} stays; scripts/ops patroni switchover ${cluster} moves it`,
  }));
}

/** For each cluster whose automatic failover ends with the plan. */
export function findPauseNotes(
  context: PlanContext,
  differences: readonly { readonly side: ExistingView; readonly difference: VariableDifference }[],
): readonly Note[] {
  const clusters = differences.flatMap(({ difference: { host, variable } }) => {
    if (variable !== 'patroni_mode') return [];
    const isPaused = findEffectiveValue(context.catalogue, context.desired, host, variable) === 'pause';
    return isPaused ? (context.desired.findCluster(host) ?? []) : [];
  });
  return sortNatural(clusters).map((cluster) => ({
    message: `patroni_mode pauses ${cluster}: until it is resumed, Patroni elects no leader when one is lost, and restarts nothing`,
  }));
}

/** For each instance that goes and that the inventory calls the primary of a cluster which stays. */
export function findGoingPrimaryNotes(context: PlanContext): readonly Note[] {
  const { desired, existing, moved } = context;
  const hosts = sortNatural(existing.flatMap(({ view }) => view.resolved.hosts));
  return hosts.flatMap((host) => {
    const side = listInForce(context, host).at(-1);
    const cluster = side?.view.findCluster(host);
    if (side === undefined || cluster === undefined || !hasPrimary(context, side.view, host)) return [];
    const goes = desired.findCluster(host) !== cluster || moved.has(host);
    const stays = desired
      .listMembers(cluster)
      .some((member) => member !== host && !moved.has(member) && side.view.findCluster(member) === cluster);
    if (!goes || !stays) return [];
    const name = nameInstance(side.view, host);
    return [
      {
        message: `${name} is the primary of ${cluster} by the inventory: the apply is refused while it leads; scripts/ops patroni switchover ${cluster} first`,
      },
    ];
  });
}

function hasPrimary({ catalogue }: PlanContext, view: SideView, host: string): boolean {
  return findEffectiveValue(catalogue, view, host, 'pg_role') === 'primary';
}
