import { openSide } from '../../../../../actions/core/side/open-side.ts';
import { plant } from './inventory.ts';
import { SEEDS } from './mistakes.ts';
import { makeRandom } from './random.ts';

export interface Verdict {
  readonly rule: string;
  readonly planted: number;
  readonly caught: number;
  readonly atLine: number;
  /** A few that were missed or are said of another line. */
  readonly examples: readonly string[];
}

/** Plants every mistake of every rule in so many inventories, and counts what validate says of them. */
export function judgeSeeds(variants: number): readonly Verdict[] {
  return Object.entries(SEEDS).map(([rule, makers]) => {
    let [planted, caught, atLine] = [0, 0, 0];
    const examples: string[] = [];
    for (const [index, make] of makers.entries()) {
      for (let variant = 0; variant < variants; variant++) {
        const random = makeRandom(1 + index * 1009 + variant * 9176);
        const seed = make(random);
        const { source, line } = plant(seed, random);
        const found = openSide(source).problems.filter((problem) => problem.rule === rule);
        // A seed of several lines is wrong in any of them.
        const lines = seed.text.split('\n').length;
        const isThere = found.some((problem) => problem.line >= line && problem.line < line + lines);
        planted++;
        if (found.length > 0) caught++;
        if (isThere) atLine++;
        else if (examples.length < 3)
          examples.push(`${rule} ${seed.mark} ${seed.text}: ${found[0]?.message ?? 'missed'}`);
      }
    }
    return { rule, planted, caught, atLine, examples };
  });
}
