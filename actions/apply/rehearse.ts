import type { StepReport } from '../core/apply/report.ts';
import { UserError } from '../core/types.ts';
import type { Step } from '../core/types.ts';
import { assembleRun } from './assemble-run.ts';
import { assertAsPlanned, describeStep } from './step.ts';
import type { StepContext } from './step.ts';

export interface Rehearsed {
  readonly ok: boolean;
  readonly steps: readonly StepReport[];
}

/** A dry run: every step is cross-checked against what Ansible lists, and none is begun. */
export async function rehearse(context: StepContext): Promise<Rehearsed> {
  const steps: StepReport[] = [];
  for (const step of context.prepared.plan.steps) {
    const signal = context.adapters.interruption.signal();
    if (signal !== undefined) throw new UserError(`${signal} came; nothing was touched [interrupted]`);
    steps.push(await rehearseStep(step, context));
  }
  return { ok: steps.every((step) => step.status === 'planned'), steps };
}

/** The plan alone, for a commit whose code must not run here. */
export function describePlanned(steps: readonly Step[]): Rehearsed {
  return {
    ok: true,
    steps: steps.map((step) => ({ ...describeStep(step, step.limit), hosts: [], ...tellPlanned(step) })),
  };
}

function tellPlanned({ hazards }: Step): Pick<StepReport, 'status' | 'message'> {
  if (hazards.length === 0) return { status: 'planned' };
  return { status: 'planned', message: `hazards: ${hazards.join(', ')}; the plan says what clients notice` };
}

async function rehearseStep(step: Step, { prepared, adapters }: StepContext): Promise<StepReport> {
  const base = { ...describeStep(step, step.limit), hosts: [] };
  try {
    const run = assembleRun(step, { prepared, adapters, limit: step.limit });
    assertAsPlanned(run, step.hosts, await adapters.ansible.list(run));
    return { ...base, ...tellPlanned(step) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...base, status: 'failed', message: error.message };
  }
}
