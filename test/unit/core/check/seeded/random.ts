/** Numbers that look random and are the same in every run. */
export interface Random {
  readonly below: (limit: number) => number;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
  readonly word: () => string;
}

export function makeRandom(seed: number): Random {
  let state = seed >>> 0 || 1;
  const next = (): number => {
    // xorshift32
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
    word: () => Array.from({ length: 3 + below(6) }, () => String.fromCharCode(97 + below(26))).join(''),
  };
}
