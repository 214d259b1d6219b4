/**
 * What must hold before a step begins. It is asked under the step's locks: a failover may have come since the plan was
 * made. What may pass by itself is waited for without them, so that a failover does not wait for an apply that waits.
 */
import { findIllness, takesDown } from '../core/apply/cluster-health.ts';
import type { Illness } from '../core/apply/cluster-health.ts';
import { findLostQuorum, findSecondLoss } from '../core/apply/dcs-health.ts';
import { HOSTS_MS, PassingFault } from '../core/apply/passing-fault.ts';
import { findStepClusters } from '../core/apply/step-scope.ts';
import { ABSENT } from '../core/ledger/state.ts';
import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import type { ClusterMember, ClusterView } from '../core/patroni/types.ts';
import { listClusterNames, listMembers } from '../core/resolve/clusters.ts';
import type { Step } from '../core/types.ts';
import { UserError } from '../core/types.ts';
import { findDiskIllness } from './disk-gate.ts';
import { findGates } from './held-gates.ts';
import { findLentPool } from './lent-gate.ts';
import { findLeaderRemovalProblem, findStepLeaderRemoval, isRemoval, readLiveCluster } from './live-refusals.ts';
import type { ApplyAdapters } from './ports.ts';
import type { Prepared } from './prepare.ts';

const RULE = 'cluster-health';
const LOOK_MS = 1_000;
/** Between two words of a wait whose reason changes with each look. */
const TELL_MS = 10_000;

export interface Gated {
  readonly prepared: Prepared;
  readonly adapters: ApplyAdapters;
  readonly byHand?: boolean;
  /** Those of the step that it runs on now. */
  readonly hosts: readonly string[];
}

/** Throws PassingFault for what may pass by itself, UserError for what does not. */
export async function assertHealthy(step: Step, gated: Gated): Promise<void> {
  const { prepared, adapters, byHand } = gated;
  const isOfCluster = step.playbook.startsWith('pgsql');
  if (isOfCluster && isRemoval(step)) {
    const find = byHand === true ? findLeaderRemovalProblem : findStepLeaderRemoval;
    const problem = await find(step, prepared, adapters);
    if (problem !== undefined) throw new UserError(`${problem.message} [${problem.rule}]`);
    return;
  }
  // A person may be about to bring a dead cluster back.
  if (byHand === true) return;
  const [illnesses, ...ofHosts] = await Promise.all([
    listIllnesses(step, gated),
    isOfCluster ? findDiskIllness(gated) : undefined,
    isOfCluster && takesDown(step.hazards) ? findLentPool(step, gated) : undefined,
  ]);
  judge([...illnesses, ...ofHosts]);
}

/** By the word of the store and of Patroni, asked by HTTP: a look each second is no load for them. */
function listIllnesses(step: Step, gated: Gated): Promise<readonly (Illness | undefined)[]> {
  const isOfCluster = step.playbook.startsWith('pgsql');
  return Promise.all([findStoreIllness(step, gated), isOfCluster ? findClusterIllness(step, gated) : undefined]);
}

/** What does not pass is told at once. */
function judge(looks: readonly (Illness | undefined)[]): void {
  const found = looks.filter((one) => one !== undefined);
  const illness = found.find(({ passes }) => !passes) ?? found[0];
  if (illness === undefined) return;
  const message = `${illness.reason} [${RULE}]`;
  throw illness.passes
    ? new PassingFault(message, illness.ofHosts === true ? HOSTS_MS : LOOK_MS)
    : new UserError(message);
}

async function findStoreIllness(step: Step, { prepared, adapters, hosts }: Gated): Promise<Illness | undefined> {
  const { desired } = prepared;
  const [cluster] = listClusterNames(desired);
  if (!takesDown(step.hazards) || cluster === undefined) return undefined;
  const servers = await adapters.dcs.readHealth(getClusterEndpoints(desired, cluster).dcs.servers);
  if (step.playbook.startsWith('pgsql')) return findLostQuorum(servers);
  const addresses = hosts.map((host) => desired.variables.get(host)?.get('ansible_host') ?? host);
  return findSecondLoss(servers, new Set(addresses.map(String)));
}

