/**
 * Reads the two sides and assembles the plan between them. What is in force comes from the ledger's published state where
 * its ref is at hand, else the merge base with main stands for it, unless main asks for a signed state; the plan's first
 * note says which.
 */
import { sortNatural } from '../core/general/natural.ts';
import { Memo } from '../core/memo.ts';
import { assemblePlan, findRevert, type PlanRequest } from '../core/plan/assemble-plan.ts';
import { findExisting, findSide, type FoundExisting } from '../core/plan/find-existing.ts';
import { findOverlap } from '../core/plan/overlap.ts';
import { refuseRaisedLimits } from '../core/plan/stand-alone.ts';
import { findNewWarnings } from '../core/plan/new-warnings.ts';
import type { CommitRange, PlanAdapters } from '../core/plan/ports.ts';
import type { PlaybookFiles } from '../core/playbooks/types.ts';
import { matchSides, openSide, type Side } from '../core/side/open-side.ts';
import { UserError } from '../core/types.ts';
import type { Meanwhile } from '../core/outlook.ts';
import type { EnvironmentSource, Note, Plan, Problem, SideRef } from '../core/types.ts';

export interface PlanOptions {
  readonly environment: string;
  /** Revision or path, as typed. */
  readonly existing?: string;
  readonly desired?: string;
  /**
   * Where main has a state_key and no state is here, plan from the merge base and say so. For a person, whose clone has
   * not fetched the state; what a pull request is judged by is refused then.
   */
  readonly allowUnpublished?: boolean;
  /** Other branches, whose plans from the same existing side are compared. */
  readonly others?: readonly string[];
  /** Commits whose hosts are compared with those of the plan. */
  readonly meanwhile?: CommitRange;
  /** Whether the plan tells what `validate` warns of and does not warn of at what is in force. */
  readonly warns?: boolean;
}

const BLIND: Note = { message: 'a side that is a path has no playbooks beside it: they are taken to be the same' };

/** Throws UserError where a side cannot be found; what is wrong inside one is a refusal of the plan. */
export function runPlan(
  { others = [], meanwhile, warns = false, ...options }: PlanOptions,
  adapters: PlanAdapters,
): Plan {
  const shared = shareReads(adapters);
  const { request, plan: found, notes } = planSides(options, shared);
  const revert = findRevert(request, found);
  const warnings = warns && found.refusals.length === 0 ? findWarnings(request) : undefined;
  const plan = {
    ...{ ...found, notes },
    ...(warnings === undefined ? {} : { warnings }),
    ...(revert === undefined ? {} : { revert }),
  };
  const overlaps = others.map((other) => {
    const theirs = planSides({ ...options, desired: other }, shared);
    return findOverlap(plan, other, theirs.plan);
  });
  return {
    ...plan,
    ...(overlaps.length === 0 ? {} : { overlaps }),
    ...(meanwhile === undefined ? {} : { meanwhile: findMeanwhile(plan, meanwhile, shared) }),
  };
}

function findWarnings({ desired, existing }: PlanRequest): readonly Problem[] {
  return findNewWarnings(
    desired.side,
    existing.map(({ side }) => side),
  );
}

interface SharedReads {
  readonly adapters: PlanAdapters;
  readonly memo: Memo;
}

/** A commit that is a side of several plans is read and opened once. */
function shareReads(adapters: PlanAdapters): SharedReads {
  const memo = new Memo();
  const readRevision = memoise((key) => {
    const [revision = '', environment = ''] = JSON.parse(key) as readonly string[];
    return adapters.readRevision(revision, environment);
  });
  const readPlaybooks = memoise((commit) => adapters.readPlaybooks(commit));
  return {
    memo,
    adapters: {
      ...adapters,
      readRevision: (revision, environment) => readRevision(JSON.stringify([revision, environment])),
      readPlaybooks: (commit) => (commit === undefined ? adapters.readPlaybooks(commit) : readPlaybooks(commit)),
    },
  };
}

function openShared(source: EnvironmentSource, memo: Memo): Side {
  return openSide(source, { memo });
}

