/** Whether every hazard of an apply was shown by a review of what it brings; see core/apply/approval.ts. */
import { findStrictest, recordApproval, refuseUnapproved } from '../core/apply/approval.ts';
import type { RecordedApproval } from '../core/ledger/record.ts';
import { outlinePlan, type PlanRequest } from '../core/plan/assemble-plan.ts';
import { findUncovered, type PlannedHazard } from '../core/plan/outline.ts';
import type { Problem } from '../core/types.ts';
import type { ApplyAdapters, ApplyOptions } from './ports.ts';
import type { Prepared } from './prepare.ts';
import { Review } from './review.ts';

/** Commits of main that are planned again at the most, the newest: each costs about as much as the apply's own plan. */
const MOST = 200;

interface Approval {
  readonly refusals: readonly Problem[];
  readonly notes: readonly string[];
  /** Absent where nothing had to be reviewed. */
  readonly record?: RecordedApproval;
}

export function pickRecord({ record }: Approval): { readonly approval?: RecordedApproval } {
  return record === undefined ? {} : { approval: record };
}

const NOTHING: Approval = { refusals: [], notes: [] };

export function judgeApproval(
  prepared: Prepared,
  { approve, environment }: Pick<ApplyOptions, 'approve' | 'environment'>,
  adapters: ApplyAdapters,
): Approval {
  const { commit, plan, request, state } = prepared;
  if (request === undefined) return NOTHING;
  const isHarmless = plan.steps.every(({ hazards }) => hazards.length === 0);
  // Before the first apply nothing is in force, and what main does not have was reviewed by whoever asks for it.
  if (state === undefined || !prepared.merged || plan.refusals.length > 0 || isHarmless) return NOTHING;
  const policy = findStrictest([...request.existing, request.desired].map(({ side }) => side.environment));
  if (policy === 'none') return NOTHING;
  const inForce = prepared.existing.map((side) => side.commit);
  const list = adapters.ledger.listMerges({ environment, commit, inForce, limit: MOST });
  const review = new Review({
    environment,
    policy,
    list,
    adapters,
    absent: request.absent,
    memo: prepared.desired.memo,
  });
  const own = findUncovered(outlinePlan(request).hazards, listOwed(request));
  const open = review.showAll(own);
  const approvedBy = open.length === 0 ? undefined : findApproval(plan.fingerprint, approve, review, adapters);
  const told = { policy, merges: list.merges, showings: review.list(), more: list.more };
  if (open.length === 0) return { ...NOTHING, record: recordApproval(told) };
  if (approvedBy !== undefined) {
    const notes = [`hazards that no review showed are approved by ${approvedBy}`];
    return { refusals: [], notes, record: recordApproval({ ...told, approvedBy }) };
  }
  const { fingerprint } = plan;
  return { ...NOTHING, refusals: refuseUnapproved({ ...told, environment, fingerprint, open }) };
}

/** What no commit of main since what is in force has to show again. */
function listOwed(request: PlanRequest): readonly PlannedHazard[] {
  return [...listAdopted(request), ...listUncreated(request)];
}

/** What was owed when the ledger was begun was shown by `adopt`, whose plan somebody has confirmed by name. */
function listAdopted(request: PlanRequest): readonly PlannedHazard[] {
  const { debts, desired } = request;
  if (debts === undefined || debts.size === 0) return [];
  return outlinePlan({ ...request, existing: [desired], absent: new Set() }).hazards;
}

/** Hosts that a commit in force asks for, and that were away when it was applied: that apply was held to its review. */
function listUncreated(request: PlanRequest): readonly PlannedHazard[] {
  const newest = request.existing.at(-1);
  if (newest === undefined || request.absent.size === 0) return [];
  return outlinePlan({ ...request, existing: [newest], desired: newest, debts: new Map() }).hazards;
}

function findApproval(
  fingerprint: string,
  approve: string | undefined,
  review: Review,
  { witness }: ApplyAdapters,
): string | undefined {
  if (approve === fingerprint) {
    const { login, user } = witness.readActor();
    return `--approve of ${login ?? user}`;
  }
  return review.findConsent(fingerprint);
}
