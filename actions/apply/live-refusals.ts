/** What only the live hosts can refuse, asked before anything is touched. */
import { findLeaderRemoval, findLeavingLeader } from '../core/apply/leader-removal.ts';
import { findOccupied, isTaken, parseOccupancy } from '../core/apply/occupancy.ts';
import { OCCUPANCY_SCRIPT } from '../core/apply/occupancy-script.ts';
import type { ProbeAnswer } from '../core/apply/ports.ts';
import { readText } from '../core/apply/variables.ts';
import { findStepClusters } from '../core/apply/step-scope.ts';
import { refuse } from '../core/apply/problems.ts';
import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import { findCluster, listClusterNames } from '../core/resolve/clusters.ts';
import { readCluster } from '../core/patroni/read-cluster.ts';
import type { ClusterMember, ClusterView } from '../core/patroni/types.ts';
import { ABSENT } from '../core/ledger/state.ts';
import { InternalError } from '../core/types.ts';
import type { Problem, ResolvedInventory, Step } from '../core/types.ts';
import type { ApplyAdapters } from './ports.ts';
import type { Prepared } from './prepare.ts';

const REMOVAL = 'pgsql-remove.yml';
const CREATION = 'pgsql.yml';

export function isRemoval(step: Step): boolean {
  return step.playbook === REMOVAL;
}

/** Hosts that any step of the plan removes. */
function findRemovedHosts(prepared: Prepared): ReadonlySet<string> {
  return new Set(prepared.plan.steps.filter(isRemoval).flatMap((step) => step.hosts));
}

/** Clusters of which every member in force is removed by the plan, and that the desired side has again. */
export function findRebuiltClusters(prepared: Prepared): ReadonlySet<string> {
  const removed = findRemovedHosts(prepared);
  const kept = new Set<string>();
  const gone = new Set<string>();
  for (const { hosts, resolved } of prepared.existing) {
    for (const host of hosts) {
      for (const cluster of findStepClusters([host], [resolved])) (removed.has(host) ? gone : kept).add(cluster);
    }
  }
  const desired = new Set(findStepClusters(prepared.desired.hosts, [prepared.desired]));
  return new Set([...gone].filter((cluster) => !kept.has(cluster) && desired.has(cluster)));
}

/** The side that a step runs with that uses the existing inventory: the plan's, else the newest that has its hosts. */
export function getRemovalSide({ existing }: Prepared, step: Step): Prepared['existing'][number] {
  const named = existing.find(({ commit }) => commit === step.existingRev);
  const side = named ?? existing.findLast(({ resolved }) => step.hosts.every((host) => resolved.variables.has(host)));
  if (side === undefined) throw new InternalError(`no commit in force has all hosts of ${step.id} (${step.limit})`);
  return side;
}

export async function findLeaderRemovals(prepared: Prepared, adapters: ApplyAdapters): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  for (const step of prepared.plan.steps.filter(isRemoval)) {
    const problem = await findStepLeaderRemoval(step, prepared, adapters);
    if (problem !== undefined) found.push(problem);
  }
  return found;
}

