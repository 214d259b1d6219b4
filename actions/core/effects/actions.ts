import { sortNatural } from '../general/natural.ts';
import type { Because, Hazard } from '../types.ts';
import { getEffect } from './effects.ts';
import { isCreated } from './host-states.ts';
import { listRestartVars } from './restart-vars.ts';
import type { Action, Demand, PlanContext } from './types.ts';

/**
 * Demands of one effect, item and cluster become one action; its scope says on which hosts. A host that is emptied first
 * is created by an action of its own: the other new members of its cluster need not wait for that. They do where a host
 * comes from another cluster: the load balancers of a new member lead to it, and would find that cluster's member there.
 */
export function gatherActions(context: PlanContext, demands: readonly Demand[]): readonly Action[] {
  const gathered = new Map<string, Demand[]>();
  const emptied = new Set(demands.flatMap(({ effect, host }) => (effect.level === 'remove' ? [host] : [])));
  const joined = new Set(
    [...emptied].filter((host) => listLeft(context, host).length > 0).map((host) => context.desired.findCluster(host)),
  );
  for (const demand of widen(context, demands)) {
    const { effect, host, vars } = demand;
    const cluster = findCluster(context, demand);
    const isMadeAgain = effect.level === 'create' && emptied.has(host) && !joined.has(cluster);
    const key = [effect.id, cluster, JSON.stringify(vars), nameSide(demand), String(isMadeAgain)].join('\0');
    const group = gathered.get(key);
    if (group) group.push(demand);
    else gathered.set(key, [demand]);
  }
  return [...gathered.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [assembleAction(context, first, group)];
  });
}

/** Where a wider effect is needed anyway, on the host or on its cluster, nobody has a use for a narrow one within it. */
function widen(context: PlanContext, demands: readonly Demand[]): readonly Demand[] {
  const keyOf = (id: string, demand: Demand) => {
    const reach = demand.effect.scope === 'cluster' ? findCluster(context, demand) : demand.host;
    return [id, reach, JSON.stringify(demand.vars)].join('\0');
  };
  const wider = new Set(demands.map(({ effect }) => effect.within));
  const asked = new Set(
    demands.filter(({ effect }) => wider.has(effect.id)).map((demand) => keyOf(demand.effect.id, demand)),
  );
  return demands.map((demand) => {
    const { within } = demand.effect;
    const isWidened = within !== undefined && asked.has(keyOf(within, demand));
    return isWidened ? { ...demand, effect: getEffect(context, within) } : demand;
  });
}

function assembleAction(context: PlanContext, first: Demand, group: readonly Demand[]): Action {
  const { effect, vars, item, removeWith } = first;
  const hazards = new Set<Hazard>([...effect.hazards, ...group.flatMap((demand) => demand.hazards ?? [])]);
  const hosts = listHosts(context, first, group);
  const restarts = effect.restartTags.length > 0 && hazards.has('restart');
  return {
    effect,
    cluster: findCluster(context, first),
    hosts: new Set(hosts),
    vars: { ...vars, ...mergeRevokes(group), ...(restarts ? listRestartVars(context, hosts) : {}) },
    requires: sortNatural(group.flatMap((demand) => demand.requires ?? [])),
    because: mergeBecause(group.map((demand) => demand.because)),
    hazards: [...hazards],
    contents: [...new Set(group.flatMap(({ content }) => content ?? []))].sort(),
    inventory: removeWith === undefined ? 'desired' : 'existing',
    ...(item === undefined ? {} : { item }),
    ...(removeWith === undefined ? {} : { removeWith }),
    ...(effect.level === 'create' ? { leaves: [...new Set(hosts.flatMap((host) => listLeft(context, host)))] } : {}),
  };
}

/** Other clusters that have had the host, by a side that may be in force somewhere. */
function listLeft({ desired, existing }: PlanContext, host: string): readonly string[] {
  const clusters = existing.flatMap(({ view }) => (view.has(host) ? (view.findCluster(host) ?? []) : []));
  return clusters.filter((cluster) => cluster !== desired.findCluster(host));
}

/** Names joined by commas: extra variables are texts. */
function mergeRevokes(group: readonly Demand[]): Readonly<Record<string, string>> {
  const merged = new Map<string, string[]>();
  for (const [variable, names] of group.flatMap(({ revokes }) => Object.entries(revokes ?? {})))
    merged.set(variable, [...(merged.get(variable) ?? []), ...names]);
  return Object.fromEntries([...merged].map(([variable, names]) => [variable, sortNatural(names).join(',')]));
}

/** Members that are being created get everything from the whole playbook. */
function listHosts(context: PlanContext, first: Demand, group: readonly Demand[]): readonly string[] {
  const { effect, removeWith } = first;
  const asked = group.map((demand) => demand.host);
  if (effect.scope === 'instance' || removeWith !== undefined) return sortNatural(asked);
  const reach = context.catalogue.playbooks.get(effect.playbook)?.hosts ?? 'all';
  const candidates =
    effect.scope === 'cluster'
      ? context.desired.listMembers(context.desired.findCluster(first.host))
      : context.desired.listGroup(reach === 'meta' ? 'meta' : 'all');
  return sortNatural([...asked, ...candidates.filter((host) => !isCreated(context, host, reach))]);
}

function findCluster(context: PlanContext, demand: Demand): string {
  const view = demand.removeWith?.view ?? context.desired;
  return view.findCluster(demand.host) ?? '';
}

function nameSide(demand: Demand): string {
  return demand.removeWith === undefined ? '' : (demand.removeWith.ref.rev ?? demand.removeWith.ref.path ?? '');
}

/** One entry for hosts that differ in the same way at the same place. */
export function mergeBecause(entries: readonly Because[]): readonly Because[] {
  const merged = new Map<string, { readonly entry: Because; readonly hosts: Set<string> }>();
  // Hosts that read the same value have the same entry.
  for (const entry of new Set(entries)) {
    const key = [entry.path, entry.file, entry.line, entry.side, entry.summary, JSON.stringify(entry.change)].join(
      '\0',
    );
    const known = merged.get(key) ?? { entry, hosts: new Set<string>() };
    for (const host of entry.hosts) known.hosts.add(host);
    merged.set(key, known);
  }
  return [...merged.values()].map(({ entry, hosts }) => ({ ...entry, hosts: sortNatural(hosts) })).sort(compareBecause);
}

function compareBecause(left: Because, right: Because): number {
  const one = [left.path, left.file, left.line, left.summary].join('\0');
  const other = [right.path, right.file, right.line, right.summary].join('\0');
  return one < other ? -1 : one > other ? 1 : 0;
}
