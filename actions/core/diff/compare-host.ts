import type { Catalogue } from '../catalogue/types.ts';
import { compareNatural, sortNatural } from '../general/natural.ts';
import type { Value } from '../types.ts';
import type { EffectiveOptions, SelectorScope, SideView } from './side-view.ts';

/** One variable of one host whose effective value is not the same on both sides. */
export interface VariableDifference {
  readonly host: string;
  readonly variable: string;
  /** False where a side leaves the parameter out and the other writes its default: only other hosts' templates can tell. */
  readonly differsFromDefault: boolean;
  /** The text is the same; what it mentions is not. */
  readonly byMention: boolean;
}

type Sides = readonly [existing: SideView, desired: SideView];

/**
 * The differences of a host, in the natural order of the variables. Each host is compared once, whichever of the sides is
 * the desired one: the plan of a revert finds the same.
 */
export function openComparison(sides: Sides, catalogue: Catalogue): (host: string) => readonly VariableDifference[] {
  const comparison = findComparison(sides, catalogue);
  const compare = (host: string) => recall(comparison.known, host, () => compareHost(host, comparison));
  if (comparison.sides[1] === sides[1]) return compare;
  // Objects of its own: what is known of a difference by its identity is known for one direction.
  const turned = new Map<string, readonly VariableDifference[]>();
  return (host) => recall(turned, host, () => compare(host).map((difference) => ({ ...difference })));
}

function recall<Result>(known: Map<string, Result>, host: string, compute: () => Result): Result {
  let result = known.get(host);
  if (result === undefined) known.set(host, (result = compute()));
  return result;
}

interface Comparison {
  readonly sides: Sides;
  readonly catalogue: Catalogue;
  /** By the clusters of a host on both sides: the members of a cluster have the same. */
  readonly scopes: Map<string, SelectorScope>;
  readonly known: Map<string, readonly VariableDifference[]>;
}

function findComparison(sides: Sides, catalogue: Catalogue): Comparison {
  const [existing, desired] = sides;
  const opened = desired.memo.recall(startComparisons, catalogue);
  const found = opened.find(
    ({ sides: [one, other] }) => (one === existing && other === desired) || (one === desired && other === existing),
  );
  if (found !== undefined) return found;
  const comparison = { sides, catalogue, scopes: new Map(), known: new Map() };
  opened.push(comparison);
  return comparison;
}

function startComparisons(_catalogue: Catalogue): Comparison[] {
  return [];
}

function compareHost(host: string, comparison: Comparison): readonly VariableDifference[] {
  const { sides, catalogue } = comparison;
  const found = listCandidates(host, sides, catalogue).flatMap((variable): VariableDifference[] => {
    const parameter = catalogue.parameters.get(variable);
    const fallback = parameter?.default;
    const options = parameter?.selectors === true ? { selectors: findScope(host, comparison) } : {};
    const appears = isDefinedOnce(host, variable, sides);
    const written = appears || differs(host, variable, sides, options);
    // A default counts only where a side leaves the parameter out.
    const isWritten = fallback === undefined || sides.every((side) => side.isDefined(host, variable));
    const differsFromDefault = isWritten ? written : differs(host, variable, sides, { ...options, fallback });
    if (!differsFromDefault && !written) return [];
    return [{ host, variable, differsFromDefault, byMention: !appears && hasSameText(host, variable, sides) }];
  });
  return found.sort((left, right) => compareNatural(left.variable, right.variable));
}

/** Variables that could differ: most are plainly the same on both sides, and are left out before anything is made of them. */
function listCandidates(host: string, [existing, desired]: Sides, catalogue: Catalogue): readonly string[] {
  const selecting = desired.memo.recall(listWithSelectors, catalogue);
  const candidates = [...selecting];
  const before = existing.getVariables(host);
  const after = desired.getVariables(host);
  for (const [variable, value] of after) {
    if (!isPlainlySame(desired, before.get(variable), value) && !selecting.has(variable)) candidates.push(variable);
  }
  for (const variable of before.keys()) {
    if (!after.has(variable) && !selecting.has(variable)) candidates.push(variable);
  }
  return candidates;
}

/** One value that mentions nothing: nothing else can tell the sides apart. */
function isPlainlySame(view: SideView, before: Value | undefined, after: Value): boolean {
  if (before === undefined) return false;
  if (before !== after && view.canonicalText(before) !== view.canonicalText(after)) return false;
  return view.findTemplates(after).length === 0;
}

function listWithSelectors(catalogue: Catalogue): ReadonlySet<string> {
  const parameters = [...catalogue.parameters.values()];
  return new Set(parameters.filter(({ selectors }) => selectors).map(({ name }) => name));
}

function findScope(host: string, { sides, catalogue, scopes }: Comparison): SelectorScope {
  const clusters = sides.map((side) => side.findCluster(host) ?? '').join('\0');
  let scope = scopes.get(clusters);
  if (scope === undefined) scopes.set(clusters, (scope = assembleScope(host, sides, catalogue)));
  return scope;
}

/** Members that join or leave are a difference of the membership, not of what the selectors read. */
function assembleScope(host: string, [existing, desired]: Sides, catalogue: Catalogue): SelectorScope {
  const before = existing.listMembers(existing.findCluster(host));
  const members = desired.listMembers(desired.findCluster(host)).filter((member) => before.includes(member));
  return { members: sortNatural(members), covered: desired.memo.recall(listReadByMembers, catalogue) };
}

function listReadByMembers(catalogue: Catalogue): ReadonlySet<string> {
  const parameters = [...catalogue.parameters.values()];
  const effects = new Set(
    parameters.filter((one) => one.selectors).flatMap((one) => one.effects.map(({ effect }) => effect)),
  );
  return new Set(
    parameters
      .filter((one) =>
        [...effects].every((id) => one.effects.some(({ effect, readers }) => effect === id && readers === 'members')),
      )
      .map(({ name }) => name),
  );
}

function isDefinedOnce(host: string, variable: string, [existing, desired]: Sides): boolean {
  return existing.isDefined(host, variable) !== desired.isDefined(host, variable);
}

function differs(host: string, variable: string, [existing, desired]: Sides, options: EffectiveOptions): boolean {
  return existing.effectiveText(host, variable, options) !== desired.effectiveText(host, variable, options);
}

function hasSameText(host: string, variable: string, [existing, desired]: Sides): boolean {
  const before = existing.findValue(host, variable) ?? null;
  const after = desired.findValue(host, variable) ?? null;
  return existing.canonicalText(before) === desired.canonicalText(after);
}
