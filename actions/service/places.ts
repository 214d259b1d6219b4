import { UserError } from '../core/types.ts';
import type { ResolvedInventory } from '../core/types.ts';
import { sortNatural } from '../core/general/natural.ts';
import type { Place } from '../core/operations/service-guards.ts';
import { findDcsHosts, mayRunOn } from '../core/operations/units.ts';
import type { Unit } from '../core/operations/units.ts';

/** Hosts of a limit that the unit may run on. Throws UserError for a name that is nobody's, and where none is left. */
export function findPlaces(unit: Unit, limit: string, inventory: ResolvedInventory): readonly Place[] {
  const instances = new Map(inventory.hosts.flatMap((host) => nameInstance(inventory, host)));
  const names = limit.split(/[:,]/).map((name) => name.trim());
  const hosts = new Set<string>();
  for (const name of names) {
    const found = inventory.variables.has(name)
      ? [name]
      : (inventory.groups.get(name) ?? instances.get(name) ?? listCluster(inventory, name));
    if (found.length === 0)
      throw new UserError(`"${name}" is no cluster, instance, group or host of the inventory [unknown-limit]`);
    for (const host of found) hosts.add(host);
  }
  const places = sortNatural([...hosts])
    .filter((host) => mayRunOn(unit, inventory, host))
    .map((host) => describePlace(unit, inventory, host));
  if (places.length > 0) return places;
  const where = {
    member: 'members of clusters',
    node: 'all hosts',
    meta: 'the meta nodes',
    dcs: 'the members of the DCS',
  };
  throw new UserError(`${unit.name} runs on ${where[unit.where]}, and "${limit}" has none of them [wrong-host]`);
}

function nameInstance(inventory: ResolvedInventory, host: string): readonly (readonly [string, readonly string[]])[] {
  const name = findInstance(inventory, host);
  return name === undefined ? [] : [[name, [host]]];
}

function findInstance({ variables }: ResolvedInventory, host: string): string | undefined {
  const own = variables.get(host);
  const [cluster, seq] = [own?.get('pg_cluster'), own?.get('pg_seq')];
  return typeof cluster === 'string' && typeof seq === 'number' ? `${cluster}-${String(seq)}` : undefined;
}

function listCluster({ hosts, variables }: ResolvedInventory, name: string): readonly string[] {
  return hosts.filter((host) => variables.get(host)?.get('pg_cluster') === name);
}

function describePlace(unit: Unit, inventory: ResolvedInventory, host: string): Place {
  const cluster = inventory.variables.get(host)?.get('pg_cluster');
  const instance = findInstance(inventory, host);
  const own = typeof cluster === 'string' ? cluster : undefined;
  const peers =
    unit.where === 'dcs' ? findDcsHosts(inventory) : own === undefined ? [host] : listCluster(inventory, own);
  return {
    ...{ host, peers },
    ...(own === undefined || unit.where === 'meta' ? {} : { cluster: own }),
    ...(instance === undefined || unit.where === 'meta' || unit.where === 'dcs' ? {} : { instance }),
  };
}
