import { expect, test } from 'vitest';
import { listIndependent } from '../../../../actions/core/render/independent.ts';

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
