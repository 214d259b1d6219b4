/** The judge of the test that loses a leader: what it must see, it sees. */
import { describe, expect, it } from 'vitest';
import { judgeWatch } from '../../e2e/lib/member-watch.ts';

const wrote = (at: number, timeline: number) =>
  JSON.stringify({ kind: 'wrote', begin: at, end: at + 0.01, timeline, row: String(at) });
const asked = (at: number, recovery: boolean) => JSON.stringify({ kind: 'asked', at, recovery });
const log = (host: string, ...lines: readonly string[]) => ({ host, log: lines.join('\n') });

describe('the watch of members', () => {
  it('finds nothing in a leader that ends before the next begins', () => {
    const { reigns, bothWrote } = judgeWatch([
      log('a', wrote(1, 1), wrote(2, 1)),
      log('b', wrote(3, 2), wrote(4, 2)),
      log('c', asked(1, true)),
    ]);
    expect(reigns.map(({ host, timeline }) => [host, timeline])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(bothWrote).toBe(0);
  });

  it('counts the time in which two took writes, on whatever timeline', () => {
    expect(judgeWatch([log('a', wrote(1, 1), wrote(5, 1)), log('b', wrote(3, 2), wrote(9, 2))]).bothWrote).toBe(1.99);
    expect(judgeWatch([log('a', wrote(1, 1), wrote(5, 1)), log('b', wrote(3, 1), wrote(9, 1))]).bothWrote).toBe(1.99);
  });

  it('takes one that comes back on its next timeline for one', () => {
    expect(judgeWatch([log('a', wrote(1, 1), wrote(2, 1), wrote(2.5, 2), wrote(3, 2))]).bothWrote).toBe(0);
    const back = [log('a', wrote(1, 1), wrote(2, 1), wrote(5, 3), wrote(6, 3)), log('b', wrote(3, 2), wrote(4, 2))];
    expect(judgeWatch(back).bothWrote).toBe(0);
  });

  it('counts the time in which two said that they are no replica', () => {
    const both = [log('a', asked(1.01, false), asked(1.11, false)), log('b', asked(1.05, false), asked(1.15, true))];
    expect(judgeWatch(both).bothSaid).toBe(0.1);
  });

  it('leaves out the half line of a host that was killed', () => {
    expect(judgeWatch([log('a', wrote(1, 1), '{"kind": "wro')]).reigns).toHaveLength(1);
  });
});
