import { describe, expect, it } from 'vitest';
import { drawBatches, drawPairs } from '../../lib/soundness/batches.ts';
import { areApart } from '../../lib/soundness/change.ts';
import { CHANGES } from '../../lib/soundness/changes.ts';
import { applyEdits, areEditsApart, isPossible } from '../../lib/soundness/edit.ts';
import type { Edit, Key } from '../../lib/soundness/edit.ts';
import { makeRandom } from '../../lib/random.ts';

const edit = (path: readonly Key[], value: unknown): Edit => ({ file: 'a.yml', path, change: () => value });
const TEXT = 'a:\n  users:\n    - { name: one, size: 1 }\n    - { name: two, size: 2 }\n';

describe('an edit', () => {
  it.each([
    ['of an item by its name', ['a', 'users', { named: 'two' }, 'size'], 3, TEXT.replace('size: 2', 'size: 3')],
    [
      'that drops an item',
      ['a', 'users', { named: 'one' }],
      undefined,
      TEXT.replace('    - { name: one, size: 1 }\n', ''),
    ],
    ['of a new item', ['a', 'users', { named: 'x' }], { name: 'x' }, `${TEXT}    - name: x\n`],
    ['in a list that is not there', ['a', 'more', { named: 'x' }], { name: 'x' }, `${TEXT}  more:\n    - name: x\n`],
    ['in a mapping that is not there', ['a', 'b', 'c'], 1, `${TEXT}  b:\n    c: 1\n`],
    ['that drops what is not there', ['a', 'b', 'c'], undefined, TEXT],
    ['of the text', [], 'other', 'other'],
  ] as const)('%s', (_, path, value, expected) => {
    expect(applyEdits(TEXT, [edit(path, value)])).toBe(expected);
  });

  it('is apart from another unless one is made within the other', () => {
    const user = (name: string, ...rest: readonly Key[]) => [edit(['a', 'users', { named: name }, ...rest], 1)];
    expect(areEditsApart(user('one'), user('two'))).toBe(true);
    expect(areEditsApart(user('one', 'size'), user('one', 'name'))).toBe(true);
    expect(areEditsApart(user('one', 'size'), user('one'))).toBe(false);
    expect(areEditsApart(user('one'), [edit([], '')])).toBe(false);
  });

  it('is possible where what it is made in is there', () => {
    expect(isPossible(TEXT, edit(['a', 'users', { named: 'two' }, 'other'], 1))).toBe(true);
    expect(isPossible(TEXT, edit(['a', 'users', { named: 'three' }, 'other'], 1))).toBe(false);
  });
});

describe('batches', () => {
  it.each([1, 2, 3])('have every change once, apart from the others of its batch, by seed %i', (seed) => {
    const random = makeRandom(seed);
    for (const changes of [CHANGES, drawPairs(random, CHANGES, 60)]) {
      const batches = drawBatches(random, changes, 12);
      expect(new Set(batches.flat())).toEqual(new Set(changes));
      expect(batches.flat()).toHaveLength(changes.length);
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(12);
        expect(batch.every((one) => batch.every((other) => one === other || areApart(one, other)))).toBe(true);
      }
    }
  });
});
