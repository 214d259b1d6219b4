import { inventoryPath } from '../apply/live-refusals.ts';
import type { Lock } from '../core/apply/ports.ts';
import type { GuardInput, Place, UnitState } from '../core/operations/service-guards.ts';
import { readUnitState, writeStateScript } from '../core/operations/unit-state.ts';
import type { Unit } from '../core/operations/units.ts';
import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import { readCluster } from '../core/patroni/read-cluster.ts';
import type { ClusterView } from '../core/patroni/types.ts';
import type { ResolvedInventory } from '../core/types.ts';
import type { ServiceAdapters, ServiceOptions } from './ports.ts';

/** All that is known of a request once its hosts are. */
export interface Request {
  readonly options: ServiceOptions;
  readonly adapters: ServiceAdapters;
  readonly unit: Unit;
  readonly places: readonly Place[];
  /** By whose inventory and playbooks it is done. */
  readonly commit: string;
  readonly inventory: ResolvedInventory;
  readonly playbooksRoot: string;
}

export interface Locked extends Request {
  readonly lock: Lock;
}

/** The unit on the hosts and on those beside which they serve, and the clusters by Patroni's word. */
export async function look(request: Request, places: readonly Place[]): Promise<GuardInput> {
  const { adapters, options, playbooksRoot, unit } = request;
  const asked = unit.serves ? places.flatMap(({ host, peers }) => [host, ...peers]) : places.map(({ host }) => host);
  const hosts = [...new Set(asked)];
  const inventory = inventoryPath(playbooksRoot, options.environment);
  const answers = await adapters.ansible.probe({ playbooksRoot, inventory, hosts, script: writeStateScript(unit) });
  const states = new Map<string, UnitState>(answers.map((answer) => [answer.host, readUnitState(answer)]));
  const { action, confirm, door } = options;
  const views = await readViews(request, places);
  return { unit, action, door, places, states, views, ...(confirm === undefined ? {} : { confirm }) };
}

async function readViews(
  { adapters, inventory, unit }: Request,
  places: readonly Place[],
): Promise<ReadonlyMap<string, ClusterView>> {
  const views = new Map<string, ClusterView>();
  if (unit.where !== 'member') return views;
  for (const cluster of new Set(places.flatMap((place) => place.cluster ?? [])))
    views.set(cluster, await readCluster(getClusterEndpoints(inventory, cluster), adapters.patroni));
  return views;
}