function findMeanwhile(plan: Plan, { from, to }: CommitRange, shared: SharedReads): Meanwhile {
  const { environment } = plan;
  try {
    const theirs = planSides({ environment, existing: `rev:${from}`, desired: `rev:${to}` }, shared).plan;
    const changed = new Set(theirs.steps.flatMap(({ hosts }) => hosts));
    const hosts = new Set(plan.steps.flatMap((step) => step.hosts));
    return { hosts: sortNatural([...hosts].filter((host) => changed.has(host))) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { reason: error.message };
  }
}

interface Planned {
  readonly request: PlanRequest;
  readonly plan: Plan;
  /** In the place of the plan's own. */
  readonly notes: readonly Note[];
}

function planSides(options: PlanOptions, { adapters, memo }: SharedReads): Planned {
  const { environment } = options;
  const source = readDesired(options, adapters);
  assertThere(source);
  const alone = memo.recall(openShared, source, memo);
  const found = findExisting(options, alone.resolved.hosts, adapters);
  for (const side of found.sides) assertThere(side.source);
  const { desired, existing } = matchSides({
    desired: alone,
    existing: found.sides.map((side) => memo.recall(openShared, side.source, memo)),
  });
  const request: PlanRequest = {
    environment,
    existing: existing.map((side, index) => ({
      side,
      ...findHosts(found, index),
      ...findPlaybooks(side.source.side.rev, adapters),
    })),
    desired: { side: desired, ...findDesiredPlaybooks(options, desired.source.side, adapters) },
    absent: found.absent,
    ...(found.debts === undefined ? {} : { debts: found.debts }),
    // Without a ledger, an entry that the existing side has too was used when that side was merged.
    usedRemovals: found.usedRemovals ?? existing.flatMap(({ removals }) => removals),
    today: adapters.readToday(),
    catalogue: adapters.catalogue,
    ...(found.refusals === undefined ? {} : { refusals: found.refusals }),
  };
  const plan = refuseRaisedLimits(assemblePlan(request));
  const isNamedPath = options.desired !== undefined && source.side.rev === undefined;
  const isBlind = isNamedPath || existing.some((side) => side.source.side.rev === undefined);
  const revision = options.desired === undefined ? 'HEAD' : source.side.rev;
  const behind = options.existing === undefined ? findBehind(existing, revision, adapters) : [];
  const notes = [{ message: found.origin }, ...behind, ...(isBlind ? [BLIND] : []), ...plan.notes];
  return { request, plan, notes };
}

/** A branch that does not have what is in force plans its removal, too. */
function findBehind(existing: readonly Side[], desired: string | undefined, adapters: PlanAdapters): readonly Note[] {
  if (desired === undefined) return [];
  const commits = existing.flatMap(({ source }) => source.side.rev ?? []);
  const missing = commits.filter((commit) => adapters.repository.findMergeBase(commit, desired) !== commit);
  if (missing.length === 0) return [];
  const names = missing.map((commit) => commit.slice(0, 10)).join(', ');
  const message =
    `${desired === 'HEAD' ? 'the branch' : desired.slice(0, 10)} lacks what is in force (${names}): what came with ` +
    'that looks removed here; merge main into the branch first (a pull request is planned as that merge)';
  return [{ message }];
}

function memoise<Result>(read: (key: string) => Result): (key: string) => Result {
  const known = new Map<string, Result>();
  return (key) => {
    const found = known.get(key) ?? read(key);
    known.set(key, found);
    return found;
  };
}

function findHosts({ sides }: FoundExisting, index: number): { readonly hosts?: ReadonlySet<string> } {
  const hosts = sides[index]?.hosts;
  return hosts === undefined ? {} : { hosts };
}

function readDesired({ desired, environment }: PlanOptions, adapters: PlanAdapters): EnvironmentSource {
  if (desired === undefined) return adapters.readEnvironment(environment);
  const side = findSide(desired, adapters);
  return side.kind === 'path' ? adapters.readInventory(side.path) : adapters.readRevision(side.rev, environment);
}

function assertThere(source: EnvironmentSource): void {
  if (source.inventory.files.length > 0) return;
  const { rev, path } = source.side;
  throw new UserError(`there is no inventory at ${rev ?? path ?? source.inventory.root}; name another side [side]`);
}

function findPlaybooks(rev: string | undefined, adapters: PlanAdapters): { readonly playbooks?: PlaybookFiles } {
  return rev === undefined ? {} : { playbooks: adapters.readPlaybooks(rev) };
}

/** The work tree's, unless a side is named. */
function findDesiredPlaybooks({ desired }: PlanOptions, { rev }: SideRef, adapters: PlanAdapters) {
  return desired === undefined ? { playbooks: adapters.readPlaybooks(undefined) } : findPlaybooks(rev, adapters);
}