async function findClusterIllness(step: Step, gated: Gated): Promise<Illness | undefined> {
  const { prepared, adapters, hosts } = gated;
  const sides = [prepared.desired, ...prepared.existing.map((side) => side.resolved)];
  for (const cluster of findStepClusters(step.hosts, sides)) {
    const view = await readLiveCluster(prepared, cluster, adapters);
    if (view === undefined) continue;
    const members = listMembers(prepared.desired, cluster);
    // Not as the apply found it: a step before this one may have removed the cluster, to be made again.
    const inForce = adapters.ledger.read()?.state.hosts ?? {};
    const unmade = new Set(members.filter((host) => (inForce[host] ?? [ABSENT]).includes(ABSENT)));
    if (unmade.size >= members.length) continue;
    const lame = new Set(hosts.filter((host) => isHalfDone(prepared, host)));
    const { replicaLagBytes } = findGates(prepared, step.hosts);
    const illness = findIllness(leaveOut(view, unmade, lame), step.hazards, replicaLagBytes);
    if (illness !== undefined) return illness;
  }
  return undefined;
}

/** An apply or the adoption left something open there: what is wrong with the host may be what the step puts right. */
export function isHalfDone({ state }: Prepared, host: string): boolean {
  return (state?.hosts[host] ?? []).length > 1 || state?.debts?.[host] !== undefined;
}

/**
 * Without those that this apply has still to make: until then a cluster is whole without them. And without replicas that
 * an earlier apply may have broken, which the step repairs; the playbook itself restarts nothing until they are back.
 * PostgreSQL pauses its replay where a setting must be raised by a restart: that too the step repairs.
 */
function leaveOut(view: ClusterView, unmade: ReadonlySet<string>, lame: ReadonlySet<string>): ClusterView {
  const isRepaired = ({ host, instance, streaming, replayPaused, pendingRestart }: ClusterMember) =>
    lame.has(host) && instance !== view.leader && (!streaming || (replayPaused && pendingRestart));
  const isLeftOut = (member: ClusterMember) =>
    (unmade.has(member.host) && member.state === 'unreachable') || isRepaired(member);
  return { ...view, members: view.members.filter((member) => !isLeftOut(member)) };
}

/** How long the waits of one step may take together. */
export class Patience {
  readonly #until: number;

  constructor({ prepared, adapters }: Pick<Gated, 'prepared' | 'adapters'>) {
    this.#until = adapters.clock.now() + prepared.gates.waitSeconds * 1_000;
  }

  /**
   * Looks each second, or as often as hosts are asked, until nothing is in the way. Throws UserError where it does not pass in
   * time, or another fault comes.
   */
  async outwait(fault: PassingFault, step: Step, gated: Gated): Promise<void> {
    const { clock, interruption, progress } = gated.adapters;
    let told = Number.NEGATIVE_INFINITY;
    for (let found: PassingFault | undefined = fault; found !== undefined; found = await lookAgain(step, gated)) {
      const remaining = this.#until - clock.now();
      if (remaining <= 0) throw this.#giveUp(found, gated);
      const signal = interruption.signal();
      if (signal !== undefined)
        throw new UserError(`not waited for any longer, since ${signal} came: ${found.message}`);
      if (clock.now() - told >= TELL_MS) {
        told = clock.now();
        progress.say(`${step.id} waits, for at most ${String(Math.ceil(remaining / 1_000))} s more: ${found.message}`);
      }
      await clock.sleep(Math.min(found.pauseMs, remaining));
    }
  }

  #giveUp({ message }: PassingFault, { prepared }: Gated): UserError {
    const { waitSeconds } = prepared.gates;
    return new UserError(`waited for ${String(waitSeconds)} s (gates.wait_seconds of environment.yml): ${message}`);
  }
}

/** The step's next attempt asks for everything again. What a person runs is held to no cluster's health. */
async function lookAgain(step: Step, gated: Gated): Promise<PassingFault | undefined> {
  if (gated.byHand === true) return undefined;
  try {
    judge(await listIllnesses(step, gated));
    return undefined;
  } catch (error) {
    if (error instanceof PassingFault) return error;
    throw error;
  }
}
