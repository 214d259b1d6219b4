import { sortNatural } from '../general/natural.ts';
import { findAccessChange } from '../effects/access-change.ts';
import { tellGain, tellLoss } from '../effects/access-words.ts';
import { findServiceLosses } from '../effects/service-loss.ts';
import { groupBy } from '../general/group-by.ts';
import { count } from '../general/words.ts';
import type { Note } from '../types.ts';
import { isCreated, listInForce, nameInstance } from '../effects/host-states.ts';
import type { Action, PlanContext } from '../effects/types.ts';

/** What a reviewer should know and no step says. */
export function findNotes(context: PlanContext): readonly Note[] {
  return sortNatural(context.existing.flatMap((side) => [...side.hosts])).flatMap((host) => {
    const side = listInForce(context, host).at(-1);
    if (side === undefined || context.desired.findCluster(host) !== undefined) return [];
    const cluster = side.view.findCluster(host);
    if (cluster === undefined) {
      return context.desired.has(host) ? [] : [{ message: `host ${host} leaves the inventory: nothing runs on it` }];
    }
    const instance = nameInstance(side.view, host);
    const forgotten = context.removals.some(
      ({ action, name }) => action === 'forget' && (name === instance || name === cluster),
    );
    return forgotten ? [{ message: `${instance} is forgotten: nothing runs on ${host}, and what is there stays` }] : [];
  });
}

/** Clusters of which one member alone has the data until what is emptied has copied them again. */
export function findLoneMemberNotes(context: PlanContext): readonly Note[] {
  const { desired, moved } = context;
  const isKept = (host: string) =>
    listInForce(context, host).some(({ view }) => view.findCluster(host) === desired.findCluster(host));
  const again = groupBy(
    desired.resolved.hosts.filter((host) => moved.has(host) && isKept(host)),
    (host) => desired.findCluster(host) ?? '',
  );
  return [...again].flatMap(([cluster, hosts]) => {
    const others = desired.listMembers(cluster).filter((host) => !moved.has(host));
    const [lone, ...more] = others;
    // A new one is made first, and has a copy.
    if (lone === undefined || more.length > 0 || isCreated(context, lone, 'instances')) return [];
    const [name, names] = [nameInstance(desired, lone), hosts.map((host) => nameInstance(desired, host))];
    const way = names.length === 1 ? 'add another member first' : 'make them again one change after the other';
    return [
      {
        message: `${name} alone has the data of ${cluster} until ${sortNatural(names).join(' and ')} ${names.length === 1 ? 'has' : 'have'} copied them: if its host is lost before, they are lost; to be safe, ${way}`,
      },
    ];
  });
}

/** Clients that could log in before a step and cannot log in after it, and the other way round; once for all clusters. */
export function findAccessNotes(context: PlanContext, actions: readonly Action[]): readonly Note[] {
  const told = new Map<string, { readonly tell: (clusters: string) => string; readonly clusters: Set<string> }>();
  for (const { cluster, effect, hosts, hazards, item } of actions) {
    if (!hazards.includes('lock-out') && !hazards.includes('access')) continue;
    for (const host of hosts) {
      for (const side of listInForce(context, host)) {
        const { losses, gains } = findAccessChange(context, side, { effect: effect.id, host, ...nameItem(item) });
        const sentences = [
          ...losses.map((loss) => (clusters: string) => tellLoss(clusters, loss)),
          ...gains.map((gain) => (clusters: string) => tellGain(clusters, gain)),
        ];
        for (const tell of sentences) {
          const key = tell('');
          told.set(key, told.get(key) ?? { tell, clusters: new Set() });
          told.get(key)?.clusters.add(cluster);
        }
      }
    }
  }
  const untold = findUntoldAccess(context, actions);
  const messages = [...told.values()].map(({ tell, clusters }) => tell(nameClusters(sortNatural(clusters))));
  return [...sortNatural(messages), ...untold].map((message) => ({ message }));
}

const HBA_EFFECTS: ReadonlyMap<string, string> = new Map([
  ['pg-hba', 'PostgreSQL'],
  ['pgbouncer-hba', 'pgbouncer'],
]);

/** Of steps that write HBA rules with a template in them. */
function findUntoldAccess(context: PlanContext, actions: readonly Action[]): readonly string[] {
  const clusters = new Map<string, string[]>();
  for (const { cluster, effect, hosts } of actions) {
    const server = HBA_EFFECTS.get(effect.id);
    if (server === undefined) continue;
    const isUntold = [...hosts].some((host) =>
      listInForce(context, host).some((side) => findAccessChange(context, side, { effect: effect.id, host }).isUnknown),
    );
    if (isUntold) clusters.set(server, [...(clusters.get(server) ?? []), cluster]);
  }
  return [...clusters].map(
    ([server, names]) =>
      `who can log in to ${server} of ${nameClusters(sortNatural(names))} after the step cannot be told: its HBA rules have a template that only a run fills in`,
  );
}

const MOST_CLUSTERS = 5;

function nameClusters(names: readonly string[]): string {
  if (names.length <= MOST_CLUSTERS) return names.join(', ');
  return `${names.slice(0, MOST_CLUSTERS - 1).join(', ')} and ${count(names.length - MOST_CLUSTERS + 1, 'more cluster')}`;
}

/** Ports and services that clients of a cluster can no longer reach after a step, once for all hosts that fare alike. */
export function findServiceNotes(context: PlanContext, actions: readonly Action[]): readonly Note[] {
  const losses = new Map<string, string[]>();
  for (const { cluster, effect, hosts } of actions.filter(({ hazards }) => hazards.includes('service'))) {
    for (const host of hosts) {
      for (const side of listInForce(context, host)) {
        for (const loss of findServiceLosses(context, side, { effect: effect.id, host })) {
          const key = `${cluster}: ${loss}`;
          losses.set(key, [...(losses.get(key) ?? []), host]);
        }
      }
    }
  }
  return sortNatural(losses.keys()).map((key) => ({
    message: `${key} (on ${sortNatural(losses.get(key) ?? []).join(', ')})`,
  }));
}

/** `app` of `pg_users/app`. */
function nameItem(item: string | undefined): { readonly item?: string } {
  return item === undefined ? {} : { item: item.slice(item.indexOf('/') + 1) };
}
