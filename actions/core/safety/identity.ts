import { findEffectiveValue } from '../diff/effective-value.ts';
import type { VariableDifference } from '../diff/compare-host.ts';
import { summariseChange } from '../diff/summary.ts';
import { sortNatural } from '../general/natural.ts';
import { listInForce, nameInstance } from '../effects/host-states.ts';
import type { ExistingView, PlanContext } from '../effects/types.ts';
import type { Problem } from '../types.ts';
import { explainMoreMembers } from './dcs-members.ts';
import { refuse, suggestRemoval } from '../effects/problem.ts';

/** Changes of existing hosts that no playbook can make in place, and instances that move to another host. */
export function findIdentityProblems(
  context: PlanContext,
  differences: readonly { readonly side: ExistingView; readonly difference: VariableDifference }[],
): readonly Problem[] {
  return [
    ...differences.flatMap(({ side, difference }) => refuseChange(context, side, difference)),
    ...findMoves(context),
  ];
}

function refuseChange(context: PlanContext, side: ExistingView, difference: VariableDifference): readonly Problem[] {
  const { host, variable, differsFromDefault } = difference;
  const parameter = context.catalogue.parameters.get(variable);
  if (parameter?.refusal === undefined || !differsFromDefault) return [];
  const isInstance = side.view.findCluster(host) !== undefined && context.desired.findCluster(host) !== undefined;
  if (parameter.onInstances && (!isInstance || context.moved.has(host))) return [];
  const [before, after] = [side.view, context.desired].map((view) =>
    findEffectiveValue(context.catalogue, view, host, variable),
  );
  const change = difference.byMention ? 'what it mentions changed' : summariseChange(before, after, parameter.secret);
  const explain = (refusal: string): string => {
    if (variable === 'dcs_servers') return explainMoreMembers(before, after) ?? refusal;
    return variable === 'pg_seq' ? `${refusal} (${nameInstance(side.view, host)} goes with its data)` : refusal;
  };
  const position =
    context.desired.findPosition(host, variable) ??
    side.view.findPosition(host, variable) ??
    context.desired.findHostPosition(host);
  return [
    refuse(position, {
      rule: 'identity-change',
      message: `${variable} of ${host} cannot change in place (${change}); ${explain(parameter.refusal)}`,
      path: variable,
      hosts: [host],
      ...(variable === 'pg_seq' ? { fix: suggestRemoval(nameInstance(side.view, host)) } : {}),
    }),
  ];
}

/** The same instance under another host name is a rename: destroying one and creating the other would lose its data. */
function findMoves(context: PlanContext): readonly Problem[] {
  const wanted = new Map(
    context.desired.resolved.hosts
      .filter((host) => context.desired.findCluster(host) !== undefined)
      .map((host) => [nameInstance(context.desired, host), host]),
  );
  return sortNatural(context.existing.flatMap((side) => [...side.hosts])).flatMap((host) => {
    if (context.desired.findCluster(host) !== undefined) return [];
    const side = listInForce(context, host).at(-1);
    const target = side === undefined ? undefined : wanted.get(nameInstance(side.view, host));
    if (side === undefined || target === undefined || side.view.findCluster(host) === undefined) return [];
    const instance = nameInstance(side.view, host);
    return [
      refuse(context.desired.findHostPosition(target), {
        rule: 'instance-moved',
        message: `instance ${instance} stands on ${host} and is asked for on ${target}; keep the host's name, or give the new host another pg_seq and remove ${instance} by consent`,
        path: `${side.view.findCluster(host) ?? ''}.hosts.${target}`,
        hosts: [host, target],
      }),
    ];
  });
}
