/**
 * What a template mentions. No Jinja is evaluated: every identifier of an expression counts, except after a dot.
 * Too many mentions cost an idle comparison, a missed one would lose a change.
 */
import type { Value } from '../types.ts';
import { isTemplate } from '../general/values.ts';
import { isList, isMap } from '../general/canonical.ts';

export interface Mentions {
  /** Identifiers that stand alone: variables, filters, keywords. */
  readonly names: ReadonlySet<string>;
  /** What follows a dot, and the text of string literals: names inside `hostvars`, `groups`, `vars`. */
  readonly words: ReadonlySet<string>;
}

const TOKEN = /"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\.\s*[A-Za-z_]\w*|[A-Za-z_]\w*|\}\}|%\}|[\s\S]/g;
const SELECTOR_KEYS = ['selector', 'selector_backup'];
const UNSAFE_KEYS = ['__ansible_unsafe', '__ansible_vault'];

/** Every string below a value that Ansible would read as a template. */
export function findTemplates(value: Value): readonly string[] {
  if (typeof value === 'string') return isTemplate(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  const below = isList(value) ? value : isMap(value) ? findTemplatedItems(value) : [];
  return below.flatMap((item) => findTemplates(item));
}

function findTemplatedItems(value: { readonly [key: string]: Value }): readonly Value[] {
  const entries = Object.entries(value);
  const [only] = entries;
  // Ansible never templates what is marked unsafe, and a vaulted text is compared as ciphertext.
  if (entries.length === 1 && only !== undefined && UNSAFE_KEYS.includes(only[0])) return [];
  return [...entries.map(([key]) => key), ...entries.map(([, item]) => item)];
}

export function readMentions(template: string): Mentions {
  const names = new Set<string>();
  const words = new Set<string>();
  let position = 0;
  for (;;) {
    const opening = /\{\{|\{%/.exec(template.slice(position));
    if (opening === null) return { names, words };
    position = readExpression(template, position + opening.index + 2, { names, words });
  }
}

/** Returns where the expression ends; strings inside it may hold braces. */
function readExpression(template: string, start: number, found: { names: Set<string>; words: Set<string> }): number {
  TOKEN.lastIndex = start;
  for (let match = TOKEN.exec(template); match !== null; match = TOKEN.exec(template)) {
    const token = match[0];
    if (token === '}}' || token === '%}') return TOKEN.lastIndex;
    if (/^["']/.test(token) && token.length > 1) found.words.add(token.slice(1, -1));
    else if (token.startsWith('.') && token.length > 1) found.words.add(token.slice(1).trim());
    else if (/^[A-Za-z_]/.test(token)) found.names.add(token);
  }
  return template.length;
}

export type Reference = 'everything' | { readonly host?: string; readonly name: string };

const DICT_METHODS = ['get', 'keys', 'values', 'items'];
const NAME_AFTER = String.raw`\s*(?:\[\s*(?:"([^"]*)"|'([^']*)')\s*\]|\.\s*([A-Za-z_]\w*))`;

/** Groups that a template names; `everything` where a name is computed. */
export function readGroupReferences(template: string): readonly Reference[] {
  return [...template.matchAll(new RegExp(String.raw`\bgroups\b(?:${NAME_AFTER})?`, 'g'))].map((match) => {
    const name = match[1] ?? match[2] ?? match[3];
    return toReference(name);
  });
}

const LITERAL = String.raw`(?:"([^"]*)"|'([^']*)')`;
const LOOKUP = /\b(?:lookup|query|q)\s*\(/g;
const LITERAL_LOOKUP = new RegExp(
  String.raw`^(?:lookup|query|q)\s*\(\s*(?:'|")(?:ansible\.builtin\.)?vars(?:'|")\s*,\s*${LITERAL}\s*[,)]`,
);

/**
 * Variables of the host itself that a template reads by name through `vars` or a lookup. A lookup of another kind may read
 * anything: a template, an inventory's hosts, a file whose name is computed.
 */
export function readOwnReferences(template: string): readonly Reference[] {
  const fromVars = [...template.matchAll(new RegExp(String.raw`\bvars\b(?!\s*['"])(?:${NAME_AFTER})?`, 'g'))].map(
    (match) => toReference(match[1] ?? match[2] ?? match[3]),
  );
  const fromLookups = [...template.matchAll(LOOKUP)].map((match) => {
    const literal = LITERAL_LOOKUP.exec(template.slice(match.index));
    return toReference(literal?.[1] ?? literal?.[2]);
  });
  return [...fromVars, ...fromLookups];
}

function toReference(name: string | undefined): Reference {
  return name === undefined || DICT_METHODS.includes(name) ? 'everything' : { name };
}

/** Variables that a template reads through `hostvars`; without `host`, on any host. */
export function readHostvarsReferences(template: string): readonly Reference[] {
  const extracted = [...template.matchAll(/\bextract['"]?\s*[,(]\s*hostvars\s*,\s*(\[[^\]]*\]|'[^']*'|"[^"]*")/g)];
  const fromExtract = extracted.map((match): Reference => {
    const name = /['"]([^'"]*)['"]/.exec(match[1] ?? '')?.[1];
    return name === undefined ? 'everything' : { name };
  });
  const rest = extracted.reduce((text, match) => text.replace(match[0], ''), template);
  const indexed = [...rest.matchAll(new RegExp(String.raw`\bhostvars\b(?:\s*\[([^[\]]*)\](?:${NAME_AFTER})?)?`, 'g'))];
  return [...fromExtract, ...indexed.map(readIndexed)];
}

function readIndexed(match: RegExpExecArray): Reference {
  const name = match[2] ?? match[3] ?? match[4];
  if (name === undefined || DICT_METHODS.includes(name)) return 'everything';
  const host = /^\s*(?:"([^"]*)"|'([^']*)')\s*$/.exec(match[1] ?? '');
  const literal = host?.[1] ?? host?.[2];
  return literal === undefined ? { name } : { host: literal, name };
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
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    SELECTOR_KEYS.includes(key) && typeof item === 'string' ? [item] : listSelectors(item),
  );
}
