/**
 * What a value becomes once the host's own values stand in the place of plain mentions, `{{ name }}`. Whatever else a
 * template does is left as it is: it stays a template, of which nothing is sure.
 */
import { isList, isMapping, isMarked, isTemplate } from '../general/values.ts';
import type { Value } from '../types.ts';
import type { SideView } from './side-view.ts';

/** A template that mentions itself, by whichever way, ends here. */
const DEEPEST = 20;

const MENTION = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/g;
const ALONE = /^\{\{\s*([A-Za-z_]\w*)\s*\}\}$/;

/** The value itself where it mentions nothing: hosts that share it go on sharing it. */
export function settleMentions(view: SideView, host: string, value: Value): Value {
  if (view.findTemplates(value).length === 0) return value;
  const ofHosts = view.memo.recall(startSettled, view);
  const known = ofHosts.get(host) ?? new Map<Value, Value>();
  ofHosts.set(host, known);
  const settled = known.get(value) ?? settle({ view, host }, value, 0);
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
}

function settle(place: Place, value: Value, depth: number): Value {
  if (typeof value === 'string') return isTemplate(value) && depth < DEEPEST ? settleText(place, value, depth) : value;
  if (isList(value)) return value.map((item) => settle(place, item, depth));
  if (!isMapping(value) || isMarked(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, settle(place, item, depth)]));
}

function settleText(place: Place, text: string, depth: number): Value {
  const alone = ALONE.exec(text)?.[1];
  if (alone !== undefined) return find(place, alone, depth) ?? text;
  return text.replace(MENTION, (mention, name: string) => {
    const value = find(place, name, depth);
    if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : mention;
    return typeof value === 'string' ? value : mention;
  });
}

/** Undefined for what the inventory does not set: a fact, a variable of the playbooks, a default. */
function find({ view, host }: Place, name: string, depth: number): Value | undefined {
  const value = view.findValue(host, name);
  return value === undefined ? undefined : settle({ view, host }, value, depth + 1);
}
