import { expect, it } from 'vitest';
import { findEffectiveValue } from '../../../../actions/core/diff/effective-value.ts';
import { viewSide } from '../../../../actions/core/diff/side-view.ts';
import { buildResolved, catalogue } from '../../builders.ts';

const hosts = { absent: {}, null: { pg_weight: null }, empty: { pg_weight: '' }, written: { pg_weight: 5 } };
const view = viewSide(buildResolved({ groups: { g: { hosts } } }));

it.each([
  ['absent', 100],
  ['null', null],
  ['empty', ''],
  ['written', 5],
])('of a parameter that is %s', (host, value) => {
  expect(findEffectiveValue(catalogue, view, host, 'pg_weight')).toBe(value);
});

it('is not there for a variable without default', () => {
  expect(findEffectiveValue(catalogue, view, 'absent', 'colour')).toBeUndefined();
});

it('follows 10,000 variables that mention the next', () => {
  const chain = (end: string) => {
    const links = Array.from({ length: 10_000 }, (_, index) => [`v${String(index)}`, `{{ v${String(index + 1)} }}`]);
    return { ...Object.fromEntries(links), v10000: end } as Record<string, string>;
  };
  const [before, after] = ['a', 'b'].map((end) =>
    viewSide(buildResolved({ groups: { g: { hosts: { h: chain(end) } } } })).effectiveText('h', 'v0'),
  );
  expect(before).not.toBe(after);
  expect(before?.endsWith('v10000="a"')).toBe(true);
});
