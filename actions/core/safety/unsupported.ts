/**
 * What validate only warns of, so that an inventory of Pigsty can be taken over as it is, is refused where it would
 * matter: on an instance that is made, or whose value changes. Nothing is made other than it is written.
 */
import { findEffectiveValue } from '../diff/effective-value.ts';
import type { Parameter } from '../catalogue/types.ts';
import { canonicalText } from '../general/canonical.ts';
import { isList } from '../general/values.ts';
import type { VariableDifference } from '../diff/compare-host.ts';
import { isCreated } from '../effects/host-states.ts';
import type { ExistingView, PlanContext } from '../effects/types.ts';
import type { Problem, Value } from '../types.ts';
import { refuse } from '../effects/problem.ts';

export function findUnsupported(
  context: PlanContext,
  differences: readonly { readonly side: ExistingView; readonly difference: VariableDifference }[],
): readonly Problem[] {
  const suspects = [...context.catalogue.parameters.values()].filter(isSuspect);
  const created = context.desired.resolved.hosts.filter((host) => isCreated(context, host, 'instances'));
  const changed = differences.flatMap(({ difference: { host, variable } }) => {
    const parameter = context.catalogue.parameters.get(variable);
    return parameter !== undefined && isSuspect(parameter) ? [{ host, parameter }] : [];
  });
  const looked = [...created.flatMap((host) => suspects.map((parameter) => ({ host, parameter }))), ...changed];
  return looked.flatMap(({ host, parameter }) => judge(context, host, parameter));
}

function isSuspect({ alias, unread, unsupported }: Parameter): boolean {
  return unsupported !== undefined || (alias !== undefined && unread === undefined);
}

function judge(context: PlanContext, host: string, parameter: Parameter): readonly Problem[] {
  const { name, alias, unsupported } = parameter;
  if (!context.desired.isDefined(host, name)) return [];
  const value = context.desired.findValue(host, name) ?? null;
  const position = context.desired.findPosition(host, name);
  const found = { path: name, hosts: [host] };
  if (alias !== undefined) {
    if (isEmpty(value) || isSame(context, host, alias, value)) return [];
    const message = `${name} of ${host} would have no effect: the playbooks read ${alias}; write it under that name`;
    return [refuse(position, { rule: 'renamed-parameter', message, ...found })];
  }
  const isFine = unsupported?.unless.some((allowed) => canonicalText(allowed) === canonicalText(value)) ?? true;
  const isInstance = context.desired.findCluster(host) !== undefined;
  if (isFine || !isInstance || unsupported === undefined) return [];
  const message = `${name} of ${host} is not brought about; ${unsupported.reason}`;
  return [refuse(position, { rule: 'unsupported-value', message, ...found })];
}

function isEmpty(value: Value): boolean {
  return value === null || value === '' || (isList(value) && value.length === 0);
}

function isSame(context: PlanContext, host: string, alias: string, value: Value): boolean {
  const read = findEffectiveValue(context.catalogue, context.desired, host, alias) ?? null;
  return canonicalText(read) === canonicalText(value);
}
