/**
 * One unit on some hosts: asked for, guarded, carried out by a playbook under the locks of whom it concerns, and proven.
 *
 * What clients go through is restarted on one host after the other, and the guards are asked anew before each: the first
 * that is not back leaves the others untouched.
 */
import { prepareByHand } from '../apply/prepare.ts';
import { nameLock } from '../core/apply/lock-name.ts';
import type { LockName } from '../core/apply/lock-name.ts';
import { findGuardReasons } from '../core/operations/service-guards.ts';
import type { Place } from '../core/operations/service-guards.ts';
import { findUnit, UNITS } from '../core/operations/units.ts';
import { listClusterNames } from '../core/resolve/clusters.ts';
import type { ClusterView } from '../core/patroni/types.ts';
import { openSide } from '../core/side/open-side.ts';
import { UserError } from '../core/types.ts';
import type { ResolvedInventory } from '../core/types.ts';
import type { StepReport } from '../core/apply/report.ts';
import { describeBroken, recordAct, watchAsking } from '../patroni/record.ts';
import { carryOut } from './carry-out.ts';
import type { Turn } from './carry-out.ts';
import { look } from './look.ts';
import type { Locked, Request } from './look.ts';
import { findPlaces } from './places.ts';
import type { ServiceAdapters, ServiceHost, ServiceOptions, ServiceReport } from './ports.ts';

const LOCK_TIMEOUT_SECONDS = 480;

export async function runService(options: ServiceOptions, adapters: ServiceAdapters): Promise<ServiceReport> {
  const { hasAsked, watched } = watchAsking(adapters);
  try {
    const request = assembleRequest(options, watched);
    return await (options.action === 'status' ? reportStatus(request) : actUnderLock(request, hasAsked));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const nothing = { options, notes: [], hosts: [] };
    if (!hasAsked()) return report({ ...nothing, problems: [error.message], verdict: 'refused' });
    return report({ ...nothing, problems: [describeBroken(error)], verdict: 'failed' });
  }
}

type Outcome = Pick<ServiceReport, 'problems' | 'notes' | 'hosts' | 'verdict'> & Pick<Request, 'options'>;

function report({ options, verdict, ...outcome }: Outcome): ServiceReport {
  const { action, unit, limit } = options;
  return { ok: verdict === 'done', action, unit, limit, verdict, ...outcome };
}

function assembleRequest(options: ServiceOptions, adapters: ServiceAdapters): Request {
  const unit = findUnit(options.unit);
  if (unit === undefined) {
    const known = UNITS.map(({ name }) => name).join(', ');
    throw new UserError(`there is no unit "${options.unit}"; there are ${known} [unknown-unit]`);
  }
  const { commit, inventory } = readWanted(options, adapters);
  const places = findPlaces(unit, options.limit, inventory);
  const playbooksRoot = adapters.ansible.materialise(commit);
  return { options, adapters, unit, places, commit, inventory, playbooksRoot };
}

/** A look needs no commit that main has; what acts is a playbook that was reviewed. */
function readWanted(
  options: ServiceOptions,
  adapters: ServiceAdapters,
): { readonly commit: string; readonly inventory: ResolvedInventory } {
  if (options.action === 'status')
    return { commit: adapters.checkout.readHead(), inventory: openSide(adapters.readCheckout()).resolved };
  const { commit, desired } = prepareByHand(options.environment, adapters, options);
  return { commit, inventory: desired };
}

async function actUnderLock(request: Request, hasAsked: () => boolean): Promise<ServiceReport> {
  const names = listLocks(request);
  const { adapters, commit, options, places, unit } = request;
  const { locks } = adapters;
  const lock = await locks.acquire({ names, urgent: true, timeoutSeconds: LOCK_TIMEOUT_SECONDS });
  try {
    const subject = `${unit.name} on ${places.map(({ host }) => host).join(', ')}`;
    const named = { verb: `service ${options.action}`, subject, commit };
    const { hosts, problems } = await recordAct(named, adapters, hasAsked, () => act({ ...request, lock }));
    const verdict = problems.length === 0 ? 'done' : 'failed';
    return report({ options, verdict, problems, notes: listNotes(request), hosts });
  } finally {
    lock.release();
  }
}