/** By the names that the removed side gives: the desired one may call the leader's host another instance already. */
export async function findStepLeaderRemoval(
  step: Step,
  prepared: Prepared,
  adapters: ApplyAdapters,
): Promise<Problem | undefined> {
  const { resolved } = getRemovalSide(prepared, step);
  const removed = findRemovedHosts(prepared);
  for (const cluster of findStepClusters(step.hosts, [resolved])) {
    const own = await readCluster(getClusterEndpoints(resolved, cluster), adapters.patroni);
    const view = own.leader === undefined ? await readLiveCluster(prepared, cluster, adapters) : own;
    if (view === undefined) continue;
    const isGone = (member: ClusterMember) => !isInForce(prepared, member);
    const problem = findLeaderRemoval({ view, removed, isGone });
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** The live leader of a cluster that is kept, where removals.yml says that nobody looks after that member any more. */
export async function findLeavingLeaders(prepared: Prepared, adapters: ApplyAdapters): Promise<readonly Problem[]> {
  const leaving = findLeavingInstances(prepared);
  const asked = [...leaving].map(async ([cluster, instances]) => {
    const view = await readLiveCluster(prepared, cluster, adapters);
    return view === undefined ? undefined : findLeavingLeader(view, instances);
  });
  return (await Promise.all(asked)).filter((problem) => problem !== undefined);
}

/** Instances in force by cluster that the desired side, which keeps the cluster, does not have, and that no step removes. */
function findLeavingInstances(prepared: Prepared): ReadonlyMap<string, ReadonlySet<string>> {
  const { existing, desired } = prepared;
  const removed = findRemovedHosts(prepared);
  const kept = new Set(desired.hosts.flatMap((host) => nameInstance(desired, host) ?? []));
  const clusters = new Set(listClusterNames(desired));
  const found = new Map<string, Set<string>>();
  for (const { hosts, resolved } of existing) {
    for (const host of hosts) {
      const cluster = findCluster(resolved, host);
      const instance = nameInstance(resolved, host);
      if (cluster === undefined || instance === undefined || !clusters.has(cluster)) continue;
      if (kept.has(instance) || removed.has(host)) continue;
      found.set(cluster, (found.get(cluster) ?? new Set()).add(instance));
    }
  }
  return found;
}

function nameInstance(resolved: ResolvedInventory, host: string): string | undefined {
  const cluster = findCluster(resolved, host);
  return cluster === undefined ? undefined : `${cluster}-${readText(resolved, host, 'pg_seq')}`;
}

function isInForce({ existing }: Prepared, { host, instance }: ClusterMember): boolean {
  return existing.some(({ hosts, resolved }) => hosts.has(host) && nameInstance(resolved, host) === instance);
}

/** The same for one step by hand, whose hosts the desired inventory still has. */
export async function findLeaderRemovalProblem(
  step: Step,
  { desired }: Prepared,
  adapters: ApplyAdapters,
): Promise<Problem | undefined> {
  if (!isRemoval(step)) return undefined;
  for (const cluster of findStepClusters(step.hosts, [desired])) {
    const view = await readCluster(getClusterEndpoints(desired, cluster), adapters.patroni);
    const problem = findLeaderRemoval({ view, removed: new Set(step.hosts), isGone: () => false });
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function isMember(resolved: ResolvedInventory, host: string, cluster: string): boolean {
  return findCluster(resolved, host) === cluster;
}

/** The cluster by whichever side's endpoints show a leader: a commit may have moved Patroni's port. */
export async function readLiveCluster(
  prepared: Prepared,
  cluster: string,
  adapters: ApplyAdapters,
): Promise<ClusterView | undefined> {
  const sides = [prepared.desired, ...prepared.existing.map((side) => side.resolved).reverse()];
  let view: ClusterView | undefined;
  for (const side of sides) {
    if (!side.hosts.some((host) => isMember(side, host, cluster))) continue;
    const seen = await readCluster(getClusterEndpoints(side, cluster), adapters.patroni);
    if (seen.leader !== undefined) return seen;
    view ??= seen;
  }
  return view;
}

/**
 * Members that Patroni lists and the inventory does not have, where no ledger says what becomes of them: the fleet lives,
 * and this is not all of it. With a ledger, a member that is dropped from the inventory needs a removal.
 */
export async function findStrangers(
  { state, desired }: Prepared,
  { patroni }: ApplyAdapters,
): Promise<readonly Problem[]> {
  if (state !== undefined) return [];
  const views = await Promise.all(
    listClusterNames(desired).map((cluster) => readCluster(getClusterEndpoints(desired, cluster), patroni)),
  );
  return views.flatMap(({ cluster, strangers }) =>
    strangers.map((member) =>
      refuse(
        'unknown-member',
        `${cluster} lives and has the member ${member}, which the inventory does not have; there is no ledger yet, so ` +
          'nothing would ever remove it: write it into the inventory, or remove it by hand first',
      ),
    ),
  );
}

export interface OccupancyFindings {
  readonly refusals: readonly Problem[];
  /** Hosts that could not be asked, with the reason: nothing is created there now. */
  readonly unasked: ReadonlyMap<string, string>;
}

/**
 * Hosts that may have nothing yet and are about to get an instance; and those of which nothing is known, since nobody could
 * ask them when the fleet was adopted. What the plan itself removes first is in no one's way.
 */
export function findCreatedHosts(prepared: Prepared): readonly string[] {
  const { plan, state, desired } = prepared;
  const removed = findRemovedHosts(prepared);
  const created = plan.steps
    .filter((step) => step.playbook === CREATION && step.tags.length === 0)
    .flatMap((step) => step.hosts);
  const isUnknown = (host: string) =>
    (state?.hosts[host]?.includes(ABSENT) ?? true) || state?.debts?.[host] !== undefined;
  return [...new Set(created)].filter(
    (host) => !removed.has(host) && isUnknown(host) && findCluster(desired, host) !== undefined,
  );
}

export async function findOccupiedHosts(
  prepared: Prepared,
  adapters: ApplyAdapters,
  hosts: readonly string[],
): Promise<OccupancyFindings> {
  if (hosts.length === 0) return { refusals: [], unasked: new Map() };
  const folder = adapters.ansible.materialise(prepared.commit);
  const answers = await adapters.ansible.probe({
    playbooksRoot: folder,
    inventory: inventoryPath(folder, prepared.plan.environment),
    hosts,
    script: OCCUPANCY_SCRIPT,
  });
  const refusals = await Promise.all(answers.map((answer) => judge(prepared, adapters, answer)));
  const occupied = refusals.filter((problem) => problem !== undefined);
  const others = answers.filter((_, index) => refusals[index] === undefined);
  return {
    refusals: [...occupied, ...findNotAdopted(prepared, others)],
    unasked: new Map(answers.flatMap(({ host, failure }) => (failure === undefined ? [] : [[host, failure] as const]))),
  };
}

async function judge(prepared: Prepared, adapters: ApplyAdapters, answer: ProbeAnswer): Promise<Problem | undefined> {
  if (answer.output === undefined) return undefined;
  const { host } = answer;
  const { desired } = prepared;
  const cluster = readText(desired, host, 'pg_cluster');
  const { dcs } = getClusterEndpoints(desired, cluster);
  return findOccupied({
    ...{ host, cluster, occupancy: parseOccupancy(answer.output) },
    expectedIdentifier: await adapters.dcs.findValue(dcs.servers, `${dcs.folder}/initialize`),
    begun: wasBegun(prepared.state?.hosts[host] ?? []),
  });
}

/** Members that live although no ledger was ever begun: what is in force there is for adoption to find out. */
function findNotAdopted({ plan, state }: Prepared, answers: readonly ProbeAnswer[]): readonly Problem[] {
  if (state !== undefined) return [];
  const living = answers.filter(({ output }) => output !== undefined && isTaken(parseOccupancy(output)));
  if (living.length === 0) return [];
  const hosts = living.map(({ host }) => host);
  const { environment } = plan;
  const message =
    `${hosts.join(', ')}: instances live there, and there is no ledger of ${environment}, so nobody knows what is in ` +
    `force: scripts/ops adopt --env ${environment} compares what lives with the inventory, changes no host, and begins the ledger`;
  return [refuse('not-adopted', message, hosts)];
}

/** A creation was begun there, by a step that had found the host free. */
function wasBegun(entries: readonly string[]): boolean {
  return entries.includes(ABSENT) && entries.some((commit) => commit !== ABSENT);
}

export function inventoryPath(folder: string, environment: string): string {
  return `${folder}/inventory/${environment}/hosts`;
}
