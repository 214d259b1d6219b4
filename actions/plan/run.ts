/**
 * Reads the two sides and assembles the plan between them. What is in force comes from the ledger's published state where
 * its ref is at hand, else the merge base with main stands for it; the plan's first note says which.
 */
import { makeDocumentReader } from '../core/inventory/document-reader.ts';
import { readEnvironmentFile, readRemovals, type Removal } from '../core/inventory/environment.ts';
import { loadSide, matchSides } from '../core/inventory/load-sides.ts';
import { assemblePlan, refusePlan } from '../core/plan/assemble.ts';
import { findExisting, type FoundExisting } from '../core/plan/find-existing.ts';
import { findOverlap } from '../core/plan/overlap.ts';
import type { PlanAdapters } from '../core/plan/ports.ts';
import { assembleRevert } from '../core/plan/revert.ts';
import { parseSide } from '../core/plan/side.ts';
import type { PlanInput } from '../core/plan/types.ts';
import { findErrors } from '../core/rules/check.ts';
import type { PlaybookFiles } from '../core/playbooks/types.ts';
import { dropExpired } from '../core/safety/expired.ts';
import { UserError } from '../core/types.ts';
import type { EnvironmentSource, Note, Plan, Problem, SideRef } from '../core/types.ts';

export interface PlanOptions {
  readonly environment: string;
  /** Revision or path, as typed. */
  readonly existing?: string;
  readonly desired?: string;
  /** Other branches, whose plans from the same existing side are compared. */
  readonly others?: readonly string[];
}

const BLIND: Note = { message: 'a side that is a path has no playbooks beside it: they are taken to be the same' };

/** Throws UserError where a side cannot be found; what is wrong inside one is a refusal of the plan. */
export function runPlan({ others = [], ...options }: PlanOptions, adapters: PlanAdapters): Plan {
  const plan = planSides(options, adapters);
  if (others.length === 0) return plan;
  const overlaps = others.map((other) => findOverlap(plan, other, planSides({ ...options, desired: other }, adapters)));
  return { ...plan, overlaps };
}

function planSides(options: PlanOptions, adapters: PlanAdapters): Plan {
  const { environment } = options;
  const readDocument = makeDocumentReader();
  const source = readDesired(options, adapters);
  assertThere(source);
  const alone = loadSide(source, readDocument);
  const found = findExisting(options, alone.resolved.hosts, adapters);
  for (const side of found.sides) assertThere(side.source);
  const sides = matchSides({
    desired: alone,
    existing: found.sides.map((side) => loadSide(side.source, readDocument)),
  });
  const { desired } = sides;
  const existing = sides.existing.map((loaded, index) => ({ hosts: found.sides[index]?.hosts, loaded }));
  const environmentFile = readEnvironmentFile(desired.source.environmentFile);
  const written = readRemovals(desired.source.removalsFile);
  const consents = dropExpired(dropUsed(written.removals, found), adapters.readToday());
  const desiredRef = desired.source.side;
  const errors = [
    ...existing.flatMap(({ loaded }) => loaded.problems),
    ...desired.problems,
    ...findErrors(desired.source, desired.resolved),
  ].filter((problem) => problem.severity === 'error');
  const isBlind = isPath(options.desired) || found.sides.some(({ source: side }) => side.side.rev === undefined);
  const notes = [{ message: found.origin }, ...(isBlind ? [BLIND] : []), ...consents.notes];
  if (errors.length > 0) {
    const sides = existing.map(({ loaded }) => loaded.source.side);
    const plan = refusePlan({ environment }, { existing: sides, desired: desiredRef, refusals: dropRepeated(errors) });
    return { ...plan, notes: [...notes, ...plan.notes] };
  }
  const input: PlanInput = {
    environment,
    existing: existing.map(({ loaded, hosts }) => ({
      ref: loaded.source.side,
      resolved: loaded.resolved,
      hosts: hosts ?? new Set(loaded.resolved.hosts),
      ...findPlaybooks(loaded.source.side.rev, adapters),
    })),
    desired: {
      ref: desiredRef,
      resolved: desired.resolved,
      ...findDesiredPlaybooks(options, desiredRef, adapters),
    },
    absent: found.absent,
    removals: consents.removals,
    environmentFile: environmentFile.environment,
    catalogue: adapters.catalogue,
  };
  const plan = assemblePlan(input);
  const revert = assembleRevert(input, plan);
  return { ...plan, notes: [...notes, ...plan.notes], ...(revert === undefined ? {} : { revert }) };
}

function readDesired({ desired, environment }: PlanOptions, adapters: PlanAdapters): EnvironmentSource {
  if (desired === undefined) return adapters.readEnvironment(environment);
  const side = parseSide(desired);
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

function isPath(side: string | undefined): boolean {
  return side !== undefined && parseSide(side).kind === 'path';
}

/** Without a ledger, an entry that the existing side has too was used when that side was merged. */
function dropUsed(removals: readonly Removal[], found: FoundExisting): readonly Removal[] {
  const before = found.usedRemovals ?? found.sides.flatMap(({ source }) => readRemovals(source.removalsFile).removals);
  const used = new Set(before.map(identify));
  return removals.filter((removal) => !used.has(identify(removal)));
}

function identify({ kind, name, action, reason }: Omit<Removal, 'position'>): string {
  return JSON.stringify([kind, name, action, reason]);
}

function dropRepeated(problems: readonly Problem[]): readonly Problem[] {
  const distinct = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return [...distinct.values()];
}
