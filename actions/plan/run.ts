/**
 * Reads the two sides and assembles the plan between them. What is in force comes from the ledger's published state where
 * its ref is at hand, else the merge base with main stands for it; the plan's first note says which.
 */
import { Memo } from '../core/memo.ts';
import { assemblePlan, findRevert, type PlanRequest } from '../core/plan/assemble-plan.ts';
import { findExisting, findSide, type FoundExisting } from '../core/plan/find-existing.ts';
import { findOverlap } from '../core/plan/overlap.ts';
import { refuseRaisedLimits } from '../core/plan/stand-alone.ts';
import type { PlanAdapters } from '../core/plan/ports.ts';
import type { PlaybookFiles } from '../core/playbooks/types.ts';
import { matchSides, openSide } from '../core/side/open-side.ts';
import { UserError } from '../core/types.ts';
import type { EnvironmentSource, Note, Plan, SideRef } from '../core/types.ts';

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
  const memo = new Memo();
  const source = readDesired(options, adapters);
  assertThere(source);
  const alone = openSide(source, { memo });
  const found = findExisting(options, alone.resolved.hosts, adapters);
  for (const side of found.sides) assertThere(side.source);
  const { desired, existing } = matchSides({
    desired: alone,
    existing: found.sides.map((side) => openSide(side.source, { memo })),
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
  const revert = findRevert(request, plan);
  const isNamedPath = options.desired !== undefined && source.side.rev === undefined;
  const isBlind = isNamedPath || existing.some((side) => side.source.side.rev === undefined);
  const notes = [{ message: found.origin }, ...(isBlind ? [BLIND] : []), ...plan.notes];
  return { ...plan, notes, ...(revert === undefined ? {} : { revert }) };
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
