/** A member of a cluster as the role haproxy hands it to the selectors of services. */
import { parameterSchemas } from '../schema/schema.ts';
import type { Value } from '../types.ts';

/** A mapping of its plain variables. */
export type Member = Readonly<Record<string, Value>>;

/** Set for every member by the template, whether or not the inventory does. */
const DEFAULTED = [
  'pg_port',
  'pgbouncer_port',
  'pgbouncer_enabled',
  'patroni_port',
  'pg_exporter_port',
  'pg_weight',
  'pg_offline_query',
];

export const MEMBER_DEFAULTS: ReadonlyMap<string, Value> = new Map(
  DEFAULTED.map((name) => [name, parameterSchemas[name]?.default ?? null]),
);

/** What the template sets itself, whatever the inventory says. */
export const MEMBER_IDENTITY: readonly string[] = ['instance', 'address', 'inventory_hostname'];

/** Plain variables are, and no secrets. */
export function isHandedOn(name: string, value: Value): boolean {
  return value !== null && typeof value !== 'object' && !/_password$|^ansible_|^_/.test(name);
}
