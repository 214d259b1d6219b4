/** Numbers that a seed decides, so that what a run found can be found again. */
export interface Random {
  /** From 0 to `below` - 1. */
  readonly integer: (below: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
  /** Up to `most` distinct items. */
  readonly some: <Item>(items: readonly Item[], most: number) => readonly Item[];
  /** That many distinct items, or all, in a random order. */
  readonly draw: <Item>(items: readonly Item[], count: number) => readonly Item[];
}

/** mulberry32 */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (below: number): number => Math.floor(next() * below);
  const draw = <Item>(items: readonly Item[], count: number): readonly Item[] => {
    const left = [...items];
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(integer(left.length), 1)).flat();
  };
  return {
    integer,
    draw,
    chance: (share) => next() < share,
    pick: (items) => items[integer(items.length)] ?? items[0],
    some: (items, most) => draw(items, integer(most + 1)),
  };
}
