import { describe, expect, it } from 'vitest';
import { Draws } from '../../bench/lib/programs/draws.ts';
import { drawSettings, drawSettingsWithMistake, findError } from '../../bench/lib/programs/settings.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

describe('what the bench of the programs draws', () => {
  it('passes validate in most configurations, so that a new rule refuses none by what all of them have', () => {
    const errors = SEEDS.flatMap((seed) => findError(drawSettings(seed).text) ?? []);
    expect(errors.length, errors.join('\n')).toBeLessThan(SEEDS.length / 4);
  });

  it('is refused for the mistake, and not for what stands around it', () => {
    const drawn = SEEDS.map((seed) => drawSettingsWithMistake(seed));
    const errors = drawn.flatMap(({ right }) => findError(right) ?? []);
    expect(errors.length, errors.join('\n')).toBeLessThan(SEEDS.length / 4);
    expect(drawn.filter(({ text }) => findError(text) !== undefined).length).toBeGreaterThan(SEEDS.length / 2);
  });

  it('ends where nearly nothing passes, with the error that it met', () => {
    const draws = new Draws(2);
    draws.noteError('meta-node: host "meta-1"');
    const drawUntilEnough = (): void => {
      while (draws.isNextWanted(1));
    };
    expect(drawUntilEnough).toThrow('of 200 draws 1 could be used; the last that could not: meta-node: host "meta-1"');
  });
});
