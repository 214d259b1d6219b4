/** Hazards by place and subject: what two plans have in common, and what a plan has that its parts do not. */
import { describe, expect, it } from 'vitest';
import { readBundledCatalogue } from '../../../../actions/adapters/catalogue.ts';
import { Memo } from '../../../../actions/core/memo.ts';
import { outlinePlan } from '../../../../actions/core/plan/assemble-plan.ts';
import { findUncovered, type Outline, type PlannedHazard } from '../../../../actions/core/plan/outline.ts';
import { openSide, type Side } from '../../../../actions/core/side/open-side.ts';
import { changeTexts, makeEditable, type Texts } from '../../../lib/edits.ts';
import { makeRandom } from '../../../lib/random.ts';

/** Each is three changes, one after the other. */
const SEEDS = Number(process.env['OPS_PROPERTY_RUNS'] ?? 40);
const catalogue = readBundledCatalogue();

function open(texts: Texts, memo: Memo): Side {
  const file = (path: string) => ({ path: `inventory/sandbox/${path}`, text: texts.get(path) ?? '' });
  const paths = [...texts.keys()].filter((path) => path.startsWith('hosts/'));
  const inventory = { root: 'inventory/sandbox/hosts', files: paths.map(file) };
  return openSide({ environment: 'sandbox', side: {}, inventory, removalsFile: file('removals.yml') }, { memo });
}

function outline(existing: Side, desired: Side): Outline {
  const usedRemovals = existing.removals;
  const sides = { existing: [{ side: existing }], desired: { side: desired } };
  return outlinePlan({
    ...sides,
    ...{ environment: 'sandbox', absent: new Set<string>(), usedRemovals, today: '2026-06-30', catalogue },
  });
}

interface Chain {
  readonly first: Side;
  readonly last: Side;
  readonly shown: readonly PlannedHazard[];
}

/** Changes that are refused are left out, as nobody merges them. */
function makeChain(seed: number): Chain {
  const [random, memo] = [makeRandom(seed), new Memo()];
  let texts = makeEditable(random);
  const first = open(texts, memo);
  let last = first;
  const shown: PlannedHazard[] = [];
  for (let change = 0; change < 3; change++) {
    const changed = changeTexts(texts, random).texts;
    const side = open(changed, memo);
    const { hazards, refusals } = outline(last, side);
    if (refusals.length > 0) continue;
    [texts, last] = [changed, side];
    shown.push(...hazards);
  }
  return { first, last, shown };
}

describe('the hazards of a plan', () => {
  it(
    'are shown by one of the changes that lead to it, where each could be made alone',
    () => {
      let dangerous = 0;
      for (let seed = 1; seed <= SEEDS; seed++) {
        const { first, last, shown } = makeChain(seed);
        const { hazards } = outline(first, last);
        if (hazards.length > 0) dangerous++;
        expect(findUncovered(hazards, shown), `seed ${String(seed)}`).toEqual([]);
      }
      expect(dangerous).toBeGreaterThan(SEEDS / 10);
    },
    SEEDS * 10_000,
  );

  it('are those of another plan where kind, place and subject are', () => {
    const shown: PlannedHazard = { hazard: 'access', cluster: 'pg-test', host: '10.0.0.1', subject: 'app' };
    const others: readonly PlannedHazard[] = [
      { ...shown, hazard: 'lock-out' },
      { ...shown, cluster: 'pg-meta' },
      { ...shown, host: '10.0.0.2' },
      { ...shown, host: '' },
      { ...shown, subject: 'web' },
      { ...shown, subject: '' },
    ];
    expect(findUncovered([shown, ...others], [shown])).toEqual(others);
  });

  it('are covered by what befalls the whole cluster, or anybody', () => {
    const planned: PlannedHazard = { hazard: 'access', cluster: 'pg-test', host: '10.0.0.1', subject: 'app' };
    expect(findUncovered([planned], [{ ...planned, host: '' }])).toEqual([]);
    expect(findUncovered([planned], [{ ...planned, subject: '' }])).toEqual([]);
  });
});
