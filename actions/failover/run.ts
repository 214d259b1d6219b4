import type { ApplyAdapters } from '../apply/ports.ts';
import { nameLock } from '../core/apply/lock-name.ts';
import type { RoleChange } from '../core/patroni/checks.ts';
import { DRAIN_SECONDS } from '../core/handover/drain-limit.ts';
import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import { findMember } from '../core/patroni/leader-state.ts';
import { changeRoles } from '../core/patroni/role-change.ts';
import type { RoleChangeResult } from '../core/patroni/verdict.ts';
import { adviseRoleChange } from '../core/operations/advice.ts';
import type { Door } from '../core/operations/advice.ts';
import { printable } from '../core/render/safe-text.ts';
import { UserError } from '../core/types.ts';
import { HandoverRun } from './handover.ts';
import { readInForce } from './in-force.ts';
import type { InForce } from './in-force.ts';
import { RoleProof } from './prove-roles.ts';
import { recordRoleChange } from './record.ts';
import { assembleReport } from './report.ts';
import type { FailoverReport, Followed } from './report.ts';

/** The job ends after 15 minutes, of which the change itself, its wait for a leader's key and its proof take up to 6. */
const LOCK_TIMEOUT_SECONDS = 480;

export interface FailoverOptions extends RoleChange {
  readonly environment: string;
  readonly door: Door;
  readonly cluster: string;
  /** The cluster's name, typed by a person: the guard against the wrong terminal or form. */
  readonly confirm: string | undefined;
  /** Seconds that sessions may go on through the old leader's pools; then they are ended. */
  readonly drainSeconds?: number;
}

export type FailoverAdapters = ApplyAdapters;

/**
 * One verified switchover or failover and the proof of what follows from it. Throws UserError where the cluster was not
 * even looked at; everything after that, a refusal included, is in the report.
 */
export async function runFailover(options: FailoverOptions, adapters: FailoverAdapters): Promise<FailoverReport> {
  const advice = adviseRoleChange(options.door);
  if (options.confirm !== options.cluster) {
    const needed = advice.give('confirm', options.cluster);
    throw new UserError(`refused, nothing was changed: confirm with the cluster's name, ${needed} [confirmation]`);
  }
  const lock = await adapters.locks.acquire({
    names: [nameLock({ cluster: options.cluster })],
    urgent: true,
    timeoutSeconds: LOCK_TIMEOUT_SECONDS,
  });
  const begun = adapters.witness.readTime();
  const start = adapters.stopwatch.seconds();
  try {
    const inForce = readInForce(adapters, options.cluster);
    const { inventory } = inForce;
    if (options.drill === true) assertDrill(options, inForce);
    const endpoints = getClusterEndpoints(inventory, options.cluster);
    const { clock, hosts } = adapters;
    // Patroni's own words among them come from a host: on one line, and nothing that moves the cursor.
    const report = (message: string) => {
      adapters.progress.say(printable(message));
    };
    const drainSeconds = options.drainSeconds ?? DRAIN_SECONDS;
    const handover = new HandoverRun({ hosts, endpoints, inventory, clock, report, drainSeconds });
    const { patroni: client, dcs } = adapters;
    const proof = new RoleProof({ environment: options.environment, inForce, lock }, adapters);
    const findHosts = (instances: readonly string[]) =>
      endpoints.members.filter(({ instance }) => instances.includes(instance)).map(({ host }) => host);
    const aside = {
      prepare: () => {
        proof.prepare();
      },
      begin: (instances: readonly string[]) => {
        proof.begin(findHosts(instances));
      },
    };
    const asked = { endpoints, change: options, client, dcs, clock, report, advice, handover, aside };
    const result = await changeRoles(asked).finally(() => {
      handover.close();
    });
    const followed = await followUp(result, proof, adapters);
    const { missingRules } = handover;
    const done = assembleReport({
      ...{ options, result, inForce, followed, missingRules, advice },
      handover: handover.assembleReport(),
    });
    const seconds = adapters.stopwatch.seconds() - start;
    recordRoleChange(done, { begun, seconds, commit: inForce.commit }, adapters);
    return done;
  } finally {
    lock.release();
  }
}

function assertDrill({ environment, operation }: FailoverOptions, { allowsDrill }: InForce): void {
  if (operation !== 'switchover')
    throw new UserError('refused, nothing was changed: only a switchover is drilled [drill]');
  if (allowsDrill) return;
  throw new UserError(
    `refused, nothing was changed: environment ${environment} allows no drill; "drill: true" in ` +
      `inventory/${environment}/environment.yml does, once it is applied [drill]`,
  );
}

/** Whatever breaks here is told, not thrown: leadership has moved, and the report must say so. */
async function followUp(
  { after, verdict }: RoleChangeResult,
  proof: RoleProof,
  { progress }: FailoverAdapters,
): Promise<Followed> {
  if (verdict.kind !== 'moved') {
    await proof.abandon();
    return { proven: [], problems: [] };
  }
  const hosts = [verdict.leader, ...verdict.rejoined].flatMap((instance) => findMember(after, instance)?.host ?? []);
  progress.say(`proving the rules of the live role on ${hosts.join(', ')}`);
  try {
    const failed = await proof.finish(hosts);
    const proven = hosts.filter((host) => !failed.has(host));
    return { proven, problems: failed.size === 0 ? [] : [describeUnproven([...failed])] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { proven: [], problems: [describeUnproven(hosts.map((host) => [host, reason]))] };
  }
}

function describeUnproven(failed: readonly (readonly [string, string])[]): string {
  const hosts = failed.map(([host]) => host).join(':');
  const reasons = new Map<string, string[]>();
  for (const [host, reason] of failed) reasons.set(reason, [...(reasons.get(reason) ?? []), host]);
  const said = [...reasons].map(([reason, on]) => `${on.join(', ')} (${reason})`).join('; ');
  return (
    `the rules of the live role are not proven on ${said}; clients may be locked out there: ` +
    `scripts/ops run pgsql.yml --limit ${hosts} --tags pg_hba,pgbouncer_hba,pgbouncer_reload puts them right`
  );
}
