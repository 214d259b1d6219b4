/** A restart by the gate of an apply: the playbook's module restarts no member while another one is not in order. */
import { listLentPools } from '../apply/lent-gate.ts';
import type { ResolvedInventory } from '../core/types.ts';
import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import { readCluster } from '../core/patroni/read-cluster.ts';
import type { ClusterEndpoints, ClusterView, MemberEndpoint } from '../core/patroni/types.ts';
import { findIllness } from '../core/apply/cluster-health.ts';
import { findConfirmedLeader } from '../core/patroni/leader-state.ts';
import { writeLimit } from '../core/order/limit.ts';
import { readInForce } from '../failover/in-force.ts';
import { carryOutByHand, endRun, renderRunReport } from '../run/run.ts';
import type { RunReport } from '../run/run.ts';
import { describeAct } from './hold.ts';
import { Refusal } from './ports.ts';
import type { Done, PatroniAdapters, PatroniOptions, PatroniWatch } from './ports.ts';
import { recordAct } from './record.ts';

/** Replicas connect again five seconds after their leader went away (wal_retrieve_retry_interval), or at the next attempt. */
const WHOLE_MS = 30_000;
const POLL_MS = 500;
/** As an apply waits where environment.yml says nothing else. */
const LENT_MS = 60_000;
const LENT_POLL_MS = 5_000;

/** The run takes the cluster's lock itself, and the module looks again on each host just before it restarts. */
export async function restart(
  options: PatroniOptions & { readonly cluster: string },
  { hasAsked, watched: adapters }: PatroniWatch,
): Promise<Done> {
  const { environment, cluster, member, pending = false } = options;
  const { commit, inventory } = readInForce(adapters, cluster);
  const endpoints = getClusterEndpoints(inventory, cluster);
  const wanted = endpoints.members.filter(({ instance }) => member === undefined || instance === member);
  if (wanted.length === 0) throw new Refusal(`there is no member "${member ?? ''}" in ${cluster} [unknown-member]`);
  const view = await readCluster(endpoints, adapters.patroni);
  const illness = findIllness(view, ['restart']);
  if (illness !== undefined) throw new Refusal(`${illness.reason} [cluster-health]`);
  if (findConfirmedLeader(view) === undefined)
    throw new Refusal(`${view.leader ?? ''} holds the leader key of ${cluster} and takes no writes [cluster-health]`);
  const waiting = view.members.filter(({ pendingRestart }) => pendingRestart).map(({ instance }) => instance);
  if (pending && !wanted.some(({ instance }) => waiting.includes(instance)))
    throw new Refusal(
      `no setting waits for a restart of ${wanted.map(({ instance }) => instance).join(', ')} [nothing-pending]`,
    );
  await outwaitLentPools({ endpoints, wanted, inventory }, adapters);
  const hosts = wanted.map(({ host }) => host);
  const limit = member === undefined ? writeLimit(hosts, inventory, [cluster]) : hosts.join(':');
  const vars = { _restart_pending_only: pending ? 'true' : 'false' };
  const run = { environment, playbook: 'pgsql-restart.yml', limit, tags: [], vars };
  const act = describeAct(options, commit);
  const done = await recordAct(act, adapters, hasAsked, async () => {
    const ran = await carryOutByHand(run, adapters);
    return {
      ...(await describeRun(ran.report, { endpoints, wanted: pending ? wanted : [] }, adapters)),
      ran,
      steps: [ran.report.step],
      commit: ran.report.commit,
    };
  });
  await endRun(done.ran, adapters);
  return done;
}

async function describeRun(
  report: RunReport,
  restarted: Restarted,
  adapters: PatroniAdapters,
): Promise<Pick<Done, 'text' | 'problems' | 'data'>> {
  const { ok, step } = report;
  const failed = step.hosts.filter(({ status }) => status !== 'passed');
  const left = ok ? await waitUntilDone(restarted, adapters) : undefined;
  return {
    text: `${renderRunReport(report)}\n`,
    problems: ok
      ? [left].filter((reason) => reason !== undefined)
      : failed.map(({ host, message }) => `${host}: ${message ?? step.message ?? 'not restarted'}`),
    data: { restarted: step.hosts.filter(({ changed }) => changed > 0).map(({ host }) => host) },
  };
}

interface Restarted {
  readonly endpoints: ClusterEndpoints;
  /** Members of which nothing may wait for a restart any more. */
  readonly wanted: readonly MemberEndpoint[];
}

interface Restarting {
  readonly endpoints: ClusterEndpoints;
  readonly wanted: readonly MemberEndpoint[];
  readonly inventory: ResolvedInventory;
}

/** Sessions that a switchover has left to the pool of an old leader, and that go to a member which is to be restarted. */
async function outwaitLentPools(
  { endpoints, wanted, inventory }: Restarting,
  { clock, hosts, interruption, progress }: PatroniAdapters,
): Promise<void> {
  const limit = clock.now() + LENT_MS;
  for (;;) {
    const lent = await listLentPools({ inventory, hosts }, endpoints.members);
    const found = lent.find(({ to }) => wanted.some(({ instance }) => instance === to));
    if (found === undefined) return;
    if (clock.now() >= limit || interruption.signal() !== undefined)
      throw new Refusal(`${found.reason}; try again when they have ended [cluster-health]`);
    progress.say(`waiting: ${found.reason}`);
    await clock.sleep(LENT_POLL_MS);
  }
}

/** What is not as it should be after it, undefined where all is: who restarts it next, or moves it, finds it whole. */
async function waitUntilDone(
  { endpoints, wanted }: Restarted,
  { clock, patroni }: PatroniAdapters,
): Promise<string | undefined> {
  const limit = clock.now() + WHOLE_MS;
  for (;;) {
    const view = await readCluster(endpoints, patroni);
    const fault = findIllness(view, ['restart'])?.reason ?? findWaiting(view, wanted);
    if (fault === undefined) return undefined;
    if (clock.now() >= limit) return `all were restarted, and then ${fault} [cluster-health]`;
    await clock.sleep(POLL_MS);
  }
}

/** A replica keeps a setting which its leader has higher, and its restart alone changes nothing. */
function findWaiting({ cluster, leader, members }: ClusterView, wanted: readonly MemberEndpoint[]): string | undefined {
  const waiting = members
    .filter(({ instance, pendingRestart }) => pendingRestart && wanted.some((one) => one.instance === instance))
    .map(({ instance }) => instance);
  if (waiting.length === 0) return undefined;
  return (
    `a setting still waits for a restart of ${waiting.join(', ')}; where it was lowered, ${leader ?? 'the leader'} must ` +
    `have it first: scripts/ops patroni restart ${cluster} --pending restarts all members in that order`
  );
}
