import type { Value } from '../types.ts';

/** What Python's int() makes of a value, undefined where it raises: `" 1_0 "`, `true` and `1.9` are integers to it. */
export function tryPythonInt(value: Value): number | undefined {
  if (typeof value === 'boolean' || typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return Number.isFinite(value) ? Math.trunc(value) : undefined;
  if (typeof value !== 'string' || !/^\s*[-+]?[0-9]+(?:_[0-9]+)*\s*$/.test(value)) return undefined;
  return Number(value.replaceAll('_', ''));
}
