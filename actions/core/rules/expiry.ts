import { readTimestamp } from '../inventory/timestamps.ts';
import { ScalarError } from '../inventory/scalars.ts';
import { isList, isMapping } from '../inventory/values.ts';
import type { Rule } from './context.ts';

const LISTS = ['pg_users', 'pg_default_roles'];

/** A day that exists; and one way of saying when a password expires. */
export const expiry: Rule = {
  id: 'expiry',
  *check({ layers, written }) {
    for (const { file, path, values } of layers) {
      for (const parameter of LISTS) {
        const users = values[parameter];
        for (const [index, user] of (isList(users) ? users : []).entries()) {
          if (!isMapping(user)) continue;
          const message = describe(user['expire_at'], 'expire_in' in user);
          if (message === undefined) continue;
          const place = [...path, parameter, index, 'expire_at'];
          yield { position: written.locate(file, place), message, path: place };
        }
      }
    }
  },
};

function describe(expireAt: unknown, hasDays: boolean): string | undefined {
  if (expireAt === undefined) return undefined;
  if (hasDays) return 'expire_at and expire_in contradict each other; keep one of them';
  if (typeof expireAt !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(expireAt)) return undefined;
  try {
    readTimestamp(expireAt);
    return undefined;
  } catch (error) {
    if (error instanceof ScalarError) return `expire_at is "${expireAt}", a day that does not exist; write YYYY-MM-DD`;
    throw error;
  }
}
