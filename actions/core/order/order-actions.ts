/**
 * Actions become steps. The rules and the items' requirements give edges; an action's depth is its longest path of edges.
 * Actions of one depth have no path between them, so they may merge: first tags on the same hosts, then hosts
 * under the same tags. What restarts, fails over or destroys stays alone.
 */
import { LEVELS } from '../catalogue/read.ts';
import type { Level } from '../catalogue/types.ts';
import type { Action } from '../plan/types.ts';
import { InternalError } from '../types.ts';
import { compareNatural, compareText, sortNatural } from './natural.ts';
import { ORDER_RULES, type OrderRule } from './rules.ts';

/** Actions that one run of a playbook serves, and the runs (by index) that must have succeeded before it. */
export interface Run {
  readonly actions: readonly Action[];
  readonly after: readonly number[];
}

export function orderActions(actions: readonly Action[]): readonly Run[] {
  const sorted = [...actions].sort(compareActions);
  const before = findEdges(sorted);
  const depths = findDepths(sorted, before);
  const groups = mergeSameTags(mergeSameHosts(sorted, depths), depths);
  const placed = [...groups].sort(
    (left, right) => depthOf(left, depths) - depthOf(right, depths) || compareGroups(left, right),
  );
  const runOf = new Map(placed.flatMap((group, run) => group.map((action) => [action, run] as const)));
  return placed.map((group, run) => {
    const after = group.flatMap((action) => (before.get(action) ?? []).map((earlier) => runOf.get(earlier) ?? run));
    return { actions: group, after: [...new Set(after)].filter((earlier) => earlier !== run).sort((a, b) => a - b) };
  });
}

function findEdges(actions: readonly Action[]): ReadonlyMap<Action, readonly Action[]> {
  const byLevel = new Map<Level, Action[]>();
  for (const action of actions) {
    const level = byLevel.get(action.effect.level);
    if (level) level.push(action);
    else byLevel.set(action.effect.level, [action]);
  }
  return new Map(actions.map((action) => [action, findBefore(action, actions, byLevel)]));
}

function findBefore(
  action: Action,
  actions: readonly Action[],
  byLevel: ReadonlyMap<Level, readonly Action[]>,
): readonly Action[] {
  const ruled = ORDER_RULES.filter((rule) => rule.after.includes(action.effect.level)).flatMap((rule) =>
    rule.before.flatMap((level) => (byLevel.get(level) ?? []).filter((earlier) => isWithin(rule, earlier, action))),
  );
  const required = action.requires.flatMap((item) =>
    actions.filter((earlier) => earlier.item === item && earlier.cluster === action.cluster && earlier !== action),
  );
  return [...new Set([...ruled, ...required])];
}

function isWithin(rule: OrderRule, earlier: Action, later: Action): boolean {
  if (earlier === later) return false;
  if (rule.within === 'environment') return true;
  if (rule.within === 'cluster') return earlier.cluster === later.cluster;
  return [...earlier.hosts].some((host) => later.hosts.has(host));
}

function findDepths(
  actions: readonly Action[],
  before: ReadonlyMap<Action, readonly Action[]>,
): ReadonlyMap<Action, number> {
  const depths = new Map<Action, number>();
  const visit = (action: Action, chain: readonly Action[]): number => {
    const known = depths.get(action);
    if (known !== undefined) return known;
    if (chain.includes(action))
      throw new InternalError(`order has a cycle: ${[...chain, action].map(nameAction).join(' → ')}`);
    const earlier = (before.get(action) ?? []).map((one) => visit(one, [...chain, action]));
    const depth = earlier.length === 0 ? 0 : Math.max(...earlier) + 1;
    depths.set(action, depth);
    return depth;
  };
  for (const action of actions) visit(action, []);
  return depths;
}

function nameAction(action: Action): string {
  return [action.effect.id, action.cluster, action.item].filter((part) => part !== undefined && part !== '').join(' ');
}

type Group = readonly Action[];

function mergeSameHosts(actions: readonly Action[], depths: ReadonlyMap<Action, number>): readonly Group[] {
  return groupBy(actions, (action, index) => {
    if (!isMergeable(action)) return `alone ${String(index)}`;
    const whole = action.effect.tags.length === 0 ? 'whole' : 'tags';
    return [depths.get(action), runKey(action), whole, sortNatural(action.hosts).join(' ')].join('\0');
  });
}

/** Joins groups of one depth that run the same tags of the same playbook: one run serves many clusters. */
function mergeSameTags(groups: readonly Group[], depths: ReadonlyMap<Action, number>): readonly Group[] {
  const joined = groupBy(groups, (group, index) => {
    const [first] = group;
    if (first === undefined || !isMergeable(first)) return `alone ${String(index)}`;
    const tags = sortNatural(group.flatMap((action) => action.effect.tags));
    return [depths.get(first), runKey(first), tags.join(',')].join('\0');
  });
  return joined.map((parts) => parts.flat());
}

function groupBy<Item>(items: readonly Item[], key: (item: Item, index: number) => string): readonly Item[][] {
  const groups = new Map<string, Item[]>();
  items.forEach((item, index) => {
    const name = key(item, index);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  });
  return [...groups.values()];
}

function isMergeable(action: Action): boolean {
  return action.hazards.length === 0 && action.effect.class !== 'restart' && action.effect.class !== 'destroy';
}

function runKey(action: Action): string {
  return [action.effect.playbook, action.inventory, action.removeWith?.ref.rev, JSON.stringify(action.vars)].join(' ');
}

function depthOf(group: readonly Action[], depths: ReadonlyMap<Action, number>): number {
  const [first] = group;
  return first === undefined ? 0 : (depths.get(first) ?? 0);
}

function compareGroups(left: readonly Action[], right: readonly Action[]): number {
  const [one] = left;
  const [other] = right;
  return one === undefined || other === undefined ? 0 : compareActions(one, other);
}

function compareActions(left: Action, right: Action): number {
  return (
    LEVELS.indexOf(left.effect.level) - LEVELS.indexOf(right.effect.level) ||
    compareText(left.effect.playbook, right.effect.playbook) ||
    compareNatural(left.cluster, right.cluster) ||
    compareText(left.effect.id, right.effect.id) ||
    compareNatural(left.item ?? '', right.item ?? '') ||
    compareNatural(sortNatural(left.hosts).join(' '), sortNatural(right.hosts).join(' '))
  );
}
