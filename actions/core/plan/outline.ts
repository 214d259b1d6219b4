/**
 * What is dangerous about a plan, by place and subject: for plans of which many are compared and none is shown. Two plans
 * have a hazard in common where its kind, its place and its subject are the same, whichever step carries it.
 *
 * What an effect does to a cluster as a whole has the cluster as its place. Its hosts would be those that the cluster has
 * on the desired side, so that a member which a later commit adds would be a place of its own.
 */
import type { Catalogue, Effect } from '../catalogue/types.ts';
import { findAccessChange } from '../effects/access-change.ts';
import { listInForce } from '../effects/host-states.ts';
import type { Action, PlanContext, PlanInput } from '../effects/types.ts';
import { sortNatural } from '../general/natural.ts';
import { evaluatesCode } from '../safety/code.ts';
import type { Hazard, Problem } from '../types.ts';
import { assembleWork } from './assemble-checked-plan.ts';
import { computeFingerprint } from './fingerprint.ts';

export interface PlannedHazard {
  readonly hazard: Hazard;
  /** Empty where the host is in none. */
  readonly cluster: string;
  /** Empty: the whole cluster. */
  readonly host: string;
  /**
   * What it befalls: a user as HBA lines name them, what goes (`user app`), else the widest effect that does it. Empty where
   * nothing tells who gets in or is shut out: anybody.
   */
  readonly subject: string;
}

export interface Outline {
  readonly fingerprint: string;
  readonly refusals: readonly Problem[];
  /** Each once. */
  readonly hazards: readonly PlannedHazard[];
}

export function assembleOutline(input: PlanInput): Outline {
  const { context, actions, refusals } = assembleWork(input);
  const hazards = new Map<string, PlannedHazard>();
  const hasCode = evaluatesCode(context, actions);
  for (const action of actions) {
    const code = hasCode && evaluatesCode(context, [action]) ? (['code'] as const) : [];
    for (const hazard of new Set([...action.hazards, ...code])) {
      for (const planned of listPlanned(context, action, hazard)) hazards.set(identify(planned), planned);
    }
  }
  const fingerprint = computeFingerprint(context, actions, input.environmentFile.fingerprintKey);
  return { fingerprint, refusals, hazards: [...hazards.values()] };
}

/** Those of a plan that none of the others has. */
export function findUncovered(
  hazards: readonly PlannedHazard[],
  others: readonly PlannedHazard[],
): readonly PlannedHazard[] {
  const known = new Set(others.map(identify));
  const isCovered = (planned: PlannedHazard) =>
    ['', planned.host].some((host) =>
      ['', planned.subject].some((subject) => known.has(identify({ ...planned, host, subject }))),
    );
  return hazards.filter((planned) => !isCovered(planned));
}

function identify({ hazard, host, cluster, subject }: PlannedHazard): string {
  return [hazard, cluster, host, subject].join('\0');
}

function listPlanned(context: PlanContext, action: Action, hazard: Hazard): readonly PlannedHazard[] {
  const { cluster, effect, hosts } = action;
  if (effect.scope !== 'instance' && action.removeWith === undefined) {
    const subjects = listSubjects(context, action, { hazard, hosts: [...hosts] });
    return subjects.map((subject) => ({ hazard, cluster, host: '', subject }));
  }
  return sortNatural(hosts).flatMap((host) =>
    listSubjects(context, action, { hazard, hosts: [host] }).map((subject) => ({ hazard, cluster, host, subject })),
  );
}

interface Place {
  readonly hazard: Hazard;
  readonly hosts: readonly string[];
}

function listSubjects(context: PlanContext, action: Action, { hazard, hosts }: Place): readonly string[] {
  if (hazard === 'access' || hazard === 'lock-out') {
    const users = listUsers(context, action, { hazard, hosts });
    return users.length === 0 ? [''] : users;
  }
  const removed = hazard === 'destroy' || hazard === 'data-loss' ? listRemoved(action, hosts) : [];
  return removed.length === 0 ? [findWidest(context.catalogue, action.effect).id] : removed;
}

/** Who gets in or is shut out, by any effect that the action stands for. */
function listUsers(context: PlanContext, { effect: whole, item }: Action, { hazard, hosts }: Place): readonly string[] {
  const effects = [...context.catalogue.effects.values()].filter((one) => isPartOf(context.catalogue, one, whole));
  const of = item === undefined ? {} : { item: item.slice(item.indexOf('/') + 1) };
  const changes = hosts.flatMap((host) =>
    listInForce(context, host).flatMap((side) =>
      effects.map(({ id }) => findAccessChange(context, side, { effect: id, host, ...of })),
    ),
  );
  const names = changes.flatMap(({ gains, losses }) =>
    hazard === 'access'
      ? gains.map(({ word, isPasswordless }) => (isPasswordless ? `${word} without a password` : word))
      : losses.map(({ user }) => user),
  );
  return sortNatural(names);
}

function listRemoved({ because }: Action, hosts: readonly string[]): readonly string[] {
  const names = because.flatMap(({ hosts: where, change }) => {
    if (change?.kind === 'item') return [`${change.noun} ${change.name}`];
    const isHere = where.some((host) => hosts.includes(host));
    return change?.kind === 'instance' && isHere ? [`instance ${change.name}`] : [];
  });
  return sortNatural(names);
}

function isPartOf(catalogue: Catalogue, effect: Effect, whole: Effect): boolean {
  if (effect.id === whole.id) return true;
  const wider = findWider(catalogue, effect);
  return wider !== undefined && isPartOf(catalogue, wider, whole);
}

function findWidest(catalogue: Catalogue, effect: Effect): Effect {
  const wider = findWider(catalogue, effect);
  return wider === undefined ? effect : findWidest(catalogue, wider);
}

function findWider(catalogue: Catalogue, { within }: Effect): Effect | undefined {
  return within === undefined ? undefined : catalogue.effects.get(within);
}
