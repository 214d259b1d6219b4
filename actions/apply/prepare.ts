/** From the checkout's commit and the ledger to a plan: nothing is touched yet. */
import { makeDocumentReader } from '../core/inventory/document-reader.ts';
import type { Removal } from '../core/inventory/environment.ts';
import { orderByHistory } from '../core/ledger/history.ts';
import { findInForce } from '../core/ledger/in-force.ts';
import type { LedgerState } from '../core/ledger/state.ts';
import { assemblePlan } from '../core/plan/assemble-plan.ts';
import { findUnopened } from '../core/safety/encrypted.ts';
import { matchSides, openSide } from '../core/side/open-side.ts';
import { UserError } from '../core/types.ts';
import type { Plan, ResolvedInventory } from '../core/types.ts';
import type { ApplyAdapters } from './ports.ts';

/** A commit that may be in force, and where. */
export interface InForceSide {
  readonly commit: string;
  readonly resolved: ResolvedInventory;
  readonly hosts: ReadonlySet<string>;
}

export interface Prepared {
  readonly commit: string;
  readonly state: LedgerState | undefined;
  readonly desired: ResolvedInventory;
  readonly desiredHosts: ReadonlySet<string>;
  /** Oldest first. */
  readonly existing: readonly InForceSide[];
  readonly plan: Plan;
  readonly removals: readonly Removal[];
}

/** The checkout's commit, if it may be applied. Throws UserError otherwise. */
export function takeCommit(adapters: ApplyAdapters, state: LedgerState | undefined): string {
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
  ledger.take(commit);
  if (state !== undefined && !ledger.isAncestor(state.head, commit)) {
    throw new UserError(
      `commit ${commit.slice(0, 10)} does not descend from ${state.head.slice(0, 10)}, which was applied last; ` +
        'apply the head of main, and undo by a revert [not-descended]',
    );
  }
  return commit;
}

export function prepare(environment: string, adapters: ApplyAdapters): Prepared {
  const state = adapters.ledger.read()?.state;
  const commit = takeCommit(adapters, state);
  const readDocument = makeDocumentReader();
  const alone = openSide(adapters.readEnvironment(commit), { readDocument });
  const inForce = findInForce(state, alone.resolved.hosts);
  const commits = orderByHistory(inForce.commits.keys(), adapters.ledger.isAncestor);
  const open = (id: string) => (id === commit ? alone : openSide(adapters.readEnvironment(id), { readDocument }));
  const sides = matchSides({ desired: alone, existing: commits.map(open) });
  const { desired } = sides;
  const existing = sides.existing.map((side, index) => {
    const id = commits[index] ?? commit;
    const hosts = inForce.commits.get(id) ?? new Set<string>();
    return { commit: id, side, hosts, playbooks: adapters.readPlaybooks(id) };
  });
  const plan = assemblePlan({
    environment,
    existing,
    desired: { side: desired, playbooks: adapters.readPlaybooks(commit) },
    absent: inForce.absent,
    usedRemovals: state?.usedRemovals ?? [],
    today: adapters.readToday(),
    catalogue: adapters.catalogue,
    refusals: findUnopened(desired.resolved),
  });
  return {
    commit,
    state,
    desired: desired.resolved,
    existing: existing.map(({ commit: id, side, hosts }) => ({ commit: id, resolved: side.resolved, hosts })),
    removals: desired.removals,
    desiredHosts: new Set(desired.resolved.hosts),
    plan,
  };
}

/** The checkout's commit as it is, without a plan: for a command by hand. */
export function prepareByHand(environment: string, adapters: ApplyAdapters): Prepared {
  const state = adapters.ledger.read()?.state;
  const commit = takeCommit(adapters, state);
  const { resolved: desired, errors } = openSide(adapters.readEnvironment(commit));
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
  return { commit, state, desired, desiredHosts: new Set(desired.hosts), existing: [], removals: [], plan };
}
