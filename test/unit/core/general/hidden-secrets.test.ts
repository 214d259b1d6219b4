import { expect, it } from 'vitest';
import { hasHiddenSecret, hideSecrets } from '../../../../actions/core/general/hidden-secrets.ts';

it.each([
  ['https://bot:pw@github.com/x.git', 'https://…@github.com/x.git'],
  ['https://ghp_token@github.com/x.git', 'https://…@github.com/x.git'],
  ['https://bot:p@ss@github.com/x.git', 'https://…@github.com/x.git'],
  ['postgres://dba:pw@db/postgres', 'postgres://dba:…@db/postgres'],
  ['url_postgres://dba:pw@db/postgres', 'url_postgres://dba:…@db/postgres'],
  ['1 postgresql+psycopg://dba:pw@db', '1 postgresql+psycopg://dba:…@db'],
  ['host=db password=pw user=dba', 'host=db password=… user=dba'],
  ["password='p w' user=dba", 'password=… user=dba'],
  ['"ldapbindpasswd=\\"p w\\" ldapport=1"', '"ldapbindpasswd=… ldapport=1"'],
  ['PGPASSWORD=pw psql', 'PGPASSWORD=… psql'],
  ['radiussecrets="a,b" x', 'radiussecrets=… x'],
  ['AWS_SECRET_ACCESS_KEY=pw wal-g wal-push %p', 'AWS_SECRET_ACCESS_KEY=… wal-g wal-push %p'],
  ["push --api-token='p w' %p", 'push --api-token=… %p'],
  ['--apikey=pw x', '--apikey=… x'],
  ['push --password pw --host db', 'push --password … --host db'],
  [
    'pgbackrest --repo1-s3-key-secret=pw --repo1-cipher-pass=pw',
    'pgbackrest --repo1-s3-key-secret=… --repo1-cipher-pass=…',
  ],
  ['AZURE_STORAGE_KEY=pw WALG_LIBSODIUM_KEY=pw x', 'AZURE_STORAGE_KEY=… WALG_LIBSODIUM_KEY=… x'],
  ['curl -u ops:pw db', 'curl -u ops:… db'],
  ['curl -H "Authorization: Bearer p.w" db', 'curl -H "Authorization: Bearer …" db'],
])('hides what is one in %j', (text, hidden) => {
  expect(hideSecrets(text)).toBe(hidden);
  expect(hasHiddenSecret(text)).toBe(true);
});

it.each([
  'ssh://git@github.com/x.git',
  'git@github.com:x.git',
  'https://github.com/a@b',
  'the password of "app" is changed',
  'password_encryption=scram-sha-256',
  'psql --no-password --host db -U app',
  'sort_key=id KEY=1 -u postgres',
  'primary_key=id max_tokens=5 tokens = 6 public_key=x',
  'http://127.0.0.1:8008/cluster and a@b',
])('leaves %j as it is', (text) => {
  expect(hideSecrets(text)).toBe(text);
});

/** Read again from each place, one of them would take minutes. */
it.each([
  'a.',
  'a-b+',
  'a://',
  'a://a:',
  'http://',
  'a@',
  'password',
  'secret_access_key ',
  'authorization: bearer ',
  '--a-',
  '--password ',
  'A_KEY',
  ' -u a',
  "password = '",
  'password="',
  "password='\\",
  ' ',
])('reads a megabyte of %j once', (part) => {
  const text = `http://a://b:password${part.repeat(1_000_000 / part.length)}`;
  expect(hideSecrets(text).startsWith('http://')).toBe(true);
});
