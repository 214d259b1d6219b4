/** Patroni's JSON as fields: what is absent or of another type is undefined, never a crash. */
import type { Value } from '../types.ts';
import type { LiveRole, OwnRole } from './types.ts';

export type Fields = Readonly<Record<string, Value>>;

export function asFields(value: Value | undefined): Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {};
}

export function readList(value: Value | undefined): readonly Fields[] {
  return Array.isArray(value) ? value.map((item: Value) => asFields(item)) : [];
}

export function asText(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function asNumber(value: Value | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

export function asPosition(value: Value | undefined): bigint | undefined {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))
    ? BigInt(value)
    : undefined;
}

/** Patroni's words for roles in `GET /cluster`, of all its versions. */
export function readRole(role: Value | undefined): LiveRole {
  switch (role) {
    case 'leader':
    case 'master':
    case 'primary':
    case 'standby_leader':
      return 'leader';
    case 'sync_standby':
    case 'quorum_standby':
      return 'sync_standby';
    case 'replica':
      return 'replica';
    default:
      return 'unknown';
  }
}

/** The same of `GET /patroni`, where a member speaks of itself. */
export function readOwnRole(role: Value | undefined): OwnRole | undefined {
  switch (role) {
    case 'master':
    case 'primary':
      return 'primary';
    case 'standby_leader':
    case 'replica':
      return role;
    default:
      return undefined;
  }
}
