import type { ResolvedInventory } from '../types.ts';

/** A host's variable as text: '' where it is absent or neither text nor number. */
export function readText(resolved: ResolvedInventory, host: string, variable: string): string {
  const value = resolved.variables.get(host)?.get(variable);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
