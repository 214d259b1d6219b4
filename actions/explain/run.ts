import type { Catalogue } from '../core/catalogue/types.ts';
import { explainHost, type ExplainedParameter } from '../core/explain/parameter.ts';
import { loadInventory } from '../core/inventory/load.ts';
import { resolveInventory } from '../core/inventory/resolve.ts';
import { formatProblem } from '../core/rules/check.ts';
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
  const { inventory, problems } = loadInventory(source.inventory);
  const first = problems.find(({ severity }) => severity === 'error');
  if (first !== undefined) throw new UserError(formatProblem(first));
  return explainHost(resolveInventory(inventory), catalogue, host, parameter);
}
