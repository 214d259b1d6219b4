import { findTemplates, readMentions } from '../diff/mentions.ts';
import { findNearestName } from '../general/nearest-name.ts';
import { isList, isMapping, isMarked } from '../general/values.ts';
import { isAnsibleName } from '../resolve/resolve.ts';
import { parameterNames } from '../schema/schema.ts';
import type { DataPath, Value } from '../types.ts';
import type { Finding, Rule, RuleContext } from './context.ts';

/** A mention with nothing around it that would stand in for a variable that is not set. */
const PLAIN = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/g;
const GUARD = /\bdefault\b|\bdefined\b|\{%/;

/**
 * A template that mentions a variable which nothing sets: a run ends at the first task that reads it, in the middle of an
 * apply. What a file that is encrypted as a whole sets is not known.
 */
export const unsetMention: Rule = {
  id: 'unset-mention',
  onlyWarns: true,
  *check(context) {
    if (context.encryptedFiles.length > 0) return;
    const set = new Set(context.variableNames);
    for (const { file, path, values } of context.layers) {
      for (const [variable, value] of Object.entries(values)) {
        for (const template of new Set(findTemplates(value))) {
          const names = listPlain(context, template).filter((name) => !set.has(name) && !isSetElsewhere(name, context));
          if (names.length === 0) continue;
          const place = [...path, variable, ...(findPath(value, template) ?? [])];
          const position = context.written.locate(file, place);
          for (const name of names) yield { position, path: place, ...describe(variable, name, set) };
        }
      }
    }
  },
};

function listPlain({ resolved }: RuleContext, template: string): readonly string[] {
  if (GUARD.test(template)) return [];
  const names = [...template.matchAll(PLAIN)].map(([, name = '']) => name);
  const { own } = names.length === 0 ? { own: new Set() } : resolved.memo.recall(readMentions, template);
  return [...new Set(names)].filter((name) => own.has(name));
}

/** Where a text is below a value; undefined where it is the name of a key. */
function findPath(value: Value, text: string): DataPath | undefined {
  if (value === text) return [];
  // Of a marked text, which Ansible does not read as a template, nothing is meant.
  if (isMarked(value) || (!isList(value) && !isMapping(value))) return undefined;
  const parts: readonly (readonly [number | string, Value])[] = isList(value)
    ? [...value.entries()]
    : Object.entries(value);
  for (const [key, part] of parts) {
    const below = findPath(part, text);
    if (below !== undefined) return [key, ...below];
  }
  return undefined;
}

/** By Ansible, by the playbooks, or by `-e` where a person runs them. */
function isSetElsewhere(name: string, { extraVariables }: RuleContext): boolean {
  return isAnsibleName(name) || name.startsWith('_') || parameterNames.has(name) || extraVariables.has(name);
}

function describe(variable: string, name: string, set: ReadonlySet<string>): Pick<Finding, 'message'> {
  // A variable that mentions itself has no value.
  const others = [...set, ...parameterNames].filter((other) => other !== variable);
  const nearest = findNearestName(name, others);
  const hint =
    nearest === undefined
      ? `set it, or write {{ ${name} | default(…) }}, or list it in extra_variables of environment.yml`
      : `did you mean "${nearest}"?`;
  return {
    message: `"${variable}" mentions "${name}", which nothing sets, so that a run that reads it ends there; ${hint}`,
  };
}
