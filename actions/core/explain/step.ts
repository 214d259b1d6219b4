/** Why a step of a plan is there, and why its limit is what it is. */
import type { Catalogue, Effect, Readers } from '../catalogue/types.ts';
import { UserError, type Because, type Plan, type Step } from '../types.ts';

interface ExplainedReason extends Because {
  /** Effects that this reason asks for, with whose values they read and how far they reach. */
  readonly effects: readonly { readonly effect: string; readonly why: string }[];
}

export interface ExplainedStep {
  readonly step: Step;
  readonly reasons: readonly ExplainedReason[];
  /** The steps that it waits for. */
  readonly after: readonly { readonly id: string; readonly playbook: string; readonly limit: string }[];
}

const READERS: Readonly<Record<Readers, string>> = {
  own: 'reads the value of the host it runs on',
  members: "reads the values of all members of the host's cluster",
  all: 'reads the values of all hosts',
};

const SCOPES: Readonly<Record<Effect['scope'], string>> = {
  instance: 'runs on each host that would see another value',
  cluster: 'runs on the whole cluster once one member needs it',
  environment: "runs on every host of the playbook's once one needs it",
};

export function explainStep(plan: Plan, catalogue: Catalogue, id: string): ExplainedStep {
  const step = plan.steps.find((one) => one.id === id);
  if (step === undefined) {
    const known = plan.steps.map((one) => one.id).join(', ');
    throw new UserError(`the plan has no step "${id}"; it has ${known === '' ? 'none' : known} [explain]`);
  }
  return {
    step,
    reasons: step.because.map((because) => ({ ...because, effects: listEffects(catalogue, step, because) })),
    after: plan.steps
      .filter((earlier) => step.after.includes(earlier.id))
      .map(({ id: earlier, playbook, limit }) => ({ id: earlier, playbook, limit })),
  };
}

function listEffects(catalogue: Catalogue, step: Step, { path }: Because): ExplainedReason['effects'] {
  const parameter = catalogue.parameters.get(path.split('.', 1)[0] ?? path);
  const { items } = parameter ?? {};
  const wanted = [
    ...(parameter?.effects ?? []).map(({ effect, readers }) => ({ effect, why: READERS[readers] })),
    ...(items === undefined ? [] : [items.effect, items.pooled.otherwise, items.drop, items.forget]).map((effect) => ({
      effect,
      why: 'is for one item of the list',
    })),
    ...(parameter === undefined
      ? [...catalogue.effects.keys()].map((effect) => ({ effect, why: 'follows who is in the cluster or group' }))
      : []),
  ];
  return wanted.flatMap(({ effect: id, why }) => {
    const effect = catalogue.effects.get(id);
    if (effect === undefined || !isServed(effect, step)) return [];
    return [{ effect: id, why: `${why}, and ${SCOPES[effect.scope]}` }];
  });
}

/** Whether a step runs what an effect asks for. */
function isServed(effect: Effect, step: Step): boolean {
  if (effect.playbook !== step.playbook || (effect.tags.length === 0) !== (step.tags.length === 0)) return false;
  return effect.tags.every((tag) => step.tags.includes(tag));
}
