/** What the hosts of the inventory are, asked of themselves, of their Patroni and of the DCS. */
import { identify } from '../core/adoption/identity.ts';
import type { Standing } from '../core/adoption/standing.ts';
import { parseOccupancy, type Occupancy } from '../core/apply/occupancy.ts';
import { OCCUPANCY_SCRIPT } from '../core/apply/occupancy-script.ts';
import { refuse } from '../core/apply/problems.ts';
import type { ProbeAnswer } from '../core/apply/ports.ts';
import { readText } from '../core/apply/variables.ts';
import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import { readCluster } from '../core/patroni/read-cluster.ts';
import type { ClusterView } from '../core/patroni/types.ts';
import { findCluster, listClusterNames, listMembers } from '../core/resolve/clusters.ts';
import type { Catalogue } from '../core/catalogue/types.ts';
import type { Problem, ResolvedInventory } from '../core/types.ts';
import { findStrangers, inventoryPath } from '../apply/live-refusals.ts';
import type { ApplyAdapters } from '../apply/ports.ts';
import type { Prepared } from '../apply/prepare.ts';

interface SeenCluster {
  readonly cluster: string;
  readonly view: ClusterView;
  /** What the DCS holds for it. */
  readonly identifier: string | undefined;
}

export interface Sight {
  readonly standings: ReadonlyMap<string, Standing>;
  readonly clusters: readonly SeenCluster[];
  /** Why nothing may be adopted. */
  readonly problems: readonly Problem[];
}

export async function lookAround(prepared: Prepared, adapters: ApplyAdapters): Promise<Sight> {
  const { desired } = prepared;
  const [answers, clusters, strangers] = await Promise.all([
    probe(prepared, adapters),
    Promise.all(listClusterNames(desired).map((cluster) => seeCluster(cluster, desired, adapters))),
    findStrangers(prepared, adapters),
  ]);
  const problems = [...strangers];
  const standings = new Map<string, Standing>();
  for (const answer of answers) {
    const judged = judge(answer, { desired, clusters, catalogue: adapters.catalogue });
    if ('problem' in judged) problems.push(judged.problem);
    else standings.set(answer.host, judged);
  }
  problems.push(...clusters.flatMap((seen) => findLostCluster(seen, desired, standings)));
  if (problems.length === 0 && ![...standings.values()].some(({ kind }) => kind === 'member')) {
    problems.push(
      refuse(
        'nothing-lives',
        'no instance of the inventory lives, so there is nothing to adopt: scripts/ops apply makes a fleet and begins its ledger',
      ),
    );
  }
  return { standings, clusters, problems };
}

function probe({ commit, desired, plan }: Prepared, { ansible }: ApplyAdapters): Promise<readonly ProbeAnswer[]> {
  const playbooksRoot = ansible.materialise(commit);
  const inventory = inventoryPath(playbooksRoot, plan.environment);
  return ansible.probe({ playbooksRoot, inventory, hosts: desired.hosts, script: OCCUPANCY_SCRIPT });
}

async function seeCluster(
  cluster: string,
  desired: ResolvedInventory,
  { dcs, patroni }: ApplyAdapters,
): Promise<SeenCluster> {
  const endpoints = getClusterEndpoints(desired, cluster);
  const { servers, folder } = endpoints.dcs;
  const [view, identifier] = await Promise.all([
    readCluster(endpoints, patroni),
    dcs.findValue(servers, `${folder}/initialize`),
  ]);
  return { cluster, view, identifier };
}

interface Inventory {
  readonly desired: ResolvedInventory;
  readonly clusters: readonly SeenCluster[];
  readonly catalogue: Catalogue;
}

function judge(
  { host, output, failure }: ProbeAnswer,
  { desired, clusters, catalogue }: Inventory,
): Standing | { readonly problem: Problem } {
  if (output === undefined) return { kind: 'unasked', reason: failure ?? 'it gave no answer' };
  const seen = clusters.find(({ cluster }) => cluster === findCluster(desired, host));
  if (seen === undefined) return { kind: 'node' };
  const { cluster, identifier, view } = seen;
  const occupancy = tryParse(output);
  if (occupancy === undefined) {
    return {
      problem: refuse('not-adoptable', `${host} is not adopted: what it answers to the probe cannot be read`, [host]),
    };
  }
  const identity = identify({
    ...{ host, cluster, expectedIdentifier: identifier, occupancy },
    instance: `${cluster}-${readText(desired, host, 'pg_seq')}`,
    version: readText(desired, host, 'pg_version') || readDefault(catalogue, 'pg_version'),
  });
  if (identity.kind === 'other') return { problem: identity.problem };
  if (identity.kind === 'free') return { kind: 'free' };
  // Without a leader, a check run takes the cluster for one that is still to be made.
  return view.leader === undefined ? { kind: 'member', unready: `${cluster} has no leader` } : { kind: 'member' };
}

/** A host may answer anything. */
function tryParse(output: string): Occupancy | undefined {
  try {
    return parseOccupancy(output);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

function readDefault({ parameters }: Catalogue, name: string): string {
  const value = parameters.get(name)?.default;
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
}

/** A cluster that nobody could look at, or that the DCS knows and no host has, is not as the inventory says. */
function findLostCluster(
  { cluster, identifier }: SeenCluster,
  desired: ResolvedInventory,
  standings: ReadonlyMap<string, Standing>,
): readonly Problem[] {
  const hosts = listMembers(desired, cluster);
  const found = hosts.map((host) => standings.get(host));
  // A host that is something else has been told.
  if (found.some((standing) => standing === undefined || standing.kind === 'member')) return [];
  const unasked = found.flatMap((standing) => (standing?.kind === 'unasked' ? [standing.reason] : []));
  if (unasked.length > 0) {
    const message =
      `no member of ${cluster} could be asked (${[...new Set(unasked)].join('; ')}), so nothing shows that it is the one ` +
      'of the inventory; make one of its hosts reachable';
    return [refuse('unseen-cluster', message, hosts)];
  }
  if (identifier === undefined) return [];
  const message =
    `the DCS knows ${cluster} with the system identifier ${identifier}, and no host of the inventory has it; write its ` +
    'hosts, pg_data and ports as they are there, or remove its keys from the DCS where it is gone';
  return [refuse('lost-cluster', message, hosts)];
}
