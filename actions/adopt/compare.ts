/**
 * Compares what lives with the inventory, without a change: a check run of the playbooks that make hosts and instances
 * tells what they would change, and the probes tell what is not there. Neither alone would do: check mode does not run
 * what only looks at memory, and most probes compare memory with the disk.
 */
import { findMissing, findUnshown, getWhole, listMaking, listProofKinds } from '../core/adoption/differences.ts';
import type { Difference } from '../core/adoption/standing.ts';
import { giveClusterHosts } from '../core/apply/cluster-hosts.ts';
import { parseEvents } from '../core/apply/events.ts';
import { nameLock } from '../core/apply/lock-name.ts';
import type { LockName } from '../core/apply/lock-name.ts';
import type { GuardedRun } from '../core/apply/ports.ts';
import { compareRecap } from '../core/apply/recap.ts';
import { sortNatural } from '../core/general/natural.ts';
import { findCluster } from '../core/resolve/clusters.ts';
import { UserError } from '../core/types.ts';
import { inventoryPath } from '../apply/live-refusals.ts';
import type { ApplyAdapters } from '../apply/ports.ts';
import type { Prepared } from '../apply/prepare.ts';
import { prove } from '../apply/prove.ts';
import { assertAsPlanned } from '../apply/step.ts';
import type { Sight } from './look.ts';

interface Context {
  readonly prepared: Prepared;
  readonly adapters: ApplyAdapters;
  readonly sight: Sight;
}

/** Hosts that one run asks, under one lock. */
interface Scope {
  readonly playbook: string;
  readonly hosts: readonly string[];
  readonly lock: LockName;
  readonly kinds: readonly string[];
}

type Differences = Map<string, { effects: Set<string>; reason?: string }>;

/** Every host that is there or could not be asked, with what it differs by. */
export async function compareFleet(context: Context): Promise<ReadonlyMap<string, Difference>> {
  const { adapters, prepared, sight } = context;
  const differences: Differences = new Map();
  for (const [host, standing] of sight.standings) {
    if (standing.kind === 'free') continue;
    const reason =
      standing.kind === 'unasked' ? standing.reason : standing.kind === 'member' ? standing.unready : undefined;
    const entry = { effects: new Set<string>(), ...(reason === undefined ? {} : { reason }) };
    differences.set(host, entry);
    for (const playbook of listUnasked(context, host)) entry.effects.add(getWhole(adapters.catalogue, playbook).id);
  }
  for (const scope of listScopes(context)) await compareScope(scope, context, differences);
  return new Map(
    sortNatural(prepared.desired.hosts).flatMap((host) => {
      const entry = differences.get(host);
      return entry === undefined ? [] : [[host, { ...entry, effects: [...entry.effects].sort() }] as const];
    }),
  );
}

function isReached({ adapters, prepared }: Context, playbook: string, host: string): boolean {
  const reach = adapters.catalogue.playbooks.get(playbook)?.hosts;
  if (reach === 'meta') return prepared.desired.groups.get('meta')?.includes(host) === true;
  return reach === 'all' || findCluster(prepared.desired, host) !== undefined;
}

/** Playbooks that reach the host and cannot be asked of it. */
function listUnasked(context: Context, host: string): readonly string[] {
  const standing = context.sight.standings.get(host);
  const reached = listMaking(context.adapters.catalogue).filter((playbook) => isReached(context, playbook, host));
  if (standing?.kind === 'unasked') return reached;
  if (standing?.kind !== 'member' || standing.unready === undefined) return [];
  return reached.filter((playbook) => isOfInstances(context, playbook));
}

function isOfInstances({ adapters }: Context, playbook: string): boolean {
  return adapters.catalogue.playbooks.get(playbook)?.hosts === 'instances';
}

/** One for the environment's own parts by playbook, one for each cluster: what fails in one hides nothing of another. */
function listScopes(context: Context): readonly Scope[] {
  const { adapters, prepared, sight } = context;
  return listMaking(adapters.catalogue).flatMap((playbook) => {
    const asked = prepared.desired.hosts.filter((host) => {
      const kind = sight.standings.get(host)?.kind;
      const isThere = kind === 'member' || kind === 'node';
      return isThere && isReached(context, playbook, host) && !listUnasked(context, host).includes(playbook);
    });
    const kinds = listProofKinds(adapters.catalogue, playbook);
    if (!isOfInstances(context, playbook)) {
      return asked.length === 0 ? [] : [{ playbook, hosts: asked, lock: nameLock('environment'), kinds }];
    }
    return sight.clusters.flatMap(({ cluster, view }) => {
      const hosts = asked.filter((host) => findCluster(prepared.desired, host) === cluster);
      // Who has paused it may want it so: no apply ends that.
      const own = view.paused ? kinds.filter((kind) => kind !== 'patroni_mode') : kinds;
      return hosts.length === 0 ? [] : [{ playbook, hosts, lock: nameLock({ cluster }), kinds: own }];
    });
  });
}

