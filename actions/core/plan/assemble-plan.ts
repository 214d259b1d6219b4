/**
 * The only planner, whoever asks: from sides to a plan. What is wrong inside a side refuses the plan; what the sides'
 * difference needs is assembled from them otherwise. Same input, same bytes, on any machine.
 */
import type { Catalogue } from '../catalogue/types.ts';
import { findUnusedRemovals } from '../ledger/update.ts';
import type { UsedRemoval } from '../ledger/state.ts';
import type { PlaybookFiles } from '../playbooks/types.ts';
import { dropExpired } from '../safety/expired.ts';
import { listErrors, type Side } from '../side/open-side.ts';
import type { Revert } from '../outlook.ts';
import type { Plan, Problem } from '../types.ts';
import { assembleCheckedPlan } from './assemble-checked-plan.ts';
import { assembleOutline, type Outline } from './outline.ts';
import { assembleRevert } from './revert.ts';
import type { PlanInput } from '../effects/types.ts';

interface PlanSide {
  readonly side: Side;
  /** Playbooks of the same commit; absent for an inventory that is named by its path. */
  readonly playbooks?: PlaybookFiles;
}

interface ExistingPlanSide extends PlanSide {
  /** Hosts on which the side may be in force; all of its own when absent. */
  readonly hosts?: ReadonlySet<string>;
}

export interface PlanRequest {
  readonly environment: string;
  /** Oldest first. */
  readonly existing: readonly ExistingPlanSide[];
  readonly desired: PlanSide;
  /** Hosts on which there may be nothing yet, or nothing any more. */
  readonly absent: ReadonlySet<string>;
  /** Host to the effects that it is owed, whatever the sides say. */
  readonly debts?: ReadonlyMap<string, readonly string[]>;
  /** Entries of removals.yml that were carried out already. */
  readonly usedRemovals: readonly UsedRemoval[];
  /** YYYY-MM-DD: consents may end. */
  readonly today: string;
  readonly catalogue: Catalogue;
  /** What the caller knows to be wrong beyond the sides' own errors. */
  readonly refusals?: readonly Problem[];
}

export function assemblePlan(request: PlanRequest): Plan {
  const { environment, desired, existing } = request;
  const consents = findConsents(request);
  const refusals = listSideErrors(request);
  const refs = { existing: existing.map(({ side }) => side.source.side), desired: desired.side.source.side };
  const plan: Plan =
    refusals.length > 0
      ? { environment, ...refs, refusals, fingerprint: '', steps: [], notes: [], unaffected: [] }
      : assembleCheckedPlan(toInput(request));
  return { ...plan, notes: [...consents.notes, ...plan.notes] };
}

/** What is dangerous about the plan, without its steps and words. Of sides with errors, nothing is known. */
export function outlinePlan(request: PlanRequest): Outline {
  const refusals = listSideErrors(request);
  return refusals.length > 0 ? { fingerprint: '', refusals, hazards: [] } : assembleOutline(toInput(request));
}

function listSideErrors({ desired, existing, refusals = [] }: PlanRequest): readonly Problem[] {
  return listErrors([...existing.flatMap(({ side }) => side.loadProblems), ...desired.side.errors, ...refusals]);
}

/** What reverting the plan would need; undefined where there is nothing to revert. */
export function findRevert(request: PlanRequest, plan: Plan): Revert | undefined {
  return plan.refusals.length > 0 ? undefined : assembleRevert(toInput(request), plan);
}

function findConsents({ desired, usedRemovals, today }: PlanRequest) {
  return dropExpired(findUnusedRemovals(usedRemovals, desired.side.removals), today);
}

function toInput(request: PlanRequest): PlanInput {
  const { environment, desired, existing, absent, debts, catalogue, today } = request;
  return {
    environment,
    existing: existing.map(({ side, hosts, playbooks }) => ({
      ref: side.source.side,
      resolved: side.resolved,
      hosts: hosts ?? new Set(side.resolved.hosts),
      ...(side.source.environmentFile === undefined ? {} : { environmentFile: side.environment }),
      ...(playbooks === undefined ? {} : { playbooks }),
    })),
    desired: {
      ref: desired.side.source.side,
      resolved: desired.side.resolved,
      ...(desired.playbooks === undefined ? {} : { playbooks: desired.playbooks }),
    },
    absent,
    ...(debts === undefined ? {} : { debts }),
    removals: findConsents(request).removals,
    environmentFile: desired.side.environment,
    catalogue,
    today,
  };
}
