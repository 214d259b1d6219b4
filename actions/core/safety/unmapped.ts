import type { VariableDifference } from '../diff/compare-host.ts';
import { listMentionedNames, listSelectors, readSelectorNames } from '../diff/mentions.ts';
import type { SideView } from '../diff/side-view.ts';
import { isEncryptedFile } from '../load/encrypted-files.ts';
import type { ExistingView, PlanContext } from '../effects/types.ts';
import type { Problem } from '../types.ts';
import { refuse } from '../effects/problem.ts';

/** Changed variables that no effect knows, and that no template of the inventory mentions. */
export function findUnmapped(
  context: PlanContext,
  extraVariables: readonly string[],
  differences: readonly { readonly side: ExistingView; readonly difference: VariableDifference }[],
): readonly Problem[] {
  const candidates = differences.filter(({ difference }) => {
    const { host, variable } = difference;
    if (variable.startsWith('ansible_') || extraVariables.includes(variable)) return false;
    // Of those, encrypted.ts speaks.
    if (isEncryptedFile(variable)) return false;
    return !context.catalogue.parameters.has(variable) && context.desired.isDefined(host, variable);
  });
  if (candidates.length === 0) return [];
  const mentioned = listMentioned(context.desired);
  return candidates
    .filter(({ difference }) => !mentioned.has(difference.variable))
    .map(({ difference: { host, variable } }) =>
      refuse(context.desired.findPosition(host, variable), {
        rule: 'unmapped-parameter',
        message: `no effect is known for "${variable}", so a change of it cannot be planned; use a parameter of the schema, or list it under extra_variables in environment.yml if no playbook reads it`,
        path: variable,
        hosts: [host],
      }),
    );
}

/** Every name that some template or selector of a side could read. */
export function listMentioned(view: SideView): ReadonlySet<string> {
  const mentioned = new Set<string>();
  for (const host of view.resolved.hosts) {
    for (const variable of view.listVariables(host)) {
      const value = view.findValue(host, variable) ?? null;
      for (const template of view.findTemplates(value))
        for (const name of view.memo.recall(listMentionedNames, template)) mentioned.add(name);
      for (const name of listSelectors(value).flatMap((selector) => [...readSelectorNames(selector)]))
        mentioned.add(name);
    }
  }
  return mentioned;
}
