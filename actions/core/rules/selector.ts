import { isTemplate } from '../inventory/values.ts';
import type { Value } from '../types.ts';
import type { Rule } from './context.ts';
import { findValue, listVariants } from './context.ts';
import { listItems, locateItem } from './items.ts';
import { findSelectorMistake } from './selector-grammar.ts';

const SELECTORS = ['selector', 'selector_backup'];
const PAIRS: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };

/** What the role adds to the variables of each member. */
const OWN_TEXTS = ['instance', 'address', 'inventory_hostname'];

/** A selector is JMESPath over the list of members, and makes a list of members. */
export const selector: Rule = {
  id: 'selector',
  *check(context) {
    for (const cluster of context.clusters) {
      for (const host of listVariants(context, cluster, ['pg_services', 'pg_services_extra'])) {
        const isText = (name: string): boolean =>
          OWN_TEXTS.includes(name) || cluster.hosts.every((member) => isPlainText(findValue(context, member, name)));
        const services = ['pg_services', 'pg_services_extra'].flatMap((name) => listItems(context, host, name));
        for (const service of services) {
          for (const field of SELECTORS) {
            const text = service.fields[field];
            if (typeof text !== 'string' || isTemplate(text)) continue;
            const mistake = findMistake(text) ?? findSelectorMistake(text, isText);
            if (mistake === undefined) continue;
            const message = `${field} "${text}" of service "${service.name}" ${mistake}`;
            yield { position: locateItem(context, service, field), message };
          }
        }
      }
    }
  },
};

function isPlainText(value: Value | undefined): boolean {
  return typeof value === 'string' && !isTemplate(value);
}

/** The mistakes that people make, in words of their own. */
function findMistake(text: string): string | undefined {
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
  return /\s=\s|[^=!<>]=[^=]/.test(bare) ? 'compares with "="; write "=="' : undefined;
}
