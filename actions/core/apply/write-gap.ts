/** How long writes to a cluster's primary service paused while a step ran, by clients that wrote through it. */
import type { Step } from '../types.ts';
import { takesDown } from './cluster-health.ts';
import type { StepReport } from './report.ts';

export interface WriteGap {
  /** The cluster with the longest one. */
  readonly cluster: string;
  readonly seconds: number;
  /** Errors of the clients. */
  readonly errors: number;
}

export type MeasuredGap =
  | { readonly kind: 'measured'; readonly cluster: string; readonly seconds: number; readonly errors: number }
  /** Why it is not known. */
  | { readonly kind: 'unknown'; readonly cluster: string; readonly reason: string };

export interface StepGap {
  /** The longest. Undefined: it could not be measured anywhere. */
  readonly gap?: WriteGap;
  /** `pg-test: no route to host`. */
  readonly unmeasured: readonly string[];
}

export function summariseGaps(gaps: readonly MeasuredGap[]): StepGap {
  const measured = gaps.flatMap((one) => (one.kind === 'measured' ? [one] : []));
  const unmeasured = gaps.flatMap((one) => (one.kind === 'unknown' ? [`${one.cluster}: ${one.reason}`] : []));
  const [longest] = [...measured].sort((one, other) => other.seconds - one.seconds);
  if (longest === undefined) return { unmeasured };
  const errors = measured.reduce((sum, one) => sum + one.errors, 0);
  return { gap: { cluster: longest.cluster, seconds: longest.seconds, errors }, unmeasured };
}

function describeGap({ cluster, seconds, errors }: WriteGap): string {
  const faults = errors === 0 ? '' : `, ${String(errors)} errors of clients`;
  return `writes to ${cluster} paused for at most ${String(Math.round(seconds * 1_000))} ms${faults}`;
}

/** A line each, for a step's report. */
export function renderPause({ gap, unmeasured = [] }: Pick<StepReport, 'gap' | 'unmeasured'>): readonly string[] {
  return [
    ...(gap === undefined ? [] : [describeGap(gap)]),
    ...unmeasured.map((reason) => `pause of writes not measured: ${reason}`),
  ];
}

interface Spending {
  readonly step: Step;
  readonly reports: readonly StepReport[];
  readonly budgetMs: number | undefined;
}

/** Why no step that restarts or fails over is begun any more: an earlier one had writes wait for too long. */
export function findSpentBudget({ step, reports, budgetMs }: Spending): string | undefined {
  if (budgetMs === undefined || !takesDown(step.hazards)) return undefined;
  for (const { id, gap } of reports) {
    if (gap === undefined || gap.seconds * 1_000 <= budgetMs) continue;
    return (
      `not begun: in ${id} ${describeGap(gap)}, and gates.write_gap_budget_ms of environment.yml allows ` +
      `${String(budgetMs)} ms; what is left waits for the next apply`
    );
  }
  return undefined;
}
