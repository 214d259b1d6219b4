import { sortNatural } from '../general/natural.ts';
import type { Because } from '../types.ts';
import { becauseAt } from './because.ts';
import { getEffect } from './effects.ts';
import { isCreated, listInForce, nameInstance } from './host-states.ts';
import type { Demand, PlanContext } from './types.ts';

/** Whole playbooks on the hosts that may not have been through them. */
export function findCreations(context: PlanContext): readonly Demand[] {
  return sortNatural(context.desired.resolved.hosts).flatMap((host) => [
    ...(isCreated(context, host, 'all') ? [demand(context, 'node-create', host)] : []),
    ...(isCreated(context, host, 'meta') ? [demand(context, 'infra-create', host)] : []),
    ...(isCreated(context, host, 'instances') ? [demand(context, 'instance-create', host)] : []),
  ]);
}

function demand(context: PlanContext, effect: string, host: string): Demand {
  return { effect: getEffect(context, effect), host, vars: {}, because: explain(context, host, effect) };
}

function explain(context: PlanContext, host: string, effect: string): Because {
  const cluster = context.desired.findCluster(host);
  const group =
    cluster !== undefined && effect !== 'infra-create' ? cluster : effect === 'infra-create' ? 'meta' : 'all';
  return becauseAt(context.desired.findHostPosition(host, group), {
    path: `${group}.hosts.${host}`,
    hosts: [host],
    side: 'desired',
    ...summarise(context, { host, effect, cluster }),
  });
}

function summarise(
  context: PlanContext,
  { host, effect, cluster }: { readonly host: string; readonly effect: string; readonly cluster: string | undefined },
): Pick<Because, 'summary' | 'change'> {
  const again =
    listInForce(context, host).length > 0 && context.absent.has(host) ? ', whose creation may be unfinished' : '';
  if (effect === 'infra-create')
    return { summary: `meta node ${host} added${again}`, change: { kind: 'host', name: host, verb: 'create' } };
  if (cluster === undefined)
    return { summary: `host ${host} added${again}`, change: { kind: 'host', name: host, verb: 'create' } };
  const wholeCluster = context.existing.every((side) =>
    side.view.listMembers(cluster).every((member) => !side.hosts.has(member)),
  );
  const name = nameInstance(context.desired, host);
  return {
    summary: wholeCluster ? `cluster ${cluster} created: instance ${name}` : `instance ${name} added${again}`,
    change: { kind: 'instance', cluster, name, verb: 'create', wholeCluster },
  };
}
