/** Which changes are made one upon the other. */
import type { Random } from '../random.ts';
import { areApart, merge } from './change.ts';
import type { Change } from './change.ts';

/** All of them in batches of at most so many, in each of which no change edits what another does. */
export function drawBatches(random: Random, changes: readonly Change[], size: number): readonly (readonly Change[])[] {
  const batches: Change[][] = [];
  for (const change of random.draw(changes, changes.length)) {
    const batch = batches.find((some) => some.length < size && some.every((other) => areApart(change, other)));
    if (batch === undefined) batches.push([change]);
    else batch.push(change);
  }
  return batches;
}

/** So many times two changes as one. */
export function drawPairs(random: Random, changes: readonly Change[], count: number): readonly Change[] {
  return Array.from({ length: count }, () => {
    const [first, ...others] = random.draw(changes, changes.length);
    const second = first && others.find((other) => areApart(first, other));
    if (first === undefined || second === undefined) throw new Error('no two changes are apart');
    return merge([first, second]);
  });
}
