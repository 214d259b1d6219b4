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