/** A member of the DCS concerns every cluster; a unit of the node the cluster on it, where there is one. */
function listLocks({ unit, places, inventory }: Request): readonly LockName[] {
  const clusters = unit.where === 'dcs' ? listClusterNames(inventory) : places.flatMap(({ cluster }) => cluster ?? []);
  const ofCluster = [...new Set(clusters)].map((cluster) => nameLock({ cluster }));
  const isClusters = unit.where === 'member' || (unit.where === 'node' && places.every(({ cluster }) => cluster));
  return isClusters ? ofCluster : [nameLock('environment'), ...ofCluster];
}

interface Acted extends Pick<ServiceReport, 'problems' | 'hosts'> {
  readonly steps: readonly StepReport[];
}

async function act(request: Locked): Promise<Acted> {
  const { unit, places, options } = request;
  const first = await look(request, places);
  const reasons = findGuardReasons(first);
  if (reasons.length > 0) throw new UserError(reasons.join('; '));
  const inTurns = unit.serves && options.action === 'restart' && places.length > 1;
  const turns = inTurns ? orderTurns(places, first.views).map((place) => [place]) : [places];
  const hosts: ServiceHost[] = [];
  const steps: StepReport[] = [];
  const problems: string[] = [];
  for (const [index, turn] of turns.entries()) {
    const done = await (index === 0 ? carryOut(request, turn, first) : tryNext(request, turn));
    if ('reasons' in done) {
      problems.push(...done.reasons.map((reason) => `not gone on with: ${reason}`));
      break;
    }
    hosts.push(...done.hosts);
    steps.push({ ...done.step, id: `s${String(index + 1).padStart(2, '0')}` });
    const failed = done.hosts.filter(({ ok }) => !ok);
    problems.push(...failed.map(({ host, message }) => `${host}: ${message ?? 'not as asked for'}`));
    if (failed.length > 0) break;
  }
  const left = places.filter(({ host }) => !hosts.some((one) => one.host === host));
  if (left.length > 0) problems.push(`not touched: ${left.map(({ host }) => host).join(', ')}`);
  return { problems, hosts, steps };
}

/** After the first turn nothing is refused any more: what was done is told. */
async function tryNext(
  request: Locked,
  turn: readonly Place[],
): Promise<Turn | { readonly reasons: readonly string[] }> {
  try {
    const seen = await look(request, turn);
    const reasons = findGuardReasons(seen);
    return reasons.length > 0 ? { reasons } : await carryOut(request, turn, seen);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { reasons: [error.message] };
  }
}

/** Replicas before the leader of their cluster. */
function orderTurns(places: readonly Place[], views: ReadonlyMap<string, ClusterView>): readonly Place[] {
  const leads = ({ cluster, instance }: Place) => cluster !== undefined && views.get(cluster)?.leader === instance;
  return [...places.filter((place) => !leads(place)), ...places.filter(leads)];
}

function listNotes({ options, unit, adapters }: Request): readonly string[] {
  if (options.action !== 'stop') return [];
  return [
    `${unit.name} stays stopped until somebody starts it: the meta node's status tells, and no apply starts it ` +
      `(noted in ${adapters.standing.folder})`,
  ];
}

async function reportStatus(request: Request): Promise<ServiceReport> {
  const { options, places } = request;
  const { states } = await look(request, places);
  const hosts = places.map(({ host, instance }): ServiceHost => {
    const state = states.get(host);
    const words = state?.words ?? 'unknown';
    const base = { host, instance: instance ?? null, before: words, after: words };
    return { ...base, ok: state?.active === true, message: state?.failure ?? null };
  });
  const down = hosts.filter(({ ok }) => !ok);
  const problems = down.map(({ host, after, message }) => `${host}: ${message ?? after ?? 'unknown'}`);
  return report({ options, verdict: problems.length === 0 ? 'done' : 'failed', problems, notes: [], hosts });
}
