import { expect, it } from 'vitest';
import { hasNearSecretInside, isNearSecretName } from '../../../../actions/core/catalogue/near-secrets.ts';
import { findSettingTable, listSettingMajors } from '../../../../actions/core/settings/tables.ts';

it.each([
  ...['password', 'pasword', 'passwort', 'passwrod', 'Password', 'PASSWORD', 'password1', 'passwords', 'pass_word'],
  ...['pw', 'pwd', 'db_pw', 'userPassword', 'kennwort', 'cred', 'api-key', 'apikey', 'secrte', 'custom.pasword'],
  ...['app.encryption_key', 'app.signing_key', 'vault.master_key', 'app.jwt_key'],
])('%s is meant as the name of a secret', (name) => {
  expect(isNearSecretName(name)).toBe(true);
});

it.each(['name', 'owner', 'comment', 'roles', 'parameters', 'expire_at', 'password_encryption', 'pg_hba_rules'])(
  '%s is not',
  (name) => {
    expect(isNearSecretName(name)).toBe(false);
  },
);

it('no setting of PostgreSQL is but the one that is', () => {
  const names = listSettingMajors().flatMap((major) => [...(findSettingTable(Number(major))?.keys() ?? [])]);
  expect(names.length).toBeGreaterThan(300);
  expect(new Set(names.filter(isNearSecretName))).toEqual(new Set(['ssl_passphrase_command']));
});

it('finds one below a value', () => {
  expect(hasNearSecretInside([{ name: 'a', more: [{ pasword: 'x' }] }])).toBe(true);
  expect(hasNearSecretInside([{ name: 'a', more: ['pasword'] }, null])).toBe(false);
});
