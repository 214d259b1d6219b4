import { expect, it } from 'vitest';
import { findCopies } from '../../../../actions/core/side/copies.ts';
import { openSide } from '../../../../actions/core/side/open-side.ts';

function open(environment: string, text: string) {
  const root = `inventory/${environment}`;
  return openSide({
    environment,
    side: { path: root },
    inventory: { root: `${root}/hosts`, files: [] },
    environmentFile: { path: `${root}/environment.yml`, text },
  });
}

const key = '0123456789abcdef'.repeat(2);

it('tells an environment whose key is that of another', () => {
  const copy = `# Staging.\nfingerprint_key: ${key}\nplain_passwords: [pg_users.app]\n`;
  const found = findCopies([open('prod', `fingerprint_key: ${key}\n`), open('staging', copy)]);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ file: 'inventory/staging/environment.yml', line: 2, rule: 'environment-copied' });
  expect(found[0]?.message).toContain('environment "prod"');
  expect(found[0]?.message).toContain('plain_passwords');
});

it('says nothing of environments with keys of their own, or without one', () => {
  const other = open('staging', `fingerprint_key: ${'f'.repeat(32)}\n`);
  expect(findCopies([open('prod', `fingerprint_key: ${key}\n`), other])).toEqual([]);
  expect(findCopies([open('prod', ''), open('staging', '')])).toEqual([]);
});
