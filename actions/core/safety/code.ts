/**
 * Values whose templates do more than compute: environment.yml allows what they use by name. A step that evaluates one
 * has the hazard `code`. What allows them is judged by what is in force, so that a change cannot allow what it uses.
 */
import type { Catalogue } from '../catalogue/types.ts';
import { findTemplates, listMentionedNames } from '../diff/mentions.ts';
import type { SideView } from '../diff/side-view.ts';
import type { Environment } from '../load/environment.ts';
import { listInForce } from '../effects/host-states.ts';
import type { Action, PlanContext } from '../effects/types.ts';
import { findCodeUses, type CodeUse } from '../jinja/code-uses.ts';
import type { Problem, Value } from '../types.ts';
import { refuse } from '../effects/problem.ts';
import { listMentioned } from './unmapped.ts';

export function findUnsettledCode(context: PlanContext, environment: Environment): readonly Problem[] {
  const inForce = context.inForceEnvironment;
  if (inForce === undefined || !allowsAnyCode(environment)) return [];
  const problems: Problem[] = [];
  for (const [host, variable, value] of listTemplated(context.desired)) {
    const uses = context.desired.memo.recall(findUses, value).filter((use) => !isAllowed(use, inForce));
    if (uses.length === 0 || isInForce(context, host, variable, value)) continue;
    for (const { kind, name } of uses) {
      const list = kind === 'lookup' ? 'allowed_lookups' : 'allowed_filters';
      problems.push(
        refuse(context.desired.findPosition(host, variable), {
          rule: 'code-not-allowed-yet',
          message: `${variable} uses ${kind} "${name}", which ${list} of environment.yml does not name in what is in force; merge the change of ${list} on its own first`,
          path: variable,
          hosts: [host],
        }),
      );
    }
  }
  return problems;
}

/** Whether a run of these actions evaluates such a value on its hosts. */
export function evaluatesCode(context: PlanContext, actions: readonly Action[]): boolean {
  return actions.some((action) => {
    const view = action.removeWith?.view ?? context.desired;
    if (action.removeWith === undefined && !context.allowsCode) return false;
    const names = view.memo.recall(listCodeNames, view);
    return names.size > 0 && [...names].some((name) => isEvaluated(context.catalogue, view, name, action));
  });
}

function isEvaluated(catalogue: Catalogue, view: SideView, name: string, action: Action): boolean {
  const isOwn = () => [...action.hosts].some((host) => view.isDefined(host, name));
  const parameter = catalogue.parameters.get(name);
  // How Ansible reaches a host, and what playbooks of the team's own may read.
  if (parameter === undefined) return (name.startsWith('ansible_') || !listMentioned(view).has(name)) && isOwn();
  const { playbook, tags, id } = action.effect;
  return parameter.effects
    .filter(({ effect }) => (tags.length > 0 ? effect === id : catalogue.effects.get(effect)?.playbook === playbook))
    .some(({ readers }) => readers !== 'own' || isOwn());
}

/** Variables that run code where they are evaluated, be it by what they mention. */
function listCodeNames(view: SideView): ReadonlySet<string> {
  const templated = [...listTemplated(view)];
  const names = new Set(
    templated.filter(([, , value]) => view.memo.recall(findUses, value).length > 0).map(([, variable]) => variable),
  );
  for (let before = -1; before < names.size && names.size > 0;) {
    before = names.size;
    for (const [, variable, value] of templated) if (mentionsAny(view, value, names)) names.add(variable);
  }
  return names;
}

function mentionsAny(view: SideView, value: Value, names: ReadonlySet<string>): boolean {
  return view
    .findTemplates(value)
    .some((template) => view.memo.recall(listMentionedNames, template).some((name) => names.has(name)));
}

function* listTemplated(view: SideView): Generator<readonly [host: string, variable: string, value: Value]> {
  for (const host of view.resolved.hosts) {
    for (const variable of view.listVariables(host)) {
      const value = view.findValue(host, variable) ?? null;
      if (view.findTemplates(value).length > 0) yield [host, variable, value];
    }
  }
}

function findUses(value: Value): readonly CodeUse[] {
  return findTemplates(value).flatMap((template) => findCodeUses(template));
}

function isAllowed({ kind, name }: CodeUse, environment: Environment): boolean {
  const list = kind === 'lookup' ? environment.allowedLookups : environment.allowedFilters;
  return list?.includes(name) ?? false;
}

export function allowsAnyCode({ allowedLookups = [], allowedFilters = [] }: Environment): boolean {
  return allowedLookups.length + allowedFilters.length > 0;
}

/** A fleet that had the value before there was such a list keeps it. */
function isInForce(context: PlanContext, host: string, variable: string, value: Value): boolean {
  const written = JSON.stringify(findTemplates(value));
  return listInForce(context, host).some(
    ({ view }) => JSON.stringify(findTemplates(view.findValue(host, variable) ?? null)) === written,
  );
}
