/**
 * What a value becomes once the host's own values stand in the place of plain mentions, `{{ name }}`. Whatever else a
 * template does is left as it is: it stays a template, of which nothing is sure. So does a mention of what is secret, by
 * its name or since its file is encrypted: the outcome is shown.
 */
import { isNearSecretName } from '../catalogue/near-secrets.ts';
import type { Catalogue } from '../catalogue/types.ts';
import { isList, isMapping, isMarked, isTemplate } from '../general/values.ts';
import type { Value } from '../types.ts';
import { findEffectiveValue } from './effective-value.ts';
import type { SideView } from './side-view.ts';

/** A template that mentions itself, by whichever way, ends here. */
const DEEPEST = 20;
/** Of one value; mentions of mentions multiply. */
const MOST_MENTIONS = 1_000;
/** Longer texts are no part of a rule or a service. */
const LONGEST_TEXT = 10_000;

const MENTION = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/g;
const ALONE = /^\{\{\s*([A-Za-z_]\w*)\s*\}\}$/;

/** As `findEffectiveValue`, with what its plain mentions stand for. */
export function findSettledValue(catalogue: Catalogue, view: SideView, host: string, name: string): Value | undefined {
  const value = findEffectiveValue(catalogue, view, host, name);
  return value === undefined ? undefined : settleMentions(view, host, value);
}

/** The value itself where it mentions nothing: hosts that share it go on sharing it. */
export function settleMentions(view: SideView, host: string, value: Value): Value {
  if (view.findTemplates(value).length === 0) return value;
  const ofHosts = view.memo.recall(startSettled, view);
  const known = ofHosts.get(host) ?? new Map<Value, Value>();
  ofHosts.set(host, known);
  const settled = known.get(value) ?? settle({ view, host, spent: { mentions: 0 } }, value, 0);
  known.set(value, settled);
  return settled;
}

/** By host and value: who asks again gets the same object. */
function startSettled(_view: SideView): Map<string, Map<Value, Value>> {
  return new Map();
}

interface Place {
  readonly view: SideView;
  readonly host: string;
  readonly spent: { mentions: number };
}

function settle(place: Place, value: Value, depth: number): Value {
  if (typeof value === 'string') return isTemplate(value) && depth < DEEPEST ? settleText(place, value, depth) : value;
  // Shared with whoever else mentions it, however large it is.
  if (typeof value !== 'object' || value === null || place.view.findTemplates(value).length === 0) return value;
  if (isList(value)) return value.map((item) => settle(place, item, depth));
  if (!isMapping(value) || isMarked(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, settle(place, item, depth)]));
}

function settleText(place: Place, text: string, depth: number): Value {
  const alone = ALONE.exec(text)?.[1];
  if (alone !== undefined) return find(place, alone, depth) ?? text;
  const settled = text.replace(MENTION, (mention, name: string) => {
    const value = find(place, name, depth);
    if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : mention;
    return typeof value === 'string' ? value : mention;
  });
  return settled.length > LONGEST_TEXT ? text : settled;
}

/** Undefined for what the inventory does not set: a fact, a variable of the playbooks, a default; and for a secret. */
function find(place: Place, name: string, depth: number): Value | undefined {
  const { view, host, spent } = place;
  const value = view.findValue(host, name);
  if (value === undefined || isNearSecretName(name) || view.isEncrypted(host, name)) return undefined;
  if (++spent.mentions > MOST_MENTIONS) return undefined;
  return settle(place, value, depth + 1);
}
