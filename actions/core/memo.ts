/** Where a result lies, below the last of its keys. */
const RESULT = Symbol('result');

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

  /** As `recall`, for several values by name, told apart by each of them. All calls name them in the same order. */
  recallFields<Fields extends object, Result>(compute: (fields: Fields) => Result, fields: Fields): Result {
    let known: Map<unknown, unknown> = this.results;
    for (const key of [compute, ...(Object.values(fields) as unknown[])]) {
      let below = known.get(key) as Map<unknown, unknown> | undefined;
      if (below === undefined) known.set(key, (below = new Map<unknown, unknown>()));
      known = below;
    }
    if (known.has(RESULT)) return known.get(RESULT) as Result;
    const result = compute(fields);
    known.set(RESULT, result);
    return result;
  }
}
