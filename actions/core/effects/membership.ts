import { sortNatural } from '../general/natural.ts';
import { becauseAt } from './because.ts';
import { getEffect, isAskable } from './effects.ts';
import { nameInstance } from './host-states.ts';
import { findServiceLosses } from './service-loss.ts';
import type { SideView } from '../diff/side-view.ts';
import type { Change } from '../types.ts';
import type { Demand, ExistingView, PlanContext } from './types.ts';

/** Demands of a host because its cluster, or the group of meta nodes, has other members than on an existing side. */
export function findMembershipDemands(context: PlanContext, side: ExistingView, reader: string): readonly Demand[] {
  return [...findClusterDemands(context, side, reader), ...findMetaDemands(context, side, reader)];
}

function findClusterDemands(context: PlanContext, side: ExistingView, reader: string): readonly Demand[] {
  const cluster = context.desired.findCluster(reader);
  if (cluster === undefined || side.view.findCluster(reader) !== cluster) return [];
  const before = side.view.listMembers(cluster);
  const after = context.desired.listMembers(cluster);
  // One that is removed and made again where it was has another name.
  const joined = after.filter((member) => context.moved.has(member) || !before.includes(member));
  const left = before.filter((member) => context.moved.has(member) || !after.includes(member));
  if (joined.length === 0 && left.length === 0) return [];
  const reasons = [
    ...sortNatural(joined).map((member) =>
      becauseAt(context.desired.findHostPosition(member), {
        path: `${cluster}.hosts.${member}`,
        hosts: [member],
        side: 'desired',
        summary: `instance ${nameInstance(context.desired, member)} joins ${cluster}`,
        change: describeInstance(context.desired, member, 'join'),
      }),
    ),
    ...sortNatural(left).map((member) =>
      becauseAt(side.view.findHostPosition(member), {
        path: `${cluster}.hosts.${member}`,
        hosts: [member],
        side: 'existing',
        summary: `instance ${nameInstance(side.view, member)} leaves ${cluster}`,
        change: describeInstance(side.view, member, 'leave'),
      }),
    ),
  ];
  return context.catalogue.membership.cluster
    .map((id) => getEffect(context, id))
    .filter((effect) => isAskable(context, effect, reader))
    .flatMap((effect) => {
      const isLoss = findServiceLosses(context, side, { effect: effect.id, host: reader }).length > 0;
      const hazards = isLoss ? (['service'] as const) : [];
      return reasons.map((because) => ({ effect, host: reader, vars: {}, hazards, because }));
    });
}

function findMetaDemands(context: PlanContext, side: ExistingView, reader: string): readonly Demand[] {
  const before = side.view.listGroup('meta');
  const joined = sortNatural(context.desired.listGroup('meta').filter((host) => !before.includes(host)));
  if (joined.length === 0) return [];
  return context.catalogue.membership.meta
    .map((id) => getEffect(context, id))
    .filter((effect) => isAskable(context, effect, reader))
    .flatMap((effect) =>
      joined.map((host) => ({
        effect,
        host: reader,
        vars: {},
        because: becauseAt(context.desired.findHostPosition(host, 'meta'), {
          path: `meta.hosts.${host}`,
          hosts: [host],
          side: 'desired',
          summary: `${host} joins group meta`,
          change: { kind: 'host', name: host, verb: 'join-meta' },
        }),
      })),
    );
}

function describeInstance(view: SideView, member: string, verb: 'join' | 'leave'): Change {
  const cluster = view.findCluster(member) ?? '';
  return { kind: 'instance', cluster, name: nameInstance(view, member), verb, wholeCluster: false };
}
