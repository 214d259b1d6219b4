/** From the checkout's commit and the ledger to a plan: nothing is touched yet. */
import { makeDocumentReader } from '../core/inventory/document-reader.ts';
import { readEnvironmentFile, readRemovals } from '../core/inventory/environment.ts';
import type { Removal } from '../core/inventory/environment.ts';
import { loadSide, matchSides } from '../core/inventory/load-sides.ts';
import { findInForce } from '../core/ledger/in-force.ts';
import type { LedgerState } from '../core/ledger/state.ts';
import { findUnusedRemovals } from '../core/ledger/update.ts';
import { assemblePlan, refusePlan } from '../core/plan/assemble.ts';
import type { ExistingSide } from '../core/plan/types.ts';
import { findErrors } from '../core/rules/check.ts';
import { findUnopened } from '../core/safety/encrypted.ts';
import { dropExpired } from '../core/safety/expired.ts';
import { UserError } from '../core/types.ts';
import type { Plan, Problem, ResolvedInventory } from '../core/types.ts';
import type { ApplyAdapters } from './ports.ts';

export interface Prepared {
  readonly commit: string;
  readonly state: LedgerState | undefined;
  readonly desired: ResolvedInventory;
  readonly desiredHosts: ReadonlySet<string>;
  /** Oldest first. */
  readonly existing: readonly (ExistingSide & { readonly commit: string })[];
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
  const source = adapters.readEnvironment(commit);
  const readDocument = makeDocumentReader();
  const alone = loadSide(source, readDocument);
  const environmentFile = readEnvironmentFile(source.environmentFile);
  const written = readRemovals(source.removalsFile);
  const consents = dropExpired(findUnusedRemovals(state, written.removals), adapters.readToday());
  const inForce = findInForce(state, alone.resolved.hosts);
  const commits = orderByHistory([...inForce.commits.keys()], adapters);
  const sides = matchSides({
    desired: alone,
    existing: commits.map((id) => (id === commit ? alone : loadSide(adapters.readEnvironment(id), readDocument))),
  });
  const { resolved: desired, problems: loaded } = sides.desired;
  const playbooks = adapters.readPlaybooks(commit);
  const existing = commits.map((id, index) => ({
    commit: id,
    ref: { rev: id },
    resolved: sides.existing[index]?.resolved ?? desired,
    hosts: inForce.commits.get(id) ?? new Set<string>(),
    playbooks: id === commit ? playbooks : adapters.readPlaybooks(id),
  }));
  const refusals = listErrors([...loaded, ...findErrors(source, desired), ...findUnopened(desired)]);
  const plan =
    refusals.length > 0
      ? refusePlan({ environment }, { existing: existing.map(({ ref }) => ref), desired: { rev: commit }, refusals })
      : assemblePlan({
          environment,
          existing,
          desired: { ref: { rev: commit }, resolved: desired, playbooks },
          absent: inForce.absent,
          removals: consents.removals,
          environmentFile: environmentFile.environment,
          catalogue: adapters.catalogue,
        });
  const desiredHosts = new Set(desired.hosts);
  return {
    commit,
    state,
    desired,
    existing,
    removals: written.removals,
    desiredHosts,
    plan: { ...plan, notes: [...consents.notes, ...plan.notes] },
  };
}

/** Once each: what a file's shape says may be said by its rules too. */
function listErrors(problems: readonly Problem[]): readonly Problem[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return [...new Map(errors.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** The checkout's commit as it is, without a plan: for a command by hand. */
export function prepareByHand(environment: string, adapters: ApplyAdapters): Prepared {
  const state = adapters.ledger.read()?.state;
  const commit = takeCommit(adapters, state);
  const source = adapters.readEnvironment(commit);
  const { resolved: desired, problems: loaded } = loadSide(source);
  const errors = listErrors([...loaded, ...findErrors(source, desired)]);
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

/** Ancestors before descendants, so that the last side that has a host is the newest. */
function orderByHistory(commits: readonly string[], { ledger }: ApplyAdapters): readonly string[] {
  const ordered: string[] = [];
  for (const commit of commits) {
    const place = ordered.findIndex((later) => ledger.isAncestor(commit, later));
    ordered.splice(place < 0 ? ordered.length : place, 0, commit);
  }
  return ordered;
}
