import type { Value } from '../types.ts';

/**
 * Variables over those of a group, which many hosts share: a copy for each host would be most of what a large inventory
 * takes. In the order of a copy: what is below first, then what is new.
 */
export class Overlay implements ReadonlyMap<string, Value> {
  readonly base: ReadonlyMap<string, Value>;
  readonly own: ReadonlyMap<string, Value>;

  constructor(base: ReadonlyMap<string, Value>, own: ReadonlyMap<string, Value>) {
    this.base = base;
    this.own = own;
  }

  get size(): number {
    let size = this.base.size;
    for (const name of this.own.keys()) if (!this.base.has(name)) size++;
    return size;
  }

  get(name: string): Value | undefined {
    const value = this.own.get(name);
    return value === undefined ? this.base.get(name) : value;
  }

  has(name: string): boolean {
    return this.own.has(name) || this.base.has(name);
  }

  *entries(): Generator<[string, Value], undefined> {
    for (const [name, value] of this.base) {
      const own = this.own.get(name);
      yield [name, own === undefined ? value : own];
    }
    for (const entry of this.own) if (!this.base.has(entry[0])) yield entry;
  }

  *keys(): Generator<string, undefined> {
    yield* this.base.keys();
    for (const name of this.own.keys()) if (!this.base.has(name)) yield name;
  }

  *values(): Generator<Value, undefined> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): Generator<[string, Value], undefined> {
    return this.entries();
  }

  forEach(call: (value: Value, name: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [name, value] of this.entries()) call(value, name, this);
  }
}

/** Names whose values may differ between hosts that share all others; undefined where they share none. */
export function findOwnNames(
  hosts: readonly (ReadonlyMap<string, Value> | undefined)[],
): ReadonlySet<string> | undefined {
  const own: ReadonlyMap<string, Value>[] = [];
  let shared: ReadonlyMap<string, Value> | undefined;
  for (const variables of hosts) {
    const base = variables instanceof Overlay ? variables.base : variables;
    shared ??= base;
    if (base === undefined || base !== shared) return undefined;
    if (variables instanceof Overlay) own.push(variables.own);
  }
  return new Set(own.flatMap((map) => [...map.keys()]));
}
