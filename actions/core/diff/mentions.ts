/**
 * What a template of the inventory mentions, by the same reading of Jinja as that of the playbooks. Nothing is evaluated:
 * too many mentions cost an idle comparison, a missed one would lose a change. So a text that cannot be read may mention
 * everything.
 */
import type { Value } from '../types.ts';
import { isList, isMapping, isTemplate } from '../general/values.ts';
import { readText } from '../jinja/read-text.ts';
import type { TextReads } from '../jinja/text-reads.ts';

export interface Mentions {
  /** Variables of the template's own host. */
  readonly own: ReadonlySet<string>;
  /** Which variables of its own host and which groups it reads is only known when it runs. */
  readonly hasOpenNames: boolean;
  /** Variables of other hosts: without `host`, of any; without `name`, all. */
  readonly others: readonly { readonly host?: string; readonly name?: string }[];
  /** Groups by name; undefined stands for any. */
  readonly groups: ReadonlySet<string | undefined>;
  readonly readsPlayHosts: boolean;
  /** Attributes and texts, which may be names of variables where a mapping of all of them is read. */
  readonly words: ReadonlySet<string>;
}

const SELECTOR_KEYS = ['selector', 'selector_backup'];
const NONE: readonly string[] = [];
const UNSAFE_KEYS = ['__ansible_unsafe', '__ansible_vault'];

/** Every string below a value that Ansible would read as a template. */
export function findTemplates(value: Value): readonly string[] {
  if (typeof value === 'string') return isTemplate(value) ? [value] : NONE;
  if (typeof value !== 'object' || value === null) return NONE;
  const found: string[] = [];
  collectTemplates(value, found);
  return found;
}

/** Of a mapping, the keys come first. */
function collectTemplates(value: Value, found: string[]): void {
  if (typeof value === 'string') {
    if (isTemplate(value)) found.push(value);
  } else if (isList(value)) {
    for (const item of value) collectTemplates(item, found);
  } else if (isMapping(value)) {
    const keys = Object.keys(value);
    // Ansible never templates what is marked unsafe, and a vaulted text is compared as ciphertext.
    if (keys.length === 1 && UNSAFE_KEYS.includes(keys[0] ?? '')) return;
    for (const key of keys) if (isTemplate(key)) found.push(key);
    for (const key of keys) collectTemplates(value[key] ?? null, found);
  }
}

/** Of a template, and of the templates in its texts, which a lookup may evaluate. */
export function readMentions(template: string): Mentions {
  const reads = readText(template, 'template');
  const inner = [...reads.words].filter((word) => word !== template && isTemplate(word)).map(readMentions);
  const names = reads.names.filter(({ whose }) => whose === 'own').map(({ name }) => name);
  const own = new Set([...names, ...inner.flatMap((one) => [...one.own])]);
  return {
    own,
    hasOpenNames: hasOpenNames(reads) || inner.some((one) => one.hasOpenNames),
    others: [...listOthers(reads, own), ...inner.flatMap(({ others }) => others)],
    groups: new Set([
      ...reads.groups,
      ...(own.has('groups') ? [undefined] : []),
      ...inner.flatMap(({ groups }) => [...groups]),
    ]),
    readsPlayHosts: reads.readsPlayHosts || inner.some((one) => one.readsPlayHosts),
    words: new Set([...reads.words, ...inner.flatMap(({ words }) => [...words])]),
  };
}

function hasOpenNames({ wildcards, unknowns, files }: TextReads): boolean {
  return unknowns.length > 0 || files.length > 0 || wildcards.some(({ whose }) => whose === 'own');
}

function listOthers(
  { names, wildcards }: TextReads,
  own: ReadonlySet<string>,
): readonly { readonly host?: string; readonly name?: string }[] {
  const named = names
    .filter(({ whose }) => whose !== 'own')
    .map(({ name, host }) => (host === undefined ? { name } : { host, name }));
  return wildcards.some(({ whose }) => whose !== 'own') || own.has('hostvars') ? [...named, {}] : named;
}

/** Every name that a template may read a variable by. */
export function listMentionedNames(template: string): readonly string[] {
  const { own, words } = readMentions(template);
  return [...own, ...words];
}

/** Identifiers of a JMESPath expression: the member variables that a service's selector reads. */
export function readSelectorNames(selector: string): ReadonlySet<string> {
  const bare = selector.replace(/`(?:\\.|[^`\\])*`|'(?:\\.|[^'\\])*'/g, ' ');
  return new Set(bare.match(/[A-Za-z_]\w*/g) ?? []);
}

/** What the selectors of a list of services read of the members. */
export function listSelectorNames(value: Value): readonly string[] {
  return listSelectors(value).flatMap((selector) => [...readSelectorNames(selector)]);
}

/** The JMESPath expressions of a list of services. */
export function listSelectors(value: Value): readonly string[] {
  if (isList(value)) return value.flatMap(listSelectors);
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    SELECTOR_KEYS.includes(key) && typeof item === 'string' ? [item] : listSelectors(item),
  );
}
