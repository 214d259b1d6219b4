import { readMentions } from '../diff/mentions.ts';
import { isTemplate } from '../general/values.ts';
import type { Value } from '../types.ts';
import type { Finding, Rule, RuleContext } from './context.ts';
import { locateVariable } from './context.ts';

/**
 * A variable that mentions itself, at once or by others: Ansible ends with "Recursive loop detected" wherever it is read,
 * also where a group above sets the same name. Inside a mapping or a list Ansible fills in item by item, so that only texts
 * count.
 */
export const templateLoop: Rule = {
  id: 'template-loop',
  *check(context) {
    const suspects = findSuspects(context);
    if (suspects.size === 0) return;
    const found = new Map<string, { readonly finding: Finding; readonly hosts: string[] }>();
    for (const host of context.resolved.hosts) {
      for (const chain of findLoops(context, host, suspects)) {
        const [first = ''] = chain;
        const position = locateVariable(context, host, first);
        const way = chain.map((name) => `"${name}"`).join(' mentions ');
        const message = `${way}, which Ansible cannot fill in; give one of them another name or its value`;
        const key = `${position.file}:${position.line}:${position.column}: ${message}`;
        const known = found.get(key) ?? { finding: { position, message }, hosts: [] };
        known.hosts.push(host);
        found.set(key, known);
      }
    }
    for (const { finding, hosts } of found.values()) yield { ...finding, hosts };
  },
};

/** Names that lead back to themselves by any values that the inventory has for them, on whichever host. */
function findSuspects(context: RuleContext): ReadonlySet<string> {
  const mentioned = new Map<string, Set<string>>();
  for (const { values } of context.layers)
    for (const [name, value] of Object.entries(values))
      for (const other of listMentioned(context, value))
        mentioned.set(name, (mentioned.get(name) ?? new Set()).add(other));
  const leadsBack = (name: string): boolean => {
    const seen = new Set<string>();
    const waiting = [...(mentioned.get(name) ?? [])];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (next === name) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(...(mentioned.get(next) ?? []));
    }
    return false;
  };
  return new Set([...mentioned.keys()].filter(leadsBack));
}

function listMentioned({ resolved }: RuleContext, value: Value | undefined): Iterable<string> {
  return typeof value === 'string' && isTemplate(value) ? resolved.memo.recall(readMentions, value).own : [];
}

/** Each as its names in order, beginning and ending with the same; told once, from the first of its names. */
function findLoops(context: RuleContext, host: string, suspects: ReadonlySet<string>): readonly (readonly string[])[] {
  const variables = context.resolved.variables.get(host);
  const loops: (readonly string[])[] = [];
  const told = new Set<string>();
  for (const name of suspects) {
    if (told.has(name) || variables?.has(name) !== true) continue;
    const chain = findWayBack(name, (one) => listMentioned(context, variables.get(one)));
    if (chain === undefined) continue;
    for (const one of chain) told.add(one);
    loops.push(chain);
  }
  return loops;
}

/** The shortest way from a name to itself. */
function findWayBack(start: string, listNext: (name: string) => Iterable<string>): readonly string[] | undefined {
  const before = new Map<string, string>();
  const waiting = [start];
  for (const name of waiting) {
    for (const next of listNext(name)) {
      if (next === start) {
        const chain = [start];
        for (let at = name; at !== start; at = before.get(at) ?? start) chain.unshift(at);
        return [start, ...chain];
      }
      if (before.has(next)) continue;
      before.set(next, name);
      waiting.push(next);
    }
  }
  return undefined;
}
