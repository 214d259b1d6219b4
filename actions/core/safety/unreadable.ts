/**
 * A removal runs the desired side's playbooks with the existing side's inventory. A variable there that this side's
 * schema does not know may be one that the commit renames: the playbooks would read a default in its place.
 */
import type { ExistingView, PlanContext } from '../effects/types.ts';
import type { Problem } from '../types.ts';
import { sortNatural } from '../general/natural.ts';
import { refuse } from '../effects/problem.ts';
import { listMentioned } from './unmapped.ts';

export function findUnreadable(
  context: PlanContext,
  departure: { readonly host: string; readonly side: ExistingView; readonly instance: string },
): readonly Problem[] {
  const { host, side, instance } = departure;
  const unknown = sortNatural(side.view.listVariables(host)).filter(
    (name) =>
      !name.startsWith('ansible_') &&
      !context.catalogue.parameters.has(name) &&
      !context.extraVariables.includes(name) &&
      !context.desired.resolved.hosts.some((other) => context.desired.isDefined(other, name)),
  );
  if (unknown.length === 0) return [];
  const mentioned = listMentioned(side.view);
  return unknown
    .filter((name) => !mentioned.has(name))
    .map((name) =>
      refuse(side.view.findPosition(host, name), {
        rule: 'removal-unreadable',
        message: `${instance} would be removed by playbooks that do not know its variable "${name}"; take it out in a change of its own, before the variable goes`,
        path: name,
        hosts: [host],
      }),
    );
}
