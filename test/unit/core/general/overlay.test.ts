import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findOwnNames, Overlay } from '../../../../actions/core/general/overlay.ts';
import type { Value } from '../../../../actions/core/types.ts';

const variables = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom<Value>(null, '', 0, 1, 'x')))
  .map((entries) => new Map<string, Value>(entries));

test('an overlay is what a copy would be', () => {
  fc.assert(
    fc.property(variables, variables, (base, own) => {
      const [overlay, copy] = [new Overlay(base, own), new Map([...base, ...own])];
      expect([...overlay]).toEqual([...copy]);
      expect([...overlay.keys()]).toEqual([...copy.keys()]);
      expect([...overlay.values()]).toEqual([...copy.values()]);
      expect(overlay.size).toBe(copy.size);
      for (const name of ['a', 'b', 'c', 'd']) {
        expect(overlay.get(name)).toBe(copy.get(name));
        expect(overlay.has(name)).toBe(copy.has(name));
      }
    }),
  );
});

test('hosts of one group may differ in what they have of their own', () => {
  const [base, other] = [new Map([['a', 1]]), new Map([['a', 1]])];
  const [b, c] = ['b', 'c'].map((name) => new Overlay(base, new Map([[name, 1]])));
  expect(findOwnNames([b, c, base])).toEqual(new Set(['b', 'c']));
  expect(findOwnNames([b, c, base])).toEqual(new Set(['b', 'c']));
  expect(findOwnNames([b, b])).toEqual(new Set(['b']));
  expect(findOwnNames([base, base])).toEqual(new Set());
  expect(findOwnNames([base, other])).toBeUndefined();
  expect(findOwnNames([b, new Overlay(other, new Map())])).toBeUndefined();
  expect(findOwnNames([base, undefined])).toBeUndefined();
});
