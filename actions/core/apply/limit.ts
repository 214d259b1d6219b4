import { InternalError } from '../types.ts';
import type { ResolvedInventory } from '../types.ts';

/** The step's limit without some of its hosts: `pg-test:!10.10.10.12`. Never empty: Ansible would run on all hosts. */
export function narrowLimit(limit: string, hosts: readonly string[], without: ReadonlySet<string>): string {
  const rest = hosts.filter((host) => !without.has(host));
  if (limit === '' || rest.length === 0) throw new InternalError(`the limit "${limit}" would select no host`);
  const left = hosts.filter((host) => without.has(host));
  if (left.length === 0) return limit;
  const named = new Set(limit.split(':'));
  if (hosts.every((host) => named.has(host))) return rest.join(':');
  return [limit, ...left.map((host) => `!${host}`)].join(':');
}

/** Names of a written limit that select nothing: Ansible drops them with a warning. Patterns are left to Ansible. */
export function findUnknownNames(limit: string, resolved: ResolvedInventory): readonly string[] {
  const terms = limit.split(/[:,]/).map((term) => term.trim().replace(/^[!&]/, ''));
  if (terms.every((term) => term === '')) return ['(empty limit)'];
  return terms.filter((term) => !/[*?~[]/.test(term) && !resolved.groups.has(term) && !resolved.variables.has(term));
}
