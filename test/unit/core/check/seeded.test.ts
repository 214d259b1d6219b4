import { expect, test } from 'vitest';
import { rules } from '../../../../actions/core/check/check.ts';
import { openSide } from '../../../../actions/core/side/open-side.ts';
import { plant } from './seeded/inventory.ts';
import { judgeSeeds } from './seeded/judge.ts';
import { SEEDS } from './seeded/mistakes.ts';
import { makeRandom } from './seeded/random.ts';

test('the inventory without a mistake has none', () => {
  for (let seed = 1; seed <= 20; seed++)
    expect(openSide(plant(undefined, makeRandom(seed)).source).problems).toEqual([]);
});

test('every rule has a mistake of its own', () => {
  expect(rules.map(({ id }) => id).filter((id) => !(id in SEEDS))).toEqual([]);
});

test('every mistake is caught, and nearly always at its line', { timeout: 240_000 }, () => {
  const verdicts = judgeSeeds(1);
  expect(verdicts.filter(({ planted, caught }) => caught < planted)).toEqual([]);
  const planted = verdicts.reduce((sum, verdict) => sum + verdict.planted, 0);
  const atLine = verdicts.reduce((sum, verdict) => sum + verdict.atLine, 0);
  expect(atLine / planted).toBeGreaterThanOrEqual(0.95);
});