async function compareScope(scope: Scope, context: Context, differences: Differences): Promise<void> {
  const { adapters } = context;
  const { playbook, hosts } = scope;
  const lock = await adapters.locks.acquire({ names: [scope.lock] });
  try {
    adapters.progress.say(`asking ${hosts.join(', ')} what ${playbook} would change`);
    const shown = await check(scope, context, lock.descriptors, differences);
    if (shown.length > 0) await findUnproven({ ...scope, hosts: shown }, context, lock.descriptors, differences);
  } finally {
    lock.release();
  }
}

function assembleRun(
  { playbook, hosts }: Scope,
  { adapters, prepared }: Context,
  descriptors: readonly number[],
): GuardedRun {
  const playbooksRoot = adapters.ansible.materialise(prepared.commit);
  const meta = prepared.desired.groups.get('meta') ?? [];
  return {
    ...{ playbook, playbooksRoot, inventory: inventoryPath(playbooksRoot, prepared.plan.environment) },
    ...{ limit: hosts.join(':'), tags: [], vars: {}, hosts, descriptors },
    ...giveClusterHosts(prepared.desired, { hosts, vars: {} }),
    delegates: meta.filter((host) => !hosts.includes(host)),
  };
}

/**
 * Hosts on which the check run went to its end. One that failed anywhere says nothing of the tasks after that, not even
 * on the other hosts: those are asked again without the ones that failed.
 */
async function check(
  scope: Scope,
  context: Context,
  descriptors: readonly number[],
  differences: Differences,
): Promise<readonly string[]> {
  const { adapters } = context;
  const { catalogue } = adapters;
  let open = scope.hosts;
  while (open.length > 0) {
    assertGoing(adapters);
    const run: GuardedRun = { ...assembleRun({ ...scope, hosts: open }, context, descriptors), check: true };
    const { hosts, delegates } = run;
    const held = await adapters.ansible.hold(run);
    try {
      assertAsPlanned(run, hosts, held.listing);
    } catch (error) {
      await held.abandon();
      throw error;
    }
    const outcome = await held.go();
    const events = parseEvents(outcome.events);
    const verdicts = compareRecap({ outcome, events, hosts, delegates, proofFollows: true });
    const failed = verdicts.filter(({ passed }) => !passed);
    for (const { host, message } of failed) {
      note(differences, host, [getWhole(catalogue, scope.playbook).id], message ?? 'the check run failed there');
    }
    if (failed.length === 0) {
      for (const host of hosts) {
        const results = events.results.filter((result) => result.host === host);
        note(differences, host, findMissing(catalogue, scope.playbook, results));
      }
      return open;
    }
    const out = new Set(failed.map(({ host }) => host));
    open = open.filter((host) => !out.has(host));
  }
  return [];
}

/** All kinds at once; where that fails, kind by kind: a probe that fails keeps those after it from a host. */
async function findUnproven(
  scope: Scope,
  context: Context,
  descriptors: readonly number[],
  differences: Differences,
): Promise<void> {
  const { adapters } = context;
  const { catalogue } = adapters;
  const { hosts, kinds, playbook } = scope;
  const run = assembleRun(scope, context, descriptors);
  const ask = async (asked: readonly string[]) => {
    assertGoing(adapters);
    const proof = asked.map((kind) => ({ kind, hosts, expect: catalogue.proofs.get(kind) ?? kind }));
    const assumed = hosts.map((host) => ({ host, passed: true, changed: 0, unreachable: false }));
    const { verdicts } = await prove({ proof, hosts }, { adapters, run, verdicts: assumed });
    return new Set(verdicts.filter(({ passed }) => !passed).map(({ host }) => host));
  };
  const failed = await ask(kinds);
  if (failed.size === 0) return;
  for (const kind of kinds) {
    for (const host of await ask([kind])) {
      const missing = [...(differences.get(host)?.effects ?? [])];
      note(differences, host, findUnshown(catalogue, { playbook, kind, missing }));
    }
  }
}

function note(differences: Differences, host: string, effects: readonly string[], reason?: string): void {
  const entry = differences.get(host);
  if (entry === undefined) return;
  for (const effect of effects) entry.effects.add(effect);
  if (reason !== undefined) entry.reason ??= reason;
}

function assertGoing({ interruption }: ApplyAdapters): void {
  const signal = interruption.signal();
  if (signal !== undefined) throw new UserError(`${signal} came; nothing was recorded [interrupted]`);
}
