/**
 * Removal is never implied: what disappears from the inventory is refused until removals.yml says what shall happen to
 * it. An entry for something that the inventory still has is refused too, so that no consent lies about for later.
 */
import { readItems } from '../diff/compare-items.ts';
import type { SideView } from '../diff/side-view.ts';
import type { Removal } from '../load/environment.ts';
import { listInForce, nameInstance } from '../effects/host-states.ts';
import { becauseAt } from '../effects/because.ts';
import { getEffect } from '../effects/effects.ts';
import type { ExistingView, Findings, PlanContext } from '../effects/types.ts';
import { sortNatural } from '../general/natural.ts';
import type { Problem } from '../types.ts';
import { findUnreadable } from '../safety/unreadable.ts';
import { refuse, suggestRemoval } from '../effects/problem.ts';

const RULE = 'removal-consent';

interface Departure {
  readonly host: string;
  /** The side with which it is removed: the last that may be in force. */
  readonly side: ExistingView;
  readonly cluster: string;
  readonly instance: string;
  readonly clusterRemains: boolean;
  readonly unfinished: boolean;
}

export function findRemovals(context: PlanContext): Findings {
  const departures = findDepartures(context);
  const findings = departures.map((departure) => judge(context, departure));
  return {
    demands: findings.flatMap(({ demands }) => demands),
    refusals: [
      ...findings.flatMap(({ refusals }) => refusals),
      ...findMetaRefusals(context),
      ...findStaleEntries(context, departures),
    ],
  };
}

function findDepartures(context: PlanContext): readonly Departure[] {
  const hosts = sortNatural(context.existing.flatMap((side) => [...side.hosts]));
  const kept = listInstances(context.desired);
  return hosts.flatMap((host) => {
    if (context.desired.findCluster(host) !== undefined && !context.moved.has(host)) return [];
    const departure = describeDeparture(context, host);
    // An instance that is asked for on another host has not left: that is a rename, refused as such.
    return departure === undefined || kept.has(departure.instance) ? [] : [departure];
  });
}

function describeDeparture(context: PlanContext, host: string): Departure | undefined {
  // Of a host that stays, the side that has another instance: half an apply leaves the desired one in force beside it.
  const wanted = nameInstance(context.desired, host);
  const side = listInForce(context, host).findLast(
    ({ view }) => view.findCluster(host) !== undefined && nameInstance(view, host) !== wanted,
  );
  const cluster = side?.view.findCluster(host);
  if (side === undefined || cluster === undefined) return undefined;
  return {
    host,
    side,
    cluster,
    instance: nameInstance(side.view, host),
    clusterRemains: context.desired.listMembers(cluster).some((member) => isKept(context, side, cluster, member)),
    unfinished: context.absent.has(host),
  };
}

/**
 * Whether a host has an instance of a cluster on both sides, and the same one. Where removing and making again was cut off
 * the desired side may be in force, too, or alone: what the departing side has there is not kept for that.
 */
function isKept(context: PlanContext, departing: ExistingView, cluster: string, host: string): boolean {
  const wanted = nameInstance(context.desired, host);
  const views = listInForce(context, host).map(({ view }) => view);
  const before = context.absent.has(host) && departing.view.has(host) ? [...views, departing.view] : views;
  const instances = before.filter((view) => view.findCluster(host) === cluster);
  return instances.length > 0 && instances.every((view) => nameInstance(view, host) === wanted);
}

/**
 * Hosts on which the desired side has another instance than is in force, and removals.yml lets that one go: it is
 * removed and the other made. Without consent the difference is a change that cannot be made in place.
 */
export function findMoved(context: PlanContext): ReadonlySet<string> {
  const moved = context.desired.resolved.hosts.filter((host) => {
    const cluster = context.desired.findCluster(host);
    const departure = describeDeparture(context, host);
    if (cluster === undefined || departure === undefined) return false;
    return findConsent(context.removals, departure)?.action === 'destroy';
  });
  return new Set(moved);
}

