import { parameterSchemas } from '../schema/schema.ts';
import { isList, isMapping, isTemplate } from '../general/values.ts';
import type { RuleContext } from './context.ts';
import { findParameter } from './context.ts';

const LISTS = ['pg_packages', 'pg_extensions', 'node_packages'];
/** With the names that a list has in other versions of Pigsty. */
const NAMES = [
  ...LISTS,
  ...Object.entries(parameterSchemas).flatMap(([name, { alias }]) => (LISTS.includes(alias ?? '') ? [name] : [])),
];

/** Lists of packages, for `listVariants`. */
export const PACKAGE_LISTS: readonly string[] = NAMES;

/** Packages that the host gets, each as one word; undefined where a template says. */
export function listPackages(context: RuleContext, host: string): readonly string[] | undefined {
  const packages: string[] = [];
  for (const name of NAMES) {
    const list = findParameter(context, host, name);
    if (isTemplate(list)) return undefined;
    for (const item of isList(list) ? list : []) {
      if (isTemplate(item)) return undefined;
      // Pigsty writes several packages to an item.
      if (typeof item === 'string') packages.push(...item.split(/[\s,]+/));
    }
  }
  return packages;
}

/** Libraries may come from a folder of the team's own, of which nothing is known here. */
export function isSearchedElsewhere(context: RuleContext, host: string): boolean {
  const settings = findParameter(context, host, 'pg_parameters');
  if (!isMapping(settings)) return isTemplate(settings);
  const path = settings['dynamic_library_path'];
  return path !== undefined && path !== '$libdir';
}
