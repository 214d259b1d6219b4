import type { Step } from '../types.ts';

type Ordered = Pick<Step, 'id' | 'after'>;

/** A change of many clusters has as many. */
const SHOWN = 10;

/**
 * Ids of the steps that hang together by what must come first, in run order. Where there are several such sets, a step
 * that fails holds up its own set alone.
 * @internal Tests read it too.
 */
export function listIndependent(steps: readonly Ordered[]): readonly (readonly string[])[] {
  const places = new Map(steps.map(({ id }, place) => [id, place]));
  const placeOf = (id: string) => places.get(id) ?? 0;
  const sets = new Map<string, readonly string[]>();
  for (const { id, after } of steps) {
    const joined = new Set(after.flatMap((before) => sets.get(before) ?? []).concat(id));
    const set = [...joined].sort((left, right) => placeOf(left) - placeOf(right));
    for (const member of set) sets.set(member, set);
  }
  return [...new Set(sets.values())];
}

/** A sentence; nothing where all steps hang together. */
export function describeIndependent(steps: readonly Ordered[]): readonly string[] {
  const sets = listIndependent(steps);
  if (sets.length < 2) return [];
  const more = sets.length > SHOWN ? [`${sets.length - SHOWN} more`] : [];
  const named = [...sets.slice(0, SHOWN).map((ids) => ids.join(', ')), ...more].join('; ');
  return [
    `${sets.length} groups of steps that do not wait for each other: ${named}. A step that fails stops its group only`,
  ];
}
