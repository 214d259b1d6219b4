/**
 * Effects that write what the inventory alone tells: where both sides come to the same on a host, nothing is to be done
 * there. A parameter counts only as far as the outcome is made of it; any other is a demand as ever.
 */
import { HBA_PARAMETERS } from '../hba/file.ts';
import { describeHba } from '../hba/describe.ts';
import type { HbaDialect } from '../hba/line.ts';
import type { SideView } from '../diff/side-view.ts';
import type { ExistingView, PlanContext } from './types.ts';

interface Outcome {
  readonly parameters: readonly string[];
  /** Undefined where it is not known for sure. */
  readonly describe: (context: PlanContext, view: SideView, host: string) => string | undefined;
}

const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ['pg-hba', makeHbaOutcome('postgres')],
  ['pgbouncer-hba', makeHbaOutcome('pgbouncer')],
]);

/** What is asked about: an effect of a parameter, on the host that it would run on. */
export interface OutcomeQuery {
  readonly effect: string;
  readonly parameter: string;
  readonly host: string;
}

/** For sure. */
export function hasSameOutcome(context: PlanContext, side: ExistingView, query: OutcomeQuery): boolean {
  const outcome = OUTCOMES.get(query.effect);
  if (outcome?.parameters.includes(query.parameter) !== true) return false;
  const desired = outcome.describe(context, context.desired, query.host);
  return desired !== undefined && outcome.describe(context, side.view, query.host) === desired;
}

function makeHbaOutcome(dialect: HbaDialect): Outcome {
  return {
    parameters: ['pg_role', 'pg_offline_query', ...HBA_PARAMETERS[dialect]],
    describe: (context, view, host) => describeHba(context.catalogue, view, host, dialect),
  };
}
