import { expect, test } from 'vitest';
import { describeIndependent, listIndependent } from '../../../../actions/core/render/independent.ts';

test('steps that hang together by what must come first are one set', () => {
  const steps = [
    { id: 's01', after: [] },
    { id: 's02', after: [] },
    { id: 's03', after: ['s01'] },
    { id: 's04', after: [] },
    { id: 's05', after: ['s02', 's03'] },
  ];
  expect(listIndependent(steps)).toEqual([['s01', 's02', 's03', 's05'], ['s04']]);
  expect(listIndependent([])).toEqual([]);
});

test('of many sets the first are told', () => {
  const steps = Array.from({ length: 12 }, (_, index) => ({ id: `s${index}`, after: [] }));
  expect(describeIndependent(steps)).toEqual([
    '12 groups of steps that do not wait for each other: s0; s1; s2; s3; s4; s5; s6; s7; s8; s9; 2 more. A step that fails stops its group only',
  ]);
  expect(describeIndependent(steps.slice(0, 1))).toEqual([]);
});
