import type { RoleChange } from '../core/patroni/checks.ts';
import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import { changeRoles } from '../core/patroni/role-change.ts';
import type { RoleChangeResult } from '../core/patroni/role-change.ts';
import { renderTopology } from '../core/patroni/topology.ts';
import type { Clock, PatroniClient } from '../core/patroni/types.ts';
import { UserError } from '../core/types.ts';
import type { ResolvedInventory } from '../core/types.ts';

export interface FailoverOptions extends RoleChange {
  readonly environment: string;
  readonly cluster: string;
  /** The cluster's name, typed by a person: the guard against the wrong terminal or form. */
  readonly confirm: string | undefined;
}

export interface FailoverAdapters {
  readonly inventory: ResolvedInventory;
  readonly patroni: PatroniClient;
  readonly clock: Clock;
  readonly report: (message: string) => void;
  /** Runs `work` while no other run touches the cluster. */
  readonly withClusterLock: <T>(cluster: string, work: () => Promise<T>) => Promise<T>;
  /** Re-renders what depends on the live role on these hosts; throws UserError when that fails. */
  readonly refreshHba: (cluster: string, hosts: readonly string[]) => Promise<void>;
}

export interface FailoverReport {
  readonly ok: boolean;
  readonly cluster: string;
  readonly operation: RoleChange['operation'];
  readonly previousLeader: string | null;
  readonly leader: string;
  readonly timeline: number | null;
  /** Seconds from Patroni's request. */
  readonly leaderAfter: number;
  readonly streamingAfter: number;
  readonly refreshed: readonly string[];
  /** Topology before and after, as the handbook prints it. */
  readonly before: string;
  readonly after: string;
  /** Live roles that differ from `pg_role`, with what to change in the inventory. */
  readonly skew: readonly string[];
}

/** One verified switchover or failover with its follow-ups. Throws UserError when refused or not reached. */
export async function runFailover(options: FailoverOptions, adapters: FailoverAdapters): Promise<FailoverReport> {
  const endpoints = getClusterEndpoints(adapters.inventory, options.cluster);
  if (options.confirm !== options.cluster) {
    throw new UserError(
      `refused, nothing was changed: confirm with the cluster's name, --confirm ${options.cluster} [confirmation]`,
    );
  }
  return adapters.withClusterLock(options.cluster, async () => {
    const result = await changeRoles({
      endpoints,
      change: pickChange(options),
      client: adapters.patroni,
      clock: adapters.clock,
      report: adapters.report,
    });
    if (result.changedHosts.length > 0) {
      adapters.report(`rendering HBA rules by live role on ${result.changedHosts.join(', ')}`);
      await adapters.refreshHba(options.cluster, result.changedHosts);
    }
    return assembleReport(options, result, adapters.inventory);
  });
}

function pickChange(options: FailoverOptions): RoleChange {
  return {
    operation: options.operation,
    ...(options.leader === undefined ? {} : { leader: options.leader }),
    ...(options.candidate === undefined ? {} : { candidate: options.candidate }),
    ...(options.acceptDataLoss === undefined ? {} : { acceptDataLoss: options.acceptDataLoss }),
  };
}

function assembleReport(
  options: FailoverOptions,
  result: RoleChangeResult,
  inventory: ResolvedInventory,
): FailoverReport {
  const leader = result.after.members.find((member) => member.instance === result.leader);
  return {
    ok: true,
    cluster: options.cluster,
    operation: options.operation,
    previousLeader: result.before.leader ?? null,
    leader: result.leader,
    timeline: leader?.timeline ?? null,
    leaderAfter: roundSeconds(result.leaderAfterMs),
    streamingAfter: roundSeconds(result.streamingAfterMs),
    refreshed: result.changedHosts,
    before: renderTopology(result.before),
    after: renderTopology(result.after),
    skew: findSkew(result, inventory),
  };
}

/** `pg_role` counts at bootstrap only, so a difference is reported and never planned. */
function findSkew(result: RoleChangeResult, inventory: ResolvedInventory): readonly string[] {
  return result.after.members.flatMap((member) => {
    const written = inventory.variables.get(member.host)?.get('pg_role');
    const live = member.instance === result.leader ? 'primary' : 'replica';
    if (written === live || (live === 'replica' && written !== 'primary')) return [];
    return [`${member.host}: pg_role is ${JSON.stringify(written)}, ${member.instance} is ${live} now`];
  });
}

function roundSeconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
