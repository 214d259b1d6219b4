import { isTemplate } from '../general/values.ts';
import { findSelectorMistake } from '../selector/compile.ts';
import { isHandedOn, MEMBER_DEFAULTS } from '../selector/member.ts';
import type { Member } from '../selector/member.ts';
import type { Cluster, Rule, RuleContext } from './context.ts';
import { listVariants } from './context.ts';
import { listItems, locateItem } from './items.ts';

const SERVICES = ['pg_services', 'pg_services_extra'];
const SELECTORS = ['selector', 'selector_backup'];
const PAIRS: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };

/** A selector is JMESPath over the list of members: it begins with a bracket, and gives members. */
export const selector: Rule = {
  id: 'selector',
  perCluster: true,
  *check(context) {
    const { memo } = context.resolved;
    for (const cluster of context.clusters) {
      const list = (): readonly Member[] => listMembers(context, cluster);
      for (const host of listVariants(context, cluster, SERVICES)) {
        for (const parameter of SERVICES) {
          for (const service of listItems(context, host, parameter)) {
            for (const field of SELECTORS) {
              const text = service.fields[field];
              if (typeof text !== 'string' || isTemplate(text)) continue;
              const mistake = memo.recall(findBracketMistake, text) ?? findSelectorMistake(text, list, memo);
              if (mistake === undefined) continue;
              const message = `${field} "${text}" of service "${service.name}" ${mistake}`;
              yield { position: locateItem(context, host, service, field), message };
            }
          }
        }
      }
    }
  },
};

function findBracketMistake(text: string): string | undefined {
  if (!text.trim().startsWith('[')) return 'must begin with "["; write [] for all members';
  const bare = text.replace(/`(?:\\.|[^`\\])*`|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/g, '');
  const quote = /[`'"]/.exec(bare)?.[0];
  if (quote !== undefined) return `has a ${quote} that does not close`;
  const open: string[] = [];
  for (const character of bare) {
    const closing = PAIRS[character];
    if (closing !== undefined) open.push(closing);
    else if (')]}'.includes(character) && open.pop() !== character) return `has a "${character}" that nothing opens`;
  }
  if (open.length > 0) return `lacks a "${open.at(-1) ?? ''}"`;
  if (/\[\s+\]/.test(bare)) return 'has a blank between brackets; write []';
  return /\s=\s|[^=!<>]=[^=]/.test(bare) ? 'compares with "="; write "=="' : undefined;
}

function listMembers({ resolved }: RuleContext, { hosts }: Cluster): readonly Member[] {
  return hosts.map((host) => {
    const variables = [...(resolved.variables.get(host) ?? [])].filter(([name, value]) => isHandedOn(name, value));
    return { ...Object.fromEntries([...MEMBER_DEFAULTS, ...variables]), inventory_hostname: host };
  });
}
