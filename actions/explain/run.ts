import type { Catalogue } from '../core/catalogue/types.ts';
import { explainHost, type ExplainedParameter } from '../core/explain/parameter.ts';
import { formatProblem } from '../core/general/problems.ts';
import { openSide } from '../core/side/open-side.ts';
import { UserError, type EnvironmentSource } from '../core/types.ts';

export interface ExplainOptions {
  readonly host: string;
  readonly parameter?: string;
}

/** Throws UserError for an inventory that cannot be read, and for names that it does not have. */
export function runExplain(
  { host, parameter }: ExplainOptions,
  source: EnvironmentSource,
  catalogue: Catalogue,
): readonly ExplainedParameter[] {
  const side = openSide(source);
  const first = side.loadProblems.find(({ severity }) => severity === 'error');
  if (first !== undefined) throw new UserError(formatProblem(first));
  return explainHost(side.resolved, catalogue, host, parameter);
}
