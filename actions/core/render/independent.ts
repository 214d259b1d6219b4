import type { Step } from '../types.ts';

/**
 * Ids of the steps that hang together by what must come first, in run order. Where there are several such sets, a step
 * that fails holds up its own set alone.
 */
export function listIndependent(steps: readonly Pick<Step, 'id' | 'after'>[]): readonly (readonly string[])[] {
  const sets = new Map<string, string[]>();
  for (const { id, after } of steps) {
    const joined = new Set(after.flatMap((before) => sets.get(before) ?? []).concat(id));
    const set = steps.flatMap((step) => (joined.has(step.id) ? [step.id] : []));
    for (const member of set) sets.set(member, set);
  }
  return [...new Set(sets.values())];
}

/** Nothing where all steps hang together. */
export function describeIndependent(steps: readonly Step[]): readonly string[] {
  const sets = listIndependent(steps);
  return sets.length < 2 ? [] : [sets.map((ids) => ids.join(', ')).join(' | ')];
}
