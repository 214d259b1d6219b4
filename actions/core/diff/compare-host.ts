import type { Catalogue } from '../catalogue/types.ts';
import { sortNatural } from '../order/natural.ts';
import { canonicalText } from './canonical.ts';
import type { SideView } from './side-view.ts';

/** One variable of one host whose effective value is not the same on both sides. */
export interface VariableDifference {
  readonly host: string;
  readonly variable: string;
  /** False where a side leaves the parameter out and the other writes its default: only other hosts' templates can tell. */
  readonly beyondDefault: boolean;
  /** The text is the same; what it mentions is not. */
  readonly byMention: boolean;
}

export function compareHost(
  host: string,
  existing: SideView,
  desired: SideView,
  catalogue: Catalogue,
): readonly VariableDifference[] {
  const differences: VariableDifference[] = [];
  for (const variable of listCandidates(host, existing, desired, catalogue)) {
    const parameter = catalogue.parameters.get(variable);
    const selectors = parameter?.selectors ?? false;
    const fallback = parameter?.default;
    const withDefault = fallback === undefined ? { selectors } : { selectors, fallback };
    const beyondDefault =
      differs(host, variable, existing, desired, withDefault) ||
      (fallback === undefined && existing.isDefined(host, variable) !== desired.isDefined(host, variable));
    const written =
      existing.isDefined(host, variable) !== desired.isDefined(host, variable) ||
      differs(host, variable, existing, desired, { selectors });
    if (!beyondDefault && !written) continue;
    differences.push({ host, variable, beyondDefault, byMention: hasSameText(host, variable, existing, desired) });
  }
  return differences;
}

function listCandidates(host: string, existing: SideView, desired: SideView, catalogue: Catalogue): readonly string[] {
  const withSelectors = [...catalogue.parameters.values()].filter((parameter) => parameter.selectors);
  return sortNatural([
    ...existing.listVariables(host),
    ...desired.listVariables(host),
    ...withSelectors.map((parameter) => parameter.name),
  ]);
}

function differs(
  host: string,
  variable: string,
  existing: SideView,
  desired: SideView,
  options: Parameters<SideView['effectiveText']>[2],
): boolean {
  return existing.effectiveText(host, variable, options) !== desired.effectiveText(host, variable, options);
}

function hasSameText(host: string, variable: string, existing: SideView, desired: SideView): boolean {
  if (existing.isDefined(host, variable) !== desired.isDefined(host, variable)) return false;
  const before = existing.findValue(host, variable) ?? null;
  const after = desired.findValue(host, variable) ?? null;
  return canonicalText(before) === canonicalText(after);
}
