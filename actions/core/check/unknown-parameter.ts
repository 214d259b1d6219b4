import { findTemplates, listMentionedNames, listSelectors, readSelectorNames } from '../diff/mentions.ts';
import { findLaterTopic } from '../catalogue/later-pigsty.ts';
import { findNearestName, replaceBy } from '../general/nearest-name.ts';
import { parameterNames } from '../schema/schema.ts';
import { isSetting } from '../settings/tables.ts';
import type { Finding, Rule, RuleContext } from './context.ts';
import { findSettingOwner } from './owned-setting.ts';

/** A variable that no playbook reads is a typing error, unless something of the inventory itself reads it. */
export const unknownParameter: Rule = {
  id: 'unknown-parameter',
  *check(context) {
    const { variableNames, layersWith, written, extraVariables } = context;
    let mentioned: ReadonlySet<string> | undefined;
    for (const name of variableNames) {
      if (isKnown(name, extraVariables)) continue;
      mentioned ??= listMentioned(context);
      if (mentioned.has(name)) continue;
      for (const { file, path } of layersWith(name)) {
        const place = [...path, name];
        yield {
          position: written.locateKey(file, place),
          ...describeUnknown(name),
          path: place,
        };
      }
    }
  },
};

/**
 * Whether this rule takes a variable of the host for a misspelt `parameter`. Then its message names the cause, and the
 * parameter that the host lacks is no second problem.
 */
export function isMisspelt(context: RuleContext, host: string, parameter: string): boolean {
  const names = [...(context.resolved.variables.get(host)?.keys() ?? [])];
  const near = names.filter(
    (name) =>
      !isKnown(name, context.extraVariables) &&
      findLaterTopic(name) === undefined &&
      !isSetting(name) &&
      findNearestName(name, parameterNames) === parameter,
  );
  if (near.length === 0) return false;
  const mentioned = listMentioned(context);
  return near.some((name) => !mentioned.has(name));
}

function isKnown(name: string, extraVariables: ReadonlySet<string>): boolean {
  return parameterNames.has(name) || name.startsWith('ansible_') || extraVariables.has(name);
}

/** A name that is known from elsewhere is no typing error, however near another is. */
function describeUnknown(name: string): Pick<Finding, 'message' | 'replace'> {
  const later = findLaterTopic(name);
  if (later !== undefined)
    return {
      message: `"${name}" is of Pigsty ${later.since} and later (${later.title}) and is not read here; take it out: ${later.here}`,
    };
  if (isSetting(name)) {
    const whatToDo = findSettingOwner(name) ?? 'write it in pg_parameters';
    return { message: `"${name}" is a setting of PostgreSQL and no parameter of the inventory; ${whatToDo}` };
  }
  const nearest = findNearestName(name, parameterNames);
  const hint =
    nearest === undefined
      ? 'if it is meant, list it in extra_variables of environment.yml'
      : `did you mean "${nearest}"?`;
  return { message: `no parameter is called "${name}"; ${hint}`, ...replaceBy(name, nearest) };
}

function listMentioned({ layers }: RuleContext): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { values } of layers) {
    for (const value of Object.values(values)) {
      for (const template of findTemplates(value)) for (const name of listMentionedNames(template)) names.add(name);
      for (const selector of listSelectors(value)) for (const name of readSelectorNames(selector)) names.add(name);
    }
  }
  return names;
}
