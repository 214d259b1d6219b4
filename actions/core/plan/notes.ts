import { sortNatural } from '../general/natural.ts';
import { findAccessChange } from '../effects/access-change.ts';
import { tellGain, tellLoss } from '../effects/access-words.ts';
import { findServiceLosses } from '../effects/service-loss.ts';
import type { Note } from '../types.ts';
import { listInForce, nameInstance } from '../effects/host-states.ts';
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

/** Clients that could log in before a step and cannot log in after it, and the other way round. */
export function findAccessNotes(context: PlanContext, actions: readonly Action[]): readonly Note[] {
  const messages = actions
    .filter(({ hazards }) => hazards.includes('lock-out') || hazards.includes('access'))
    .flatMap(({ cluster, effect, hosts, item }) =>
      [...hosts].flatMap((host) =>
        listInForce(context, host)
          .map((side) => findAccessChange(context, side, { effect: effect.id, host, ...nameItem(item) }))
          .flatMap(({ losses, gains }) => [
            ...losses.map((loss) => tellLoss(cluster, loss)),
            ...gains.map((gain) => tellGain(cluster, gain)),
          ]),
      ),
    );
  return sortNatural(messages).map((message) => ({ message }));
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
