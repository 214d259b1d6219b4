import { expect, it } from 'vitest';
import { nameLock } from '../../../../actions/core/apply/lock-name.ts';

it('names of locks differ, whatever a cluster is called', () => {
  const clusters = ['apply', 'environment', 'a', 'cluster-a', 'a.lock', '../apply', 'a/b'];
  const names = [nameLock('apply'), nameLock('environment'), ...clusters.map((cluster) => nameLock({ cluster }))];
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => name.includes('/'))).toEqual([]);
});

it('a raw text is no name of a lock', () => {
  // @ts-expect-error: the compiler refuses what nameLock has not made.
  const raw: ReturnType<typeof nameLock> = 'cluster-pg-test';
  expect(raw).toBe(nameLock({ cluster: 'pg-test' }));
});
