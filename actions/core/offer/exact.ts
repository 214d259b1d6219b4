/** Whether two sides of an environment differ in exactly what was wished for, by the effective variables of every host. */
import { canonicalText } from '../general/canonical.ts';
import { isList } from '../general/values.ts';
import { listMembers } from '../resolve/clusters.ts';
import type { Side } from '../side/open-side.ts';
import type { ResolvedInventory, Value } from '../types.ts';
import type { Wish } from './proposal.ts';

/** Host to variable to the value that it is to have. */
type Expected = ReadonlyMap<string, { readonly variable: string; readonly value: Value }>;

/** What differs otherwise, in a sentence without values; undefined where nothing does. */
export function findDeviation(before: Side, after: Side, wish: Wish): string | undefined {
  const known = new Set(before.loadProblems.map(({ rule, message }) => `${rule} ${message.replace(/:\d+/g, '')}`));
  const fault = after.loadProblems.find(({ rule, message }) => !known.has(`${rule} ${message.replace(/:\d+/g, '')}`));
  if (fault !== undefined) return fault.message;
  const [one, other] = [before.resolved, after.resolved];
  if (one.hosts.join('\n') !== other.hosts.join('\n') || printGroups(one) !== printGroups(other))
    return 'hosts or groups would change';
  const expected = listExpected(one, wish);
  for (const host of one.hosts) {
    const name = findDifferent(one.variables.get(host), other.variables.get(host), expected.get(host));
    if (name !== undefined) return `"${name}" of ${host} would not be as it is meant`;
  }
  return undefined;
}

function listExpected(resolved: ResolvedInventory, wish: Wish): Expected {
  if (wish.kind === 'label') return new Map([[wish.host, { variable: 'pg_role', value: wish.role }]]);
  const { parameter: variable, item } = wish;
  return new Map(
    listMembers(resolved, wish.cluster).map((host) => {
      const list = resolved.variables.get(host)?.get(variable);
      return [host, { variable, value: [...(isList(list) ? list : []), item] }];
    }),
  );
}

type Variables = ReadonlyMap<string, Value>;

function findDifferent(
  before: Variables = new Map(),
  after: Variables = new Map(),
  expected: { readonly variable: string; readonly value: Value } | undefined,
): string | undefined {
  const names = new Set([...before.keys(), ...after.keys(), ...(expected === undefined ? [] : [expected.variable])]);
  return [...names].find((name) => {
    const wanted = name === expected?.variable ? expected.value : before.get(name);
    return !isSame(wanted, after.get(name));
  });
}

function isSame(left: Value | undefined, right: Value | undefined): boolean {
  if (left === right) return true;
  return left !== undefined && right !== undefined && canonicalText(left) === canonicalText(right);
}

function printGroups({ groups }: ResolvedInventory): string {
  return JSON.stringify([...groups]);
}
