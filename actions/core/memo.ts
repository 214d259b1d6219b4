/**
 * Results that are asked for again, for as long as one piece of work lasts: a command, or a rule's turn at a few clusters.
 * Whoever begins the work makes one and hands it on, so that nothing outlives it and no two pieces of work meet.
 */
export class Memo {
  private readonly results = new Map<unknown, Map<unknown, unknown>>();

  /**
   * What `compute` makes of `key`, computed once; objects are told apart by identity. `compute` is a function of a module,
   * not one that is made at the call, and `others` are equal whenever the key is.
   */
  recall<Key, Others extends readonly unknown[], Result>(
    compute: (key: Key, ...others: Others) => Result,
    key: Key,
    ...others: Others
  ): Result {
    let known = this.results.get(compute);
    if (known === undefined) this.results.set(compute, (known = new Map()));
    if (known.has(key)) return known.get(key) as Result;
    const result = compute(key, ...others);
    known.set(key, result);
    return result;
  }
}
