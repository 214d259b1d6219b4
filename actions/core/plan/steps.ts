import { writeLimit } from '../order/limit.ts';
import { sortNatural } from '../general/natural.ts';
import type { Run } from '../order/order-actions.ts';
import { evaluatesCode } from '../safety/code.ts';
import { InternalError, type Hazard, type Proof, type Step } from '../types.ts';
import { mergeBecause } from '../effects/actions.ts';
import type { Action, PlanContext } from '../effects/types.ts';

const HAZARD_ORDER: readonly Hazard[] = [
  'restart',
  'failover',
  'destroy',
  'data-loss',
  'lock-out',
  'access',
  'service',
  'limits',
  'code',
];

export function assembleSteps(context: PlanContext, runs: readonly Run[]): readonly Step[] {
  return runs.map((run, index) => assembleStep(context, run, index));
}

function nameStep(index: number): string {
  return `s${String(index + 1).padStart(2, '0')}`;
}

function assembleStep(context: PlanContext, run: Run, index: number): Step {
  const [first] = run.actions;
  if (first === undefined) throw new InternalError('a run without actions');
  const hosts = sortNatural(run.actions.flatMap((action) => [...action.hosts]));
  const view = first.removeWith?.view ?? context.desired;
  const reach = context.catalogue.playbooks.get(first.effect.playbook)?.hosts;
  const preferred = reach === 'meta' ? ['meta'] : run.actions.map((action) => action.cluster);
  const rev = first.removeWith?.ref.rev;
  return {
    id: nameStep(index),
    playbook: first.effect.playbook,
    tags: listTags(context, run.actions),
    limit: writeLimit(hosts, view.resolved, preferred),
    hosts,
    delegates: listDelegates(context, run.actions, hosts),
    vars: first.vars,
    inventory: first.inventory,
    ...(rev === undefined ? {} : { existingRev: rev }),
    because: mergeBecause(run.actions.flatMap((action) => action.because)),
    hazards: listHazards(context, run.actions),
    proof: listProofs(context, run.actions),
    after: run.after.map(nameStep),
  };
}

/** That a run evaluates code keeps no actions apart: it is no reason to run them one by one. */
function listHazards(context: PlanContext, actions: readonly Action[]): readonly Hazard[] {
  const hazards = new Set(actions.flatMap((action) => action.hazards));
  if (evaluatesCode(context, actions)) hazards.add('code');
  return HAZARD_ORDER.filter((hazard) => hazards.has(hazard));
}

function listTags(context: PlanContext, actions: readonly Action[]): readonly string[] {
  const tags = new Set(
    actions.flatMap(({ effect, hazards }) => [
      ...effect.tags,
      ...(hazards.includes('restart') ? effect.restartTags : []),
    ]),
  );
  const [first] = actions;
  const order = first === undefined ? [] : (context.catalogue.playbooks.get(first.effect.playbook)?.tags ?? []);
  return order.filter((tag) => tags.has(tag));
}

/** Meta nodes by the desired side; members by both, since what is removed is taken out with their help. */
function listDelegates(context: PlanContext, actions: readonly Action[], hosts: readonly string[]): readonly string[] {
  const delegates = actions.flatMap((action) => {
    const view = action.removeWith?.view ?? context.desired;
    const meta = action.effect.delegates.includes('meta') ? view.listGroup('meta') : [];
    const members = action.effect.delegates.includes('members') ? view.listMembers(action.cluster) : [];
    return [...meta, ...members];
  });
  const own = new Set(hosts);
  return sortNatural(delegates.filter((host) => !own.has(host)));
}

function listProofs(context: PlanContext, actions: readonly Action[]): readonly Proof[] {
  const proofs = new Map<string, Set<string>>();
  for (const action of actions) {
    for (const kind of action.effect.proof) {
      const hosts = proofs.get(kind) ?? new Set();
      for (const host of action.hosts) hosts.add(host);
      proofs.set(kind, hosts);
    }
  }
  return [...proofs].map(([kind, hosts]) => ({
    kind,
    hosts: sortNatural(hosts),
    expect: context.catalogue.proofs.get(kind) ?? kind,
  }));
}
