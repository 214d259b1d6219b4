/** What the headline says of users who get another password, or more power. */
import { expect, it } from 'vitest';
import { writeHeadline } from '../../../../../actions/core/render/page/headline.ts';
import type { Value } from '../../../../../actions/core/types.ts';
import { buildSandbox, planOf } from '../../../builders.ts';

const SUPERUSER = { superuser: true };
const OTHER = { password: 'DBUser.Other' };

it.each<[string, Readonly<Record<string, Readonly<Record<string, Value>>>>]>([
  ['gives superuser to users a and b of pg-test', { a: SUPERUSER, b: SUPERUSER }],
  ['gives superuser to user a of pg-test · logins need the new password', { a: { ...SUPERUSER, ...OTHER } }],
  ['changes the password of user a of pg-test · logins need the new one', { a: OTHER }],
  // The lines of the template let the role in.
  ['changes the password of user a of pg-test', { a: { ...OTHER, roles: ['dbrole_readonly'] } }],
  ['changes the passwords of users a and b of pg-test · logins need the new ones', { a: OTHER, b: OTHER }],
])('says that it %s', (words, changed) => {
  const users = ['a', 'b'].map((name) => ({ name, password: 'DBUser.First' }));
  const [existing, desired] = [users, users.map((user) => ({ ...user, ...changed[user.name] }))].map((pg_users) =>
    buildSandbox({ test: { vars: { pg_users } } }),
  );
  if (existing === undefined || desired === undefined) throw new Error('two sides');
  expect(writeHeadline(planOf(existing, desired))).toContain(words);
});
