import { isEncryptedFile } from '../load/encrypted-files.ts';
import { sortNatural } from '../general/natural.ts';
import type { Problem, Unaffected } from '../types.ts';
import type { Changes } from '../effects/changes.ts';
import { getEffect, listOff } from '../effects/effects.ts';
import { isReached } from '../effects/host-states.ts';
import { hasSameOutcome } from '../effects/outcomes.ts';
import type { Action, ExistingView, PlanContext } from '../effects/types.ts';

/** Every difference that led to no step and no refusal, with the reason. */
export function explainUnaffected(
  context: PlanContext,
  changes: Changes,
  actions: readonly Action[],
  refusals: readonly Problem[],
): readonly Unaffected[] {
  const covered = new Set([
    ...actions.flatMap(({ because }) => because.flatMap(({ path, hosts }) => hosts.map((host) => keyOf(path, host)))),
    ...refusals.flatMap(({ path, hosts }) => (hosts ?? []).map((host) => keyOf(path, host))),
  ]);
  const explained = new Map<string, { readonly path: string; readonly reason: string; readonly hosts: Set<string> }>();
  const explain = (path: string, host: string, reason: string) => {
    if (covered.has(keyOf(path, host))) return;
    const key = `${path}\0${reason}`;
    const known = explained.get(key) ?? { path, reason, hosts: new Set<string>() };
    explained.set(key, known);
    known.hosts.add(host);
  };
  for (const { side, difference } of changes.differences) {
    explain(difference.variable, difference.host, findReason(context, side, difference));
  }
  for (const { host, group } of findGroupDifferences(context)) {
    explain(`groups.${group}`, host, 'no play reads the membership of this group');
  }
  const entries = [...explained.values()].map(({ path, reason, hosts }) => ({
    path,
    hosts: sortNatural(hosts),
    reason,
  }));
  return entries.sort((left, right) => (keyOf(left.path, left.reason) < keyOf(right.path, right.reason) ? -1 : 1));
}

function keyOf(path: string, host: string): string {
  return `${path.split('.', 1)[0] ?? path}\0${host}`;
}

function findReason(
  context: PlanContext,
  side: ExistingView,
  difference: { readonly host: string; readonly variable: string; readonly differsFromDefault: boolean },
): string {
  const { host, variable, differsFromDefault } = difference;
  const parameter = context.catalogue.parameters.get(variable);
  if (parameter === undefined) {
    if (variable.startsWith('ansible_')) return 'read by Ansible itself; nothing on the host depends on it';
    return 'no play reads it; a parameter that mentions it is listed by its own name';
  }
  if (parameter.alias !== undefined && parameter.unread === undefined)
    return `the playbooks read ${parameter.alias} in its place`;
  if (parameter.unread !== undefined) return `no play reads it: ${parameter.unread}`;
  if (context.moved.has(host)) return 'a run of the whole playbook covers it';
  if (parameter.items !== undefined && side.view.findCluster(host) !== context.desired.findCluster(host))
    return 'it is that of another cluster';
  if (!differsFromDefault)
    return parameter.filled
      ? 'equals the default, which other hosts take too'
      : 'equals the default, which no other host reads';
  if (parameter.items !== undefined && parameter.effects.length === 0)
    return 'the same items, in another order or written otherwise';
  if (parameter.unsupported !== undefined && parameter.effects.length === 0)
    return 'it is looked at only before an instance is made';
  if (parameter.effects.length === 0) return 'no play reads it';
  const off = parameter.effects
    .map(({ effect }) => listOff(context, getEffect(context, effect), host))
    .filter((names) => names.length > 0);
  if (off.length > 0 && off.length === parameter.effects.length)
    return `what reads it is switched off there: ${[...new Set(off.flat())].join(', ')}`;
  const isIdle = (effect: string) =>
    listOff(context, getEffect(context, effect), host).length > 0 ||
    hasSameOutcome(context, side, { effect, parameter: variable, host });
  if (parameter.effects.length > 0 && parameter.effects.every(({ effect }) => isIdle(effect)))
    return 'what is made of it comes to the same there';
  if (parameter.effects.some(({ effect }) => isEffectReached(context, effect, host)))
    return 'a run of the whole playbook covers it';
  const isHidden = [...context.desired.listVariables(host)].some(isEncryptedFile);
  if (isHidden) return 'no play that reads it runs on this host, as far as its variables are not encrypted';
  return 'no play that reads it runs on this host';
}

function isEffectReached(context: PlanContext, id: string, host: string): boolean {
  const effect = context.catalogue.effects.get(id);
  const playbook = effect === undefined ? undefined : context.catalogue.playbooks.get(effect.playbook);
  return playbook !== undefined && isReached(context.desired, host, playbook.hosts);
}

function findGroupDifferences(context: PlanContext): readonly { readonly host: string; readonly group: string }[] {
  return context.existing.flatMap((side) =>
    sortNatural(context.desired.resolved.hosts)
      .filter((host) => side.hosts.has(host) && side.view.has(host))
      .flatMap((host) => {
        const before = side.view.listGroupNames(host);
        const after = context.desired.listGroupNames(host);
        const moved = [...before, ...after].filter((group) => before.includes(group) !== after.includes(group));
        return moved.filter((group) => group !== 'meta').map((group) => ({ host, group }));
      }),
  );
}
