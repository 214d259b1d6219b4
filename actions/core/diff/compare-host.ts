import type { Catalogue } from '../catalogue/types.ts';
import { sortNatural } from '../order/natural.ts';
import { canonicalText } from './canonical.ts';
import type { EffectiveOptions, SelectorScope, SideView } from './side-view.ts';

/** One variable of one host whose effective value is not the same on both sides. */
export interface VariableDifference {
  readonly host: string;
  readonly variable: string;
  /** False where a side leaves the parameter out and the other writes its default: only other hosts' templates can tell. */
  readonly beyondDefault: boolean;
  /** The text is the same; what it mentions is not. */
  readonly byMention: boolean;
}

type Sides = readonly [existing: SideView, desired: SideView];

export function compareHost(host: string, sides: Sides, catalogue: Catalogue): readonly VariableDifference[] {
  return listCandidates(host, sides, catalogue).flatMap((variable): VariableDifference[] => {
    const parameter = catalogue.parameters.get(variable);
    const fallback = parameter?.default;
    const options = parameter?.selectors === true ? { selectors: findScope(host, sides, catalogue) } : {};
    const appears = isDefinedOnce(host, variable, sides);
    const written = appears || differs(host, variable, sides, options);
    const beyondDefault = fallback === undefined ? written : differs(host, variable, sides, { ...options, fallback });
    if (!beyondDefault && !written) return [];
    return [{ host, variable, beyondDefault, byMention: !appears && hasSameText(host, variable, sides) }];
  });
}

function listCandidates(host: string, sides: Sides, catalogue: Catalogue): readonly string[] {
  const withSelectors = [...catalogue.parameters.values()].filter((parameter) => parameter.selectors);
  return sortNatural([
    ...sides.flatMap((side) => [...side.listVariables(host)]),
    ...withSelectors.map((parameter) => parameter.name),
  ]);
}

/** Members that join or leave are a difference of the membership, not of what the selectors read. */
function findScope(host: string, [existing, desired]: Sides, catalogue: Catalogue): SelectorScope {
  const before = existing.listMembers(existing.findCluster(host));
  const members = desired.listMembers(desired.findCluster(host)).filter((member) => before.includes(member));
  return { members: sortNatural(members), covered: listReadByMembers(catalogue) };
}

const readByMembers = new WeakMap<Catalogue, ReadonlySet<string>>();

function listReadByMembers(catalogue: Catalogue): ReadonlySet<string> {
  const known = readByMembers.get(catalogue);
  if (known !== undefined) return known;
  const parameters = [...catalogue.parameters.values()];
  const effects = new Set(
    parameters.filter((one) => one.selectors).flatMap((one) => one.effects.map(({ effect }) => effect)),
  );
  const covered = new Set(
    parameters
      .filter((one) =>
        [...effects].every((id) => one.effects.some(({ effect, readers }) => effect === id && readers === 'members')),
      )
      .map(({ name }) => name),
  );
  readByMembers.set(catalogue, covered);
  return covered;
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
  return canonicalText(before) === canonicalText(after);
}
