import type { Value } from '../types.ts';

export type ValueMap = { readonly [key: string]: Value };

export function isMapping(value: Value | undefined): value is ValueMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** What Python counts as false: Ansible takes it for nothing where it looks for a mapping. */
export function isFalsy(value: Value): boolean {
  if (isList(value)) return value.length === 0;
  if (isMapping(value)) return Object.keys(value).length === 0;
  return typeof value === 'bigint' || typeof value === 'number' ? Number(value) === 0 : !value;
}

/** A first line that gives a template's marks other names: `{{` need not be in it. */
const JINJA_HEADER = '#jinja2:';

/** Text that Ansible templates: its value is not known before it runs. */
export function isTemplate(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (value.includes('{') && (value.includes('{{') || value.includes('{%'))) return true;
  return value.startsWith(JINJA_HEADER);
}

/** A value inside a message: short, and without what is below it. */
export function quoteValue(value: Value | undefined): string {
  if (typeof value === 'object' && value !== null) return isList(value) ? 'the list' : 'the mapping';
  const text = typeof value === 'string' ? escapeControls(value) : String(value);
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
}

/** Text that stays on its line. */
export function escapeControls(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is escaped
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (found) => JSON.stringify(found).slice(1, -1));
}

/** A vaulted value, which may be anything, or one that is never templated. */
export function isMarked(value: Value | undefined): boolean {
  return isMapping(value) && ('__ansible_vault' in value || '__ansible_unsafe' in value);
}

/** A plain value as text; empty for what holds others. */
export function writeValue(value: Value | undefined): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}
