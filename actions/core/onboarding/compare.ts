/** Whether two texts of one inventory say the same: the variables and the groups of all hosts. */
import { canonicalText } from '../general/canonical.ts';
import { sortNatural } from '../general/natural.ts';
import type { DataPath, Origin, Position, ResolvedInventory, Value } from '../types.ts';

export interface Difference {
  readonly message: string;
  /** The variable that differs, and whose; undefined where hosts or groups do. */
  readonly variable?: { readonly host: string; readonly name: string };
  /** Where the first of the two says it; undefined where it is said nowhere. */
  readonly position: Position | undefined;
}

const NONE: ReadonlyMap<string, Value> = new Map();

/** Every host, every variable, every group: the proof that a rewrite changed nothing. */
export function* compareInventories(before: ResolvedInventory, after: ResolvedInventory): Generator<Difference> {
  yield* compareNames('host', before.hosts, after.hosts);
  for (const host of sortNatural(before.hosts)) yield* compareHost(host, before, after);
  yield* compareNames('group', [...before.groups.keys()], [...after.groups.keys()]);
  for (const [group, hosts] of before.groups) {
    for (const { message } of compareNames('host', hosts, after.groups.get(group) ?? [])) {
      yield { message: `${message} in group "${group}"`, position: undefined };
    }
  }
}

function* compareHost(host: string, before: ResolvedInventory, after: ResolvedInventory): Generator<Difference> {
  const left = before.variables.get(host) ?? NONE;
  const right = after.variables.get(host) ?? NONE;
  if (left === right) return;
  const text = (value: Value): string => before.memo.recall(canonicalText, value);
  for (const name of new Set([...left.keys(), ...right.keys()])) {
    const one = left.get(name);
    const other = right.get(name);
    if (one === undefined || other === undefined || text(one) !== text(other)) {
      yield {
        message: `"${name}" of host "${host}" would change`,
        variable: { host, name },
        position: locate(before, before.findOrigin(host, name)),
      };
    }
  }
}

function* compareNames(what: string, left: readonly string[], right: readonly string[]): Generator<Difference> {
  const before = new Set(left);
  const after = new Set(right);
  for (const name of before)
    if (!after.has(name)) yield { message: `${what} "${name}" would be lost`, position: undefined };
  for (const name of after)
    if (!before.has(name)) yield { message: `${what} "${name}" would be new`, position: undefined };
}

function locate(
  { locate: find }: ResolvedInventory,
  origin: Origin | undefined,
  below: DataPath = [],
): Position | undefined {
  return origin === undefined ? undefined : find(origin, below);
}
