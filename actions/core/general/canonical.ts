import type { Value } from '../types.ts';
import { isList, isMapping } from './values.ts';

/** One text for each value as Ansible's JSON output compares: the order of keys means nothing, that of items does. */
export function canonicalText(value: Value): string {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return isList(value) ? `[${value.map(canonicalText).join(',')}]` : canonicalMap(value);
}

function canonicalMap(value: Value): string {
  if (!isMapping(value)) return 'null';
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalText(item)}`).join(',')}}`;
}
