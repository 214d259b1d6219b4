/** From the checkout's commit and the ledger to a plan: nothing is touched yet. */
import type { Gates } from '../core/load/gates.ts';
import { Memo } from '../core/memo.ts';
import type { Removal } from '../core/load/environment.ts';
import { orderByHistory } from '../core/ledger/history.ts';
import { findInForce } from '../core/ledger/in-force.ts';
import { assertMachine } from '../core/ledger/machine.ts';
import type { LedgerState } from '../core/ledger/state.ts';
import { assemblePlan, type PlanRequest } from '../core/plan/assemble-plan.ts';
import { findUnopened } from '../core/safety/encrypted.ts';
import { matchSides, openSide } from '../core/side/open-side.ts';
import { UserError } from '../core/types.ts';
import type { Plan, ResolvedInventory } from '../core/types.ts';
import { assertDescends } from './descent.ts';
import type { ApplyAdapters } from './ports.ts';

/** A commit that may be in force, and where. */
interface InForceSide {
  readonly commit: string;
  readonly resolved: ResolvedInventory;
  readonly hosts: ReadonlySet<string>;
  readonly gates: Gates;
}

export interface Prepared {
  readonly commit: string;
  /** Whether origin's main contains the commit. */
  readonly merged: boolean;
  readonly state: LedgerState | undefined;
  readonly desired: ResolvedInventory;
  readonly desiredHosts: ReadonlySet<string>;
  /** Oldest first. */
  readonly existing: readonly InForceSide[];
  readonly plan: Plan;
  /** What the plan was assembled from; absent for a command by hand, which has none. */
  readonly request?: PlanRequest;
  readonly removals: readonly Removal[];
  /** As the commit's environment.yml has them; what a step is held to is in held-gates.ts. */
  readonly gates: Gates;
  /** A person has approved the plan by its fingerprint: the commit's own gates count. */
  readonly loosened?: boolean;
}

interface Taken {
  readonly commit: string;
  readonly merged: boolean;
}

export interface TakeOptions {
  /** Told by a person: the commit may be one that origin's main does not contain. */
  readonly unmerged?: boolean;
  readonly takeOver?: string;
}

/** The commit, if it may be applied. Throws UserError otherwise. */
function takeCommit(adapters: ApplyAdapters, state: LedgerState | undefined, options: TakeOptions = {}): Taken {
  const { checkout, ledger } = adapters;
  const dirty = checkout.findDirty();
  if (dirty.length > 0) {
    const shown = dirty.slice(0, 5).join(', ');
    throw new UserError(
      `there are changes that are not committed (${shown}); apply works on commits only: commit or discard them [dirty]`,
    );
  }
  if (checkout.isShallow()) {
    throw new UserError('the checkout is shallow, so what descends from what is unknown; fetch all of it [shallow]');
  }
  const commit = checkout.readHead();
  const obstacle = checkout.findUnmerged(commit);
  if (obstacle !== undefined && options.unmerged !== true) {
    throw new UserError(
      `${obstacle}; merge it by a pull request, or fetch where that was done. --unmerged does it all the same, and the ` +
        'ledger says so: the next apply of main undoes what main does not have [unmerged]',
    );
  }
  ledger.take(commit);
  if (state !== undefined) assertDescends(state, commit, ledger);
  return { commit, merged: obstacle === undefined };
}

/** The ledger's state, where the environment is this machine's to apply. */
function readOwn(environment: string, adapters: ApplyAdapters, options: TakeOptions): LedgerState | undefined {
  const state = adapters.ledger.read()?.state;
  const isPublished = state === undefined && adapters.checkout.hasPublished(environment);
  assertMachine(state, { environment, machine: adapters.machine, takeOver: options.takeOver, isPublished });
  return state;
}

export function prepare(environment: string, adapters: ApplyAdapters, options: TakeOptions = {}): Prepared {
  const state = readOwn(environment, adapters, options);
  return prepareFrom(environment, adapters, { state, ...takeCommit(adapters, state, options) });
}

/** The plan that leads from a state to a commit. */
export function prepareFrom(
  environment: string,
  adapters: ApplyAdapters,
  { state, commit, merged }: Taken & Pick<Prepared, 'state'>,
): Prepared {
  const memo = new Memo();
  const alone = openSide(adapters.readEnvironment(commit), { memo });
  const inForce = findInForce(state, alone.resolved.hosts);
  const commits = orderByHistory(inForce.commits.keys(), adapters.ledger.isAncestor);
  const open = (id: string) => (id === commit ? alone : openSide(adapters.readEnvironment(id), { memo }));
  const sides = matchSides({ desired: alone, existing: commits.map(open) });
  const { desired } = sides;
  const existing = sides.existing.map((side, index) => {
    const id = commits[index] ?? commit;
    const hosts = inForce.commits.get(id) ?? new Set<string>();
    return { commit: id, side, hosts, playbooks: adapters.readPlaybooks(id) };
  });
  const request: PlanRequest = {
    environment,
    existing,
    desired: { side: desired, playbooks: adapters.readPlaybooks(commit) },
    absent: inForce.absent,
    debts: inForce.debts,
    usedRemovals: state?.usedRemovals ?? [],
    today: adapters.readToday(),
    catalogue: adapters.catalogue,
    refusals: findUnopened(desired.resolved),
  };
  return {
    commit,
    merged,
    state,
    request,
    desired: desired.resolved,
    existing: existing.map(({ commit: id, side, hosts }) => ({
      ...{ commit: id, hosts, resolved: side.resolved, gates: side.environment.gates },
    })),
    removals: desired.removals,
    gates: desired.environment.gates,
    desiredHosts: new Set(desired.resolved.hosts),
    plan: assemblePlan(request),
  };
}

/** The checkout's commit as it is, without a plan: for a command by hand. */
export function prepareByHand(environment: string, adapters: ApplyAdapters, options: TakeOptions = {}): Prepared {
  const state = readOwn(environment, adapters, options);
  const { commit, merged } = takeCommit(adapters, state, options);
  const { resolved: desired, errors, environment: written } = openSide(adapters.readEnvironment(commit));
  const first = errors[0];
  if (first !== undefined) {
    const place = `${first.file}:${String(first.line)}:${String(first.column)}`;
    throw new UserError(
      `${place}: ${first.message} [${first.rule}]; scripts/ops validate shows all ${String(errors.length)}`,
    );
  }
  const ref = { rev: commit };
  const nothing = { steps: [], notes: [], refusals: [], unaffected: [], fingerprint: '' };
  const plan = { environment, existing: [], desired: ref, ...nothing };
  const desiredHosts = new Set(desired.hosts);
  const { gates } = written;
  return { commit, merged, state, desired, desiredHosts, existing: [], removals: [], gates, plan };
}
