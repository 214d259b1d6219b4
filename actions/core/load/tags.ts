import { isMapping } from '../general/values.ts';
import type { Value } from '../types.ts';
import type { PlainScalar } from './scalars.ts';
import { readBoolean, readFloat, readInteger, resolvePlain, ScalarError } from './scalars.ts';
import { readTimestamp, TIMESTAMP } from './timestamps.ts';

const YAML = 'tag:yaml.org,2002:';
const VAULT_TAGS = new Set(['!vault', '!vault-encrypted']);

/** Kinds of a collection: what its tag makes of it. */
export type CollectionTag = 'plain' | 'set' | 'pairs' | 'unsafe';

export type TagHandles = ReadonlyMap<string, string>;

/** `!!str` → `tag:yaml.org,2002:str`, by the document's %TAG directives. */
export function expandTag(written: string, handles: TagHandles): string {
  if (written.startsWith('!<')) return written.slice(2, -1);
  const handle = /^!(?:[\w-]*!)?/.exec(written)?.[0] ?? '!';
  const prefix = handles.get(handle) ?? (handle === '!!' ? YAML : handle);
  return prefix + decodeURIComponent(written.slice(handle.length));
}

export function isVaultTag(tag: string): boolean {
  return VAULT_TAGS.has(tag);
}

const SCALAR_TAGS: ReadonlyMap<string, (text: string) => PlainScalar> = new Map<string, (text: string) => PlainScalar>([
  ['!', resolvePlain],
  ...Array.from(VAULT_TAGS, (tag) => [tag, resolveVault] as const),
  ['!unsafe', resolveUnsafe],
  [`${YAML}str`, () => ({ kind: 'text' })],
  [`${YAML}python/unicode`, () => ({ kind: 'text' })],
  [`${YAML}int`, (text) => data(readInteger(text))],
  [`${YAML}float`, (text) => ({ kind: 'data', value: readFloat(text), isFloat: true })],
  [`${YAML}bool`, (text) => data(readBoolean(text))],
  [`${YAML}null`, () => data(null)],
  [`${YAML}timestamp`, resolveTimestamp],
]);

/** Before a text, Ansible's loader knows it. */
export function isKnownTag(tag: string): boolean {
  return SCALAR_TAGS.has(tag);
}

export function describeUnknownTag(tag: string): string {
  return `tag "${tag}" is not known here; known: !vault, !unsafe, !!str, !!int, !!float, !!bool, !!null`;
}

/** Throws `ScalarError` for a tag that is not known, or a text that the tag does not allow. */
export function resolveTagged(tag: string, text: string): PlainScalar {
  const resolve = SCALAR_TAGS.get(tag);
  if (resolve === undefined) throw new ScalarError(describeUnknownTag(tag));
  return resolve(text);
}

function resolveVault(text: string): PlainScalar {
  if (resolvePlain(text).kind === 'data') throw new ScalarError('!vault takes the text that ansible-vault wrote');
  return data({ __ansible_vault: text });
}

function resolveTimestamp(text: string): PlainScalar {
  if (!TIMESTAMP.test(text)) throw new ScalarError(`"${text}" is not a date`);
  return data(readTimestamp(text));
}

/** Ansible resolves what stands there anew, quotes or not: only text is marked. */
function resolveUnsafe(text: string): PlainScalar {
  const scalar = resolvePlain(text);
  return scalar.kind === 'text' ? data({ __ansible_unsafe: text }) : scalar;
}

export function resolveCollectionTag(tag: string, kind: 'mapping' | 'sequence'): CollectionTag {
  if (tag === '!') return 'plain';
  if (tag === '!unsafe') return 'unsafe';
  if (kind === 'mapping' && (tag === `${YAML}map` || tag === `${YAML}python/dict`)) return 'plain';
  if (kind === 'mapping' && tag === `${YAML}set`) return 'set';
  if (kind === 'sequence' && tag === `${YAML}seq`) return 'plain';
  if (kind === 'sequence' && (tag === `${YAML}omap` || tag === `${YAML}pairs`)) return 'pairs';
  throw new ScalarError(`tag "${tag}" cannot stand before a ${kind}`);
}

export function isUnsafeText(value: Value): value is { readonly __ansible_unsafe: string } {
  return isMapping(value) && typeof value['__ansible_unsafe'] === 'string';
}

/** Marks every string below as never to be templated. */
export function markUnsafe(value: Value): Value {
  if (typeof value === 'string') return { __ansible_unsafe: value };
  if (Array.isArray(value)) return value.map((item: Value) => markUnsafe(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, markUnsafe(item)]));
}

/** `[{x: 1}]` → `[[x, 1]]`. */
export function listPairs(items: readonly Value[]): Value[] {
  return items.map((item) => {
    const entries = typeof item === 'object' && item !== null && !Array.isArray(item) ? Object.entries(item) : [];
    const [pair] = entries;
    if (pair === undefined || entries.length !== 1) throw new ScalarError('every item must be a mapping of one key');
    return [pair[0], pair[1]];
  });
}

function data(value: Value): PlainScalar {
  return { kind: 'data', value };
}
