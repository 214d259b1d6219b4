/**
 * Writes through the primary service of a step's clusters while the step runs, by the program on a member's host that
 * measures a switchover's pause too: the meta node itself may have no way to the services.
 */
import { readFacts, readProbe } from '../core/handover/facts.ts';
import type { HostSession } from '../core/handover/ports.ts';
import { findProbePort } from '../core/handover/proxy-parts.ts';
import { findTarget } from '../core/handover/targets.ts';
import { summariseGaps } from '../core/apply/write-gap.ts';
import type { MeasuredGap, StepGap } from '../core/apply/write-gap.ts';
import { findStepClusters } from '../core/apply/step-scope.ts';
import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import type { ClusterEndpoints, ClusterView, MemberEndpoint } from '../core/patroni/types.ts';
import { listClusterNames } from '../core/resolve/clusters.ts';
import type { Step } from '../core/types.ts';
import { randomBytes } from 'node:crypto';
import { readLiveCluster } from './live-refusals.ts';
import type { ApplyAdapters } from './ports.ts';
import type { Prepared } from './prepare.ts';

const ASK_MS = 8_000;
/** For clients to have written before anything is touched. */
const SETTLE_MS = 300;
const DATABASE = 'postgres';
/** A step of the environment's own parts may touch every cluster; each probe is an SSH connection. */
const MOST_CLUSTERS = 8;

interface Place {
  readonly prepared: Prepared;
  readonly adapters: ApplyAdapters;
}

/** A probe that writes, or why there is none. */
interface Started {
  readonly cluster: string;
  readonly session?: HostSession;
  readonly reason?: string;
}

interface WriteProbes {
  /** Ends them, and tells what they saw. */
  readonly stop: () => Promise<StepGap>;
}

/** Never throws: what is not measured stands in no step's way, and is told. */
export async function startWriteProbes(step: Step, place: Place): Promise<WriteProbes> {
  const clusters = listProbed(step, place);
  const probed = await Promise.all(clusters.slice(0, MOST_CLUSTERS).map((cluster) => start(cluster, place)));
  const rest = clusters.slice(MOST_CLUSTERS);
  const unprobed = rest.map((cluster) => ({ cluster, reason: `${String(MOST_CLUSTERS)} others are measured` }));
  const started: readonly Started[] = [...probed.flat(), ...unprobed];
  if (started.some(({ session }) => session !== undefined)) await place.adapters.clock.sleep(SETTLE_MS);
  return { stop: async () => summariseGaps(await Promise.all(started.map(stop))) };
}

/** Of those that the desired side has: what is removed has nobody left who writes. */
function listProbed({ hosts, playbook }: Step, { prepared: { desired } }: Place): readonly string[] {
  return playbook.startsWith('pgsql') ? findStepClusters(hosts, [desired]) : listClusterNames(desired);
}

async function start(cluster: string, { prepared, adapters }: Place): Promise<readonly Started[]> {
  const view = await readLiveCluster(prepared, cluster, adapters);
  // A standby cluster takes no writes, and one that is only being made has nobody who would miss them.
  if (view?.leader === undefined || view.standbyOf !== undefined) return [];
  const endpoints = getClusterEndpoints(prepared.desired, cluster);
  let reason = 'no member answers';
  for (const member of sortMembers(endpoints, view)) {
    const target = findTarget(prepared.desired, member);
    if (typeof target === 'string') {
      reason = `${member.host}: ${target}`;
      continue;
    }
    const session = adapters.hosts.open(target);
    const fault = await startOn(session, view.leader, endpoints);
    if (fault === undefined) return [{ cluster, session }];
    session.close();
    reason = `${member.host}: ${fault}`;
  }
  return [{ cluster, reason }];
}

/** From a replica first, whose HAProxy and whose network stay as they are when the leader's host does not. */
function sortMembers({ members }: ClusterEndpoints, view: ClusterView): readonly MemberEndpoint[] {
  const answers = new Set(view.members.filter(({ state }) => state !== 'unreachable').map(({ instance }) => instance));
  const there = members.filter(({ instance }) => answers.has(instance));
  const leads = ({ instance }: MemberEndpoint) => instance === view.leader;
  return [...there.filter((member) => !leads(member)), ...there.filter(leads)];
}

/** Undefined: it writes. */
async function startOn(
  session: HostSession,
  leader: string,
  { credentials }: ClusterEndpoints,
): Promise<string | undefined> {
  if (credentials === undefined) return 'pg_monitor_password is not known';
  const look = await session.ask({ do: 'look', nonce: randomBytes(16).toString('hex') }, ASK_MS);
  if (look.kind === 'failed') return look.reason;
  const port = findProbePort(readFacts(look.result), leader);
  if (port === undefined) return 'its HAProxy has no service that leads to the leader through pgbouncer';
  const { username: user, password } = credentials;
  const target = { host: '127.0.0.1', port, user, password, dbname: DATABASE };
  const started = await session.ask({ do: 'start_probe', target }, ASK_MS);
  return started.kind === 'failed' ? started.reason : undefined;
}

async function stop({ cluster, session, reason }: Started): Promise<MeasuredGap> {
  if (session === undefined) return { kind: 'unknown', cluster, reason: reason ?? 'it was not begun' };
  const answer = await session.ask({ do: 'stop_probe' }, ASK_MS);
  session.close();
  if (answer.kind === 'failed') return { kind: 'unknown', cluster, reason: answer.reason };
  const { gap, errors } = readProbe(answer.result);
  if (gap !== null) return { kind: 'measured', cluster, seconds: gap, errors: errors.length };
  return { kind: 'unknown', cluster, reason: `no write was acknowledged (${errors[0] ?? 'no answer'})` };
}
