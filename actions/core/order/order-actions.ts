/**
 * Actions become steps. The rules, what effects follow and the items' requirements give edges; an action's depth is its
 * longest path of edges. Actions of one depth have no path between them, so they may merge: first tags on the same hosts,
 * then hosts under the same tags. What restarts something that clients use, fails over or destroys has a hazard, and stays
 * alone; what only lets somebody in runs with what lets in others.
 */
import { LEVELS } from '../catalogue/read.ts';
import type { Level } from '../catalogue/types.ts';
import type { Action } from '../effects/types.ts';
import { InternalError } from '../types.ts';
import { groupBy } from '../general/group-by.ts';
import { compareNatural, compareText, sortNatural } from '../general/natural.ts';
import { ORDER_RULES, type OrderRule } from './rules.ts';
import { joinsFromAnother, makeSuccessorCheck } from './successors.ts';

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
  const index = indexActions(actions);
  return new Map(actions.map((action) => [action, findBefore(action, index)]));
}

/** Actions by what a rule looks for, so that a thousand clusters are not each compared with all others. */
interface ActionIndex {
  readonly byLevel: ReadonlyMap<string, readonly Action[]>;
  /** By level and cluster. */
  readonly byCluster: ReadonlyMap<string, readonly Action[]>;
  /** By level and host. */
  readonly byHost: ReadonlyMap<string, readonly Action[]>;
  /** By effect and host. */
  readonly byEffect: ReadonlyMap<string, readonly Action[]>;
  /** By item and cluster. */
  readonly byItem: ReadonlyMap<string, readonly Action[]>;
  readonly isSuccessor: (created: Action, removed: Action) => boolean;
  /** Clusters that hosts leave for others. */
  readonly left: ReadonlySet<string>;
}

function indexActions(actions: readonly Action[]): ActionIndex {
  return {
    byLevel: indexBy(actions, ({ effect }) => [effect.level]),
    byCluster: indexBy(actions, ({ effect, cluster }) => [keyOf(effect.level, cluster)]),
    byHost: indexBy(actions, ({ effect, hosts }) => [...hosts].map((host) => keyOf(effect.level, host))),
    byEffect: indexBy(actions, ({ effect, hosts }) => [...hosts].map((host) => keyOf(effect.id, host))),
    byItem: indexBy(actions, ({ item, cluster }) => (item === undefined ? [] : [keyOf(item, cluster)])),
    isSuccessor: makeSuccessorCheck(actions),
    left: new Set(actions.flatMap(({ leaves }) => leaves ?? [])),
  };
}

function indexBy(
  actions: readonly Action[],
  listKeys: (action: Action) => readonly string[],
): ReadonlyMap<string, readonly Action[]> {
  const index = new Map<string, Action[]>();
  for (const action of actions) {
    for (const key of listKeys(action)) {
      const known = index.get(key);
      if (known) known.push(action);
      else index.set(key, [action]);
    }
  }
  return index;
}

function keyOf(...parts: readonly string[]): string {
  return parts.join('\0');
}

function findBefore(action: Action, index: ActionIndex): readonly Action[] {
  const ruled = ORDER_RULES.filter((rule) => rule.after.includes(action.effect.level)).flatMap((rule) =>
    rule.before.flatMap((level) => findWithin(rule, level, action, index)),
  );
  const followed = action.effect.follows.flatMap((id) =>
    [...action.hosts].flatMap((host) => index.byEffect.get(keyOf(id, host)) ?? []),
  );
  const required = action.requires.flatMap((item) => index.byItem.get(keyOf(item, action.cluster)) ?? []);
  const before = new Set([...ruled, ...followed, ...required]);
  before.delete(action);
  return [...before];
}

function findWithin(rule: OrderRule, level: Level, later: Action, index: ActionIndex): readonly Action[] {
  if (rule.within === 'environment') return index.byLevel.get(level) ?? [];
  if (rule.within === 'left')
    return (later.leaves ?? []).flatMap((cluster) => index.byCluster.get(keyOf(level, cluster)) ?? []);
  if (rule.within === 'cluster') {
    const ofCluster = index.byCluster.get(keyOf(level, later.cluster)) ?? [];
    if (later.effect.level === 'balance' && index.left.has(later.cluster)) return replaceJoining(ofCluster, index);
    if (level !== 'remove' || later.effect.level !== 'create') return ofCluster;
    return ofCluster.filter((removed) => !index.isSuccessor(later, removed));
  }
  if (rule.within === 'successor')
    return (index.byCluster.get(keyOf(level, later.cluster)) ?? []).filter((created) =>
      index.isSuccessor(created, later),
    );
  return [...later.hosts].flatMap((host) => index.byHost.get(keyOf(level, host)) ?? []);
}

/**
 * Two clusters may exchange hosts, so that load balancers which forget a host do not wait for one that joins: they may
 * lead to it as soon as the other cluster's member is removed there.
 */
function replaceJoining(ofCluster: readonly Action[], { byHost }: ActionIndex): readonly Action[] {
  return ofCluster.flatMap((action) =>
    joinsFromAnother(action) ? [...action.hosts].flatMap((host) => byHost.get(keyOf('remove', host)) ?? []) : [action],
  );
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
    const below = [...chain, action];
    const depth = (before.get(action) ?? []).reduce((deepest, one) => Math.max(deepest, visit(one, below) + 1), 0);
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
  const groups = groupBy(actions, (action, index) => {
    if (!isMergeable(action)) return `alone ${String(index)}`;
    const whole = action.effect.tags.length === 0 ? 'whole' : 'tags';
    return [depths.get(action), runKey(action), action.hazards.join(), whole, sortNatural(action.hosts).join(' ')].join(
      '\0',
    );
  });
  return [...groups.values()];
}

/** Joins groups of one depth that run the same tags of the same playbook: one run serves many clusters. */
function mergeSameTags(groups: readonly Group[], depths: ReadonlyMap<Action, number>): readonly Group[] {
  const joined = groupBy(groups, (group, index) => {
    const [first] = group;
    if (first === undefined || !isMergeable(first)) return `alone ${String(index)}`;
    const tags = sortNatural(group.flatMap((action) => action.effect.tags));
    return [depths.get(first), runKey(first), first.hazards.join(), tags.join(',')].join('\0');
  });
  return [...joined.values()].map((parts) => parts.flat());
}

function isMergeable(action: Action): boolean {
  return action.hazards.every((hazard) => hazard === 'access') && action.effect.class !== 'destroy';
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