function judge(context: PlanContext, departure: Departure): Findings {
  const consent = findConsent(context.removals, departure);
  if (consent === undefined && !(departure.unfinished && departure.clusterRemains)) {
    return { demands: [], refusals: [refuseDeparture(departure)] };
  }
  if (consent?.action === 'forget') return { demands: [], refusals: [] };
  const unreadable = findUnreadable(context, departure);
  if (unreadable.length > 0) return { demands: [], refusals: unreadable };
  const { host, side, cluster, instance, clusterRemains } = departure;
  const reason = consent === undefined ? 'its creation was not finished' : `removals.yml: ${consent.reason}`;
  return {
    refusals: [],
    demands: [
      {
        effect: getEffect(context, 'instance-remove'),
        host,
        vars: { rm_pgdata: 'true', ...(context.desired.has(host) ? {} : { rm_node: 'true' }) },
        removeWith: side,
        because: becauseAt(side.view.findHostPosition(host), {
          path: `${cluster}.hosts.${host}`,
          hosts: [host],
          side: 'existing',
          summary: `instance ${instance} removed; ${reason}`,
          change: {
            ...{ kind: 'instance', cluster, name: instance, verb: 'remove', wholeCluster: !clusterRemains },
            ...(consent === undefined ? {} : { consent: consent.reason }),
          },
        }),
      },
    ],
  };
}

/** A cluster that goes altogether wants its own name; consent to each of its instances is not consent to that. */
function findConsent(removals: readonly Removal[], departure: Departure): Removal | undefined {
  return removals.find((removal) =>
    departure.clusterRemains
      ? removal.kind === 'instance' && removal.name === departure.instance
      : removal.kind === 'cluster' && removal.name === departure.cluster,
  );
}

function refuseDeparture(departure: Departure): Problem {
  const { host, side, cluster, instance, clusterRemains } = departure;
  const [kind, name] = clusterRemains ? ['instance', instance] : ['cluster', cluster];
  const position = clusterRemains ? undefined : side.view.findPosition(host, 'pg_cluster');
  return refuse(position ?? side.view.findHostPosition(host), {
    rule: RULE,
    message:
      `${kind} "${name}" disappears from the inventory; put it back, or add ` +
      `"- {${kind}: ${name}, action: destroy|forget, reason: …}" to removals.yml`,
    path: clusterRemains ? `${cluster}.hosts.${host}` : cluster,
    side: 'existing',
    hosts: [host],
    fix: suggestRemoval(name, clusterRemains ? 'instance' : 'cluster'),
  });
}

/** Other hosts may leave as they came: nothing of theirs is destroyed. */
function findMetaRefusals(context: PlanContext): readonly Problem[] {
  return sortNatural(context.existing.flatMap((side) => [...side.hosts])).flatMap((host) => {
    const side = listInForce(context, host).at(-1);
    if (side === undefined || context.desired.listGroup('meta').includes(host)) return [];
    if (!side.view.listGroup('meta').includes(host)) return [];
    const message = `meta node "${host}" leaves group meta, which no playbook can undo; put it back`;
    const position = side.view.findHostPosition(host, 'meta');
    return [refuse(position, { rule: 'meta-removal', message, path: `meta.hosts.${host}`, hosts: [host] })];
  });
}

function findStaleEntries(context: PlanContext, departures: readonly Departure[]): readonly Problem[] {
  const { desired } = context;
  const instances = listInstances(desired);
  const needed = new Set(departures.map((departure) => findConsent(context.removals, departure)));
  return context.removals
    .filter((removal) => {
      const { kind, name } = removal;
      if (kind === 'cluster') return desired.listMembers(name).length > 0 && !needed.has(removal);
      if (kind === 'instance') return instances.has(name) || desired.has(name);
      return hasItem(context, kind, name);
    })
    .map((removal) =>
      refuse(removal.position, {
        rule: 'removal-unused',
        message: `${removal.kind} "${removal.name}" is to be removed, and the inventory has it; delete this entry, or take it out of the inventory`,
        path: removal.name,
      }),
    );
}

/** Whether the desired side has the user or database `cluster/name`. */
function hasItem({ desired, catalogue }: PlanContext, noun: 'user' | 'database', name: string): boolean {
  const [cluster = '', item = ''] = name.split('/');
  return [...catalogue.parameters.values()]
    .filter(({ items }) => items?.noun === noun)
    .some((parameter) =>
      desired
        .listMembers(cluster)
        .some((host) => readItems(desired.findValue(host, parameter.name), parameter.items?.identity ?? '').has(item)),
    );
}

function listInstances(view: SideView): ReadonlySet<string> {
  return new Set(
    view.listClusters().flatMap((cluster) => view.listMembers(cluster).map((host) => nameInstance(view, host))),
  );
}
