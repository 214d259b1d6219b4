import { hasNearSecretInside, isNearSecretName } from '../catalogue/near-secrets.ts';
import type { Value } from '../types.ts';
import { canonicalText } from '../general/canonical.ts';
import { hideSecrets } from '../general/hidden-secrets.ts';
import { isList, isMapping } from '../general/values.ts';

const LONGEST = 60;
/** Of a mapping in which more differ, the keys alone are told. */
const MOST_VALUES = 8;

/** What differs, in a few words. Nothing of a secret's value, not even its length. */
export function summariseChange(before: Value | undefined, after: Value | undefined, secret: boolean): string {
  if (secret || hasNearSecretInside(before) || hasNearSecretInside(after)) return 'changed';
  if (isList(before) && isList(after)) return summariseList(before, after);
  if (isMapping(before) && isMapping(after)) return summariseMap(before, after);
  if (before === undefined) return `set to ${show(after)}`;
  if (after === undefined) return `${show(before)} → left out`;
  const [had, has] = [show(before), show(after)];
  return had === has ? 'changed' : `${had} → ${has}`;
}

function summariseList(before: readonly Value[], after: readonly Value[]): string {
  const had = before.map(canonicalText);
  const has = after.map(canonicalText);
  const added = after.filter((_, index) => !had.includes(has[index] ?? ''));
  const gone = before.filter((_, index) => !has.includes(had[index] ?? ''));
  if (added.length === 0 && gone.length === 0)
    return before.length === after.length ? 'reordered' : 'repeated items differ';
  return [...describeItems('added', added), ...describeItems('removed', gone)].join(', ');
}

function describeItems(verb: string, items: readonly Value[]): readonly string[] {
  const [first] = items;
  if (first === undefined) return [];
  return [items.length === 1 ? `${show(first)} ${verb}` : `${String(items.length)} items ${verb}`];
}

function summariseMap(before: { readonly [key: string]: Value }, after: { readonly [key: string]: Value }): string {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const changed = keys.filter((key) => {
    const [left, right] = [before[key], after[key]];
    return left === undefined || right === undefined || canonicalText(left) !== canonicalText(right);
  });
  const parts = changed.map((key) => `${key}: ${summariseChange(before[key], after[key], isNearSecretName(key))}`);
  return parts.length <= MOST_VALUES ? parts.join(', ') : `${changed.join(', ')} changed`;
}

function show(value: Value | undefined): string {
  if (value === undefined) return 'nothing';
  const named = isMapping(value) ? (value['title'] ?? value['name']) : undefined;
  const told = typeof named === 'string' ? named : value;
  const text = typeof told === 'string' ? JSON.stringify(hideSecrets(told)) : hideSecrets(canonicalText(told));
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
