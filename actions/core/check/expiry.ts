import { readTimestamp } from '../load/timestamps.ts';
import { ScalarError } from '../load/scalars.ts';
import { isList, isMapping } from '../general/values.ts';
import type { Value } from '../types.ts';
import type { Finding, Rule } from './context.ts';

const LISTS = ['pg_users', 'pg_default_roles'];

/** A day that exists; and one way of saying when a password expires. */
export const expiry: Rule = {
  id: 'expiry',
  *check({ layersWith, written }) {
    for (const parameter of LISTS) {
      for (const { file, path, values } of layersWith(parameter)) {
        const users = values[parameter];
        for (let index = 0; isList(users) && index < users.length; index++) {
          const user = users[index];
          if (!isMapping(user) || user['expire_at'] === undefined) continue;
          const found = describe(user['expire_at'], 'expire_in' in user);
          if (found === undefined) continue;
          const place = [...path, parameter, index, 'expire_at'];
          yield { position: written.locate(file, place), path: place, ...found };
        }
      }
    }
  },
};

function describe(expireAt: Value, hasDays: boolean): Pick<Finding, 'message' | 'severity'> | undefined {
  if (typeof expireAt !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(expireAt)) return undefined;
  try {
    readTimestamp(expireAt);
    const message = 'expire_at counts here, and expire_in beside it does not; keep one of them';
    return hasDays ? { message, severity: 'warning' } : undefined;
  } catch (error) {
    if (error instanceof ScalarError)
      return { message: `expire_at is "${expireAt}", a day that does not exist; write YYYY-MM-DD` };
    throw error;
  }
}
