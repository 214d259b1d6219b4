/**
 * After a plan is applied, the live system is as the full playbooks make it from the same inventory. A full run that
 * finds nothing to change, and leaves every probe as it was, shows that the plan had every run it needed.
 *
 * A sample of kinds of change; SOUNDNESS=all takes all of them and as many random pairs, in batches that `-t` picks
 * ("kinds 3 of", "pairs 2 of", "built afresh"). SOUNDNESS_SEED fixes the draw.
 *
 * "built afresh": after some changes the system equals one that is built from nothing by the same commit.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeRandom } from '../lib/random.ts';
import { drawBatches, drawPairs } from '../lib/soundness/batches.ts';
import type { Change } from '../lib/soundness/change.ts';
import { CHANGES } from '../lib/soundness/changes.ts';
import { LiveSystem } from './soundness/live.ts';

const SAMPLE = 4;
const BATCH = 24;
const PAIRS = 60;
/** With what is undone, each change of the batch is made again by itself. */
const HOURS = 3;
const isWhole = process.env['SOUNDNESS'] === 'all';
/** The sample is one for all, so that a red run is of the change that made it. */
const seed = Number(process.env['SOUNDNESS_SEED'] ?? (isWhole ? Date.now() % 1_000_000 : 1));
const live = new LiveSystem('e2e-soundness');

function chooseBatches(): readonly (readonly [string, readonly Change[]])[] {
  const random = makeRandom(seed);
  const passing = CHANGES.filter(({ stays }) => stays !== true);
  if (!isWhole)
    return drawBatches(random, passing, SAMPLE)
      .slice(0, 1)
      .map((batch) => ['a sample', batch]);
  const kinds = drawBatches(random, CHANGES, BATCH);
  const pairs = drawBatches(random, drawPairs(random, passing, PAIRS), BATCH);
  return [...nameBatches('kinds', kinds), ...nameBatches('pairs', pairs)];
}

/** A sample of those that leave nothing behind by what they mean. */
function chooseForAfresh(): readonly Change[] {
  const isClean = ({ stays, consents = [] }: Change) =>
    stays !== true && consents.every(({ action }) => action !== 'forget');
  return drawBatches(makeRandom(seed), CHANGES.filter(isClean), SAMPLE)[0] ?? [];
}

function nameBatches(name: string, batches: readonly (readonly Change[])[]) {
  return batches.map((batch, index) => [`${name} ${index + 1} of ${batches.length}`, batch] as const);
}

/** Which of the changes leaves something undone when it is made alone. */
async function findCulprits(batch: readonly Change[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const change of batch) {
    await live.restore();
    await live.apply(change);
    const undone = await live.findUndone(isWhole);
    if (undone.length > 0) found.push(`${change.name}:\n${undone.join('\n')}`);
  }
  return found;
}

beforeAll(() => live.open());
afterAll(async () => {
  await live.close();
  // A sample goes back by plans that are proven; a full run more is for the long form.
  if (isWhole) expect(await live.findUndone(true)).toEqual([]);
});

describe(`soundness with seed ${String(seed)}`, () => {
  describe.each(chooseBatches())('%s', (_, batch) => {
    it.each(batch.map((change) => [change.name, change] as const))('%s', (_name, change) => live.apply(change));

    it(
      'leaves the full playbooks nothing to do',
      async () => {
        const undone = await live.findUndone(isWhole);
        const alone = undone.length > 0 ? await findCulprits(batch) : [];
        expect({ undone, alone }).toEqual({ undone: [], alone: [] });
      },
      HOURS * 3_600_000,
    );

    // What this leaves undone, the next batch finds. A sample is one batch: it goes back at the end, with the ground.
    it.runIf(isWhole)('goes back', () => live.restore());
  });

  if (isWhole) {
    describe('a system built afresh', () => {
      it.each(chooseForAfresh().map((change) => [change.name, change] as const))('%s', (_, change) =>
        live.apply(change),
      );
      it('is the same', async () => expect(await live.findDifferencesAfresh()).toEqual([]), 3_600_000);
      it('goes back', () => live.restore());
    });
  }
});
