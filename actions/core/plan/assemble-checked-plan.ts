import { viewSide } from '../diff/side-view.ts';
import { maskQuoted } from '../load/mask.ts';
import { orderActions } from '../order/order-actions.ts';
import { findBlastRadiusProblems } from '../safety/blast-radius.ts';
import { allowsAnyCode, findUnsettledCode } from '../safety/code.ts';
import { findMoved, findRemovals } from './consent.ts';
import { findEncryptedChanges, findEncryptedNotes } from '../safety/encrypted.ts';
import { describeRaised, findRaisedLimits } from '../safety/raised-limits.ts';
import { findIdentityProblems } from '../safety/identity.ts';
import { findKeptNotes } from '../effects/kept.ts';
import { findLeavingStandbys } from '../safety/leaving-standby.ts';
import { findMissingServers } from '../safety/missing-server.ts';
import { findUnsupported } from '../safety/unsupported.ts';
import { findUnmapped } from '../safety/unmapped.ts';
import { compareNatural, sortNatural } from '../general/natural.ts';
import type { Plan, Problem } from '../types.ts';
import { gatherActions } from '../effects/actions.ts';
import { listClusters } from './clusters.ts';
import { findChanges } from '../effects/changes.ts';
import { findCreations } from '../effects/creation.ts';
import { findDebts } from '../effects/debts.ts';
import { computeFingerprint } from './fingerprint.ts';
import { findAccessNotes, findLoneMemberNotes, findNotes, findServiceNotes } from './notes.ts';
import { findPlaybookChanges } from '../effects/playbook-changes.ts';
import { findGoingPrimaryNotes, findPauseNotes, findRoleNotes } from './role-notes.ts';
import { assembleSteps } from './steps.ts';
import type { PlanContext, PlanInput } from '../effects/types.ts';
import { explainUnaffected } from './unaffected.ts';

/** What the desired side needs done where the existing sides are in force; the sides have passed their checks. */
export function assembleCheckedPlan(input: PlanInput): Plan {
  const { context, changes, playbooks, actions, refusals, steps } = assembleWork(input);
  const raises = findRaisedLimits(input.environmentFile, context.inForceEnvironment);
  return {
    environment: input.environment,
    existing: input.existing.map(({ ref }) => ref),
    desired: input.desired.ref,
    fingerprint: computeFingerprint(context, actions, input.environmentFile.fingerprintKey),
    steps,
    clusters: listClusters(context, actions),
    ...(raises.length === 0 ? {} : { raises }),
    notes: [
      ...raises.map((raised) => ({ message: describeRaised(raised) })),
      ...findEncryptedNotes(context),
      ...findNotes(context),
      ...findLoneMemberNotes(context),
      ...findRoleNotes(context, changes.differences),
      ...findPauseNotes(context, changes.differences),
      ...findGoingPrimaryNotes(context),
      ...findKeptNotes(context, changes.differences),
      ...findAccessNotes(context, actions),
      ...findServiceNotes(context, actions),
      ...playbooks.notes,
    ],
    refusals,
    unaffected: explainUnaffected(context, changes, actions, refusals),
  };
}

/** The steps of a plan and what refuses them, without what a plan says beside them. */
export function assembleWork(input: PlanInput) {
  const context = openContext(input);
  const changes = findChanges(context);
  const removals = findRemovals(context);
  const playbooks = findPlaybookChanges(context);
  const actions = gatherActions(context, [
    ...changes.demands,
    ...playbooks.demands,
    ...removals.demands,
    ...findCreations(context),
    ...findDebts(context),
  ]);
  const found = [
    ...changes.refusals,
    ...removals.refusals,
    ...playbooks.refusals,
    ...findIdentityProblems(context, changes.differences),
    ...findEncryptedChanges(context, changes.differences),
    ...findUnmapped(context, context.extraVariables, changes.differences),
    ...findUnsettledCode(context, input.environmentFile),
    ...findUnsupported(context, changes.differences),
    ...findMissingServers(context),
    ...findLeavingStandbys(context),
    ...findBlastRadiusProblems(context, input.environmentFile, actions),
  ];
  const secretFiles = [context.desired, ...context.existing.map(({ view }) => view)].map(
    ({ resolved }) => resolved.decrypted,
  );
  const refusals = mergeProblems(maskQuoted(found, new Set(secretFiles.flatMap((files) => [...files]))));
  const steps = assembleSteps(context, orderActions(actions));
  return { context, changes, playbooks, actions, refusals, steps };
}

function openContext(input: PlanInput): PlanContext {
  const inForceEnvironment = input.existing.findLast(
    ({ environmentFile }) => environmentFile !== undefined,
  )?.environmentFile;
  const context: PlanContext = {
    existing: input.existing.map(({ ref, resolved, hosts, playbooks }) => ({
      ref,
      hosts,
      ...(playbooks === undefined ? {} : { playbooks }),
      view: viewSide(resolved),
    })),
    desired: viewSide(input.desired.resolved),
    ...(input.desired.playbooks === undefined ? {} : { desiredPlaybooks: input.desired.playbooks }),
    absent: input.absent,
    debts: input.debts ?? new Map(),
    removals: input.removals,
    extraVariables: input.environmentFile.extraVariables,
    ...(inForceEnvironment === undefined ? {} : { inForceEnvironment }),
    allowsCode: allowsAnyCode(input.environmentFile),
    catalogue: input.catalogue,
    moved: new Set(),
    today: input.today,
    isExplained: input.isExplained !== false,
  };
  return { ...context, moved: findMoved(context) };
}

/** Sorted; the same finding on several hosts or sides is said once. */
function mergeProblems(problems: readonly Problem[]): readonly Problem[] {
  const merged = new Map<string, { problem: Problem; readonly hosts: Set<string> }>();
  for (const problem of problems) {
    const key = [problem.file, problem.line, problem.column, problem.rule, problem.path].join('\0');
    const known = merged.get(key) ?? { problem, hosts: new Set<string>() };
    merged.set(key, known);
    for (const host of problem.hosts ?? []) known.hosts.add(host);
    // Without hosts, the last of several says it; with hosts the first does.
    if (known.hosts.size === 0) known.problem = problem;
  }
  const found = [...merged.values()].map(({ problem, hosts }) =>
    hosts.size === 0 ? problem : { ...problem, hosts: sortNatural(hosts) },
  );
  return found.sort(
    (left, right) =>
      compareNatural(left.file, right.file) ||
      left.line - right.line ||
      left.column - right.column ||
      compareNatural(left.rule, right.rule) ||
      compareNatural(left.path, right.path),
  );
}
