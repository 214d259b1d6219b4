import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describePattern } from '../../../../actions/core/schema/schema-patterns.ts';

const folder = join(import.meta.dirname, '../../../../inventory/schema');

function listPatterns(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'pattern' && typeof item === 'string' ? [item] : listPatterns(item),
  );
}

test('every pattern of the schemas is put into words: a person is shown those', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.schema.json'));
  const patterns = files.flatMap((name) => listPatterns(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
  expect(patterns.length).toBeGreaterThan(30);
  expect(patterns.filter((pattern) => describePattern(pattern) === undefined)).toEqual([]);
});

test.each([
  ['/pg', true],
  ['/pg/prod', true],
  ['/pg.a/b-c_1', true],
  ['/pg/', false],
  ['//pg', false],
  ['/pg//prod', false],
  ['/', false],
  ['pg', false],
])('a namespace of Patroni has one spelling: %s', (namespace, isAllowed) => {
  const schema = readFileSync(join(folder, 'inventory.schema.json'), 'utf8');
  const pattern = /"pg_namespace": \{[^}]*"pattern": ("[^\n]*"),\n/.exec(schema)?.[1] ?? '""';
  expect(new RegExp(String(JSON.parse(pattern))).test(namespace)).toBe(isAllowed);
});
