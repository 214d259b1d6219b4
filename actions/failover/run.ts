import type { ApplyAdapters } from '../apply/ports.ts';
import { nameLock } from '../core/apply/lock-name.ts';
import type { RoleChange } from '../core/patroni/checks.ts';
import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import { changeRoles } from '../core/patroni/role-change.ts';
import type { RoleChangeResult } from '../core/patroni/role-change.ts';
import { renderTopology } from '../core/patroni/topology.ts';
import type { Clock } from '../core/patroni/types.ts';
import { UserError } from '../core/types.ts';
import type { ResolvedInventory } from '../core/types.ts';
import { readInForce } from './in-force.ts';
import type { InForce } from './in-force.ts';
import { REFRESH_TAGS, refreshHba } from './refresh-hba.ts';

export interface FailoverOptions extends RoleChange {
  readonly environment: string;
  readonly cluster: string;
  /** The cluster's name, typed by a person: the guard against the wrong terminal or form. */
  readonly confirm: string | undefined;
}

export interface FailoverAdapters extends ApplyAdapters {
  readonly clock: Clock;
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
  /** Hosts whose role changed, on which the HBA rules were rendered anew. */
  readonly refreshed: readonly string[];
  /** Leadership moved, and this is what is left to do. */
  readonly unfinished?: string;
  /** Topology before and after, as the handbook prints it. */
  readonly before: string;
  readonly after: string;
  /** Live roles that differ from `pg_role`, with what to change in the inventory. */
  readonly skew: readonly string[];
}

/** One verified switchover or failover with its follow-ups. Throws UserError when refused or not reached. */
export async function runFailover(options: FailoverOptions, adapters: FailoverAdapters): Promise<FailoverReport> {
  if (options.confirm !== options.cluster) {
    throw new UserError(
      `refused, nothing was changed: confirm with the cluster's name, --confirm ${options.cluster} [confirmation]`,
    );
  }
  const lock = await adapters.locks.acquire({ names: [nameLock({ cluster: options.cluster })], urgent: true });
  try {
    const inForce = readInForce(adapters, options.cluster);
    const result = await changeRoles({
      endpoints: getClusterEndpoints(inForce.inventory, options.cluster),
      change: pickChange(options),
      client: adapters.patroni,
      clock: adapters.clock,
      report: adapters.progress.say,
    });
    const unfinished = await followUp({ options, adapters, inForce, lock, hosts: result.changedHosts });
    return assembleReport({ options, result, inventory: inForce.inventory, unfinished });
  } finally {
    lock.release();
  }
}

interface FollowUp {
  readonly options: FailoverOptions;
  readonly adapters: FailoverAdapters;
  readonly inForce: InForce;
  readonly lock: Awaited<ReturnType<FailoverAdapters['locks']['acquire']>>;
  readonly hosts: readonly string[];
}

/** Says what is left to do instead of throwing: leadership has moved, and the report must tell it. */
async function followUp({ options, adapters, inForce, lock, hosts }: FollowUp): Promise<string | undefined> {
  if (hosts.length === 0) return undefined;
  adapters.progress.say(`rendering HBA rules by live role on ${hosts.join(', ')}`);
  try {
    await refreshHba({ environment: options.environment, hosts, inForce, lock }, adapters);
    return undefined;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const command = `scripts/ops run pgsql.yml --limit ${hosts.join(':')} --tags ${REFRESH_TAGS.join(',')}`;
    return `HBA rules were not rendered: ${error.message}; when that is mended, run ${command}`;
  }
}

function pickChange(options: FailoverOptions): RoleChange {
  return {
    operation: options.operation,
    ...(options.leader === undefined ? {} : { leader: options.leader }),
    ...(options.candidate === undefined ? {} : { candidate: options.candidate }),
    ...(options.acceptDataLoss === undefined ? {} : { acceptDataLoss: options.acceptDataLoss }),
  };
}

interface ReportInput {
  readonly options: FailoverOptions;
  readonly result: RoleChangeResult;
  readonly inventory: ResolvedInventory;
  readonly unfinished: string | undefined;
}

function assembleReport({ options, result, inventory, unfinished }: ReportInput): FailoverReport {
  const leader = result.after.members.find((member) => member.instance === result.leader);
  return {
    ok: unfinished === undefined,
    cluster: options.cluster,
    operation: options.operation,
    previousLeader: result.before.leader ?? null,
    leader: result.leader,
    timeline: leader?.timeline ?? null,
    leaderAfter: roundSeconds(result.leaderAfterMs),
    streamingAfter: roundSeconds(result.streamingAfterMs),
    refreshed: unfinished === undefined ? result.changedHosts : [],
    ...(unfinished === undefined ? {} : { unfinished }),
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
