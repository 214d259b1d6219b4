import type { Value } from '../types.ts';

export function isMapping(
  value: Value | undefined,
): value is { readonly [key: string]: Value } & Record<string, Value> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Text that Ansible templates: its value is not known before it runs. */
export function isTemplate(value: unknown): boolean {
  return typeof value === 'string' && (value.includes('{{') || value.includes('{%'));
}
