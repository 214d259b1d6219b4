import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines } from '../../../../actions/core/diff/line-diff.ts';

function show(before: string, after: string): string {
  return diffLines(Array.from(before), Array.from(after))
    .map(({ sign, text }) => sign + text)
    .join('|');
}

describe('diffLines', () => {
  it('keeps a line of context', () => {
    expect(show('abcdef', 'abXdef')).toBe(' b|-c|+X| d');
    expect(show('', 'ab')).toBe('+a|+b');
    expect(show('abc', 'bca')).toBe('-a| b| c|+a');
    expect(show('abc', 'abc')).toBe('');
  });

  it('has every line that goes and every line that comes', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const found = diffLines(before, after);
        const take = (sign: string) => found.filter((line) => line.sign === sign).length;
        expect(take('+') - take('-')).toBe(after.length - before.length);
        if (before.join() !== after.join()) expect(take('+') + take('-')).toBeGreaterThan(0);
      }),
    );
  });

  it('tells long lists that share nothing as replaced', () => {
    const [before, after] = ['a', 'b'].map((name) =>
      Array.from({ length: 600 }, (_, index) => `${name}${String(index)}`),
    );
    expect(diffLines(before ?? [], after ?? [])).toHaveLength(1200);
  });
});
