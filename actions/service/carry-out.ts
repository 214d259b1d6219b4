import { inventoryPath } from '../apply/live-refusals.ts';
import { findDepartures } from '../core/apply/cross-check.ts';
import { parseEvents } from '../core/apply/events.ts';
import type { GuardedRun } from '../core/apply/ports.ts';
import { compareRecap } from '../core/apply/recap.ts';
import type { HostVerdict } from '../core/apply/recap.ts';
import type { HostReport, StepReport } from '../core/apply/report.ts';
import { findNotBack } from '../core/operations/service-guards.ts';
import type { GuardInput, Place } from '../core/operations/service-guards.ts';
import type { StopNote } from '../core/operations/standing.ts';
import { findPort } from '../core/operations/units.ts';
import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import { readCluster } from '../core/patroni/read-cluster.ts';
import { UserError } from '../core/types.ts';
import type { ServiceHost } from './ports.ts';
import { look } from './look.ts';
import type { Locked, Request } from './look.ts';

const PLAYBOOK = 'service.yml';
const TAG = 'service';
/** A base backup is not waited for: the member is looked at again by whoever reads the report. */
const BACK_SECONDS = 120;
/** Units with which a member comes and goes. What is started beside Patroni, it sees in its next turn. */
const RUNS_MEMBER: ReadonlySet<string> = new Set(['patroni', 'postgres']);
const POLL_MS = 500;

export interface Turn {
  readonly hosts: readonly ServiceHost[];
  /** The run of the playbook, for the record. */
  readonly step: StepReport;
}

/** The run of the playbook on hosts that have passed the guards, and what they say of the unit then. */
export async function carryOut(request: Locked, turn: readonly Place[], before: GuardInput): Promise<Turn> {
  const { adapters, options, unit } = request;
  const start = adapters.stopwatch.seconds();
  const run = assembleRun(request, turn);
  const held = await adapters.ansible.hold(run);
  try {
    const departures = findDepartures({ ...run, hosts: run.hosts }, held.listing);
    if (departures.length > 0)
      throw new UserError(`Ansible would not do what is asked for: ${departures.join('; ')} [cross-check]`);
    adapters.progress.say(`${options.action} ${unit.name} on ${run.limit}`);
    remember(request, turn);
  } catch (error) {
    // It would wait for its word for ever.
    await held.abandon();
    throw error;
  }
  const outcome = await held.go();
  const events = parseEvents(outcome.events);
  const verdicts = compareRecap({ outcome, events, hosts: run.hosts, delegates: [] });
  const failures = new Map(
    verdicts.flatMap(({ host, passed, message }) => (passed ? [] : [[host, message ?? 'failed']])),
  );
  const { states, unseen } = await lookAfter(request, turn);
  const hosts: ServiceHost[] = [];
  for (const place of turn) {
    const { host, instance } = place;
    const state = states.get(host);
    const wanted = options.action !== 'stop';
    const found =
      failures.get(host) ??
      unseen ??
      (state?.active === wanted ? undefined : `${unit.name} is ${state?.words ?? 'unknown'} afterwards`) ??
      (await waitForMember(request, place));
    const words = { before: before.states.get(host)?.words ?? null, after: state?.words ?? null };
    hosts.push({ host, instance: instance ?? null, ...words, ok: found === undefined, message: found ?? null });
  }
  settle(request, hosts);
  const seconds = adapters.stopwatch.seconds() - start;
  return { hosts, step: { ...describeStep(run, hosts, verdicts), seconds, tasks: events.results.length } };
}

/** As it was found to be afterwards, which decides, with what Ansible changed. */
function describeStep(
  { limit, playbook, tags, vars }: GuardedRun,
  hosts: readonly ServiceHost[],
  verdicts: readonly HostVerdict[],
): Omit<StepReport, 'seconds' | 'tasks'> {
  const reports = hosts.map(({ host, message, ok }): HostReport => {
    const verdict = verdicts.find((one) => one.host === host);
    const status = ok ? 'passed' : verdict?.unreachable === true ? 'unreachable' : 'failed';
    return { host, status, changed: verdict?.changed ?? 0, ...(message === null ? {} : { message }) };
  });
  const status = hosts.every(({ ok }) => ok) ? 'passed' : 'failed';
  return { id: 's01', playbook, tags, limit, vars, status, hosts: reports, proven: [] };
}

/** It has been done: that nobody can look is told, not thrown. */
async function lookAfter(
  request: Locked,
  turn: readonly Place[],
): Promise<Pick<GuardInput, 'states'> & { readonly unseen?: string }> {
  try {
    return await look(request, turn);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { states: new Map(), unseen: `what became of it is not known: ${error.message}` };
  }
}

function assembleRun(request: Locked, turn: readonly Place[]): GuardedRun {
  const { inventory, lock, options, playbooksRoot, unit } = request;
  const hosts = turn.map(({ host }) => host);
  const port = findPort(unit, inventory, hosts[0] ?? '');
  return {
    ...{ playbook: PLAYBOOK, playbooksRoot, inventory: inventoryPath(playbooksRoot, options.environment) },
    ...{ limit: hosts.join(':'), tags: [TAG], hosts, delegates: [], descriptors: lock.descriptors },
    vars: {
      _service_unit: unit.name,
      _service_action: options.action,
      _service_port: port === undefined ? '' : String(port),
    },
  };
}

/** A member is back when it streams or leads by Patroni's word, not when its port answers. */
async function waitForMember(
  { adapters, inventory, options, unit }: Request,
  place: Place,
): Promise<string | undefined> {
  const { cluster, instance } = place;
  if (!RUNS_MEMBER.has(unit.name) || options.action === 'stop' || cluster === undefined || instance === undefined)
    return undefined;
  const endpoints = getClusterEndpoints(inventory, cluster);
  const limit = adapters.clock.now() + BACK_SECONDS * 1_000;
  for (;;) {
    const reason = findNotBack(await readCluster(endpoints, adapters.patroni), instance);
    if (reason === undefined || adapters.clock.now() >= limit) return reason;
    await adapters.clock.sleep(POLL_MS);
  }
}

/** Before the first host is touched: a unit that is stopped and of which nobody knows is started by the next apply. */
function remember({ adapters, options, unit }: Request, turn: readonly Place[]): void {
  adapters.ledger.update({
    message: `by hand: service ${options.action} ${unit.name} on ${turn.map(({ host }) => host).join(' ')}, by ${adapters.by}`,
    change: (state) => state,
    always: true,
  });
  if (options.action === 'stop') {
    const since = adapters.readTime();
    for (const { host } of turn)
      adapters.standing.write({ kind: 'stop', host, unit: unit.name, by: adapters.by, since });
  }
}

/** What runs is no note any more; a stop that did not happen neither. */
function settle({ adapters, unit }: Request, hosts: readonly ServiceHost[]): void {
  for (const { host, after } of hosts) {
    const runs = after?.startsWith('active') === true;
    const note: StopNote = { kind: 'stop', host, unit: unit.name, by: adapters.by, since: '' };
    if (runs) adapters.standing.remove(note);
  }
}
