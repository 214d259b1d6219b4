import { expect, it } from 'vitest';
import { isLate, judgeStanding } from '../../../../actions/core/publication/standing.ts';

const ENTRIES = [
  { commit: 'c', time: '2026-06-30T12:00:00Z' },
  { commit: 'b', time: '2026-06-30T11:00:00Z' },
  { commit: 'a', time: '2026-06-30T10:00:00Z' },
];
const countSeconds = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 1_000;

it('origin has the newest of the states that it is known to have, and is behind since the next one', () => {
  expect(judgeStanding(ENTRIES, { ledgers: ['c'] })).toEqual({ has: '2026-06-30T12:00:00Z' });
  const one = { has: '2026-06-30T11:00:00Z', behindSince: '2026-06-30T12:00:00Z' };
  expect(judgeStanding(ENTRIES, { ledgers: ['a', 'b'] })).toEqual(one);
  expect(judgeStanding(ENTRIES, { ledgers: [], obstacle: 'no route' })).toEqual({
    ...{ behindSince: '2026-06-30T10:00:00Z', obstacle: 'no route' },
  });
  expect(judgeStanding([], { ledgers: [] })).toEqual({});
});

it('is late when nothing has been published for more than an hour and a half since', () => {
  const late = (now: string) => isLate({ behindSince: '2026-06-30T12:00:00Z' }, now, countSeconds);
  expect(late('2026-06-30T13:30:00Z')).toBe(false);
  expect(late('2026-06-30T13:30:01Z')).toBe(true);
  expect(isLate({ has: '2026-06-30T12:00:00Z' }, '2026-07-30T00:00:00Z', countSeconds)).toBe(false);
});
