import { findNearestName } from '../general/nearest-name.ts';
import { isTemplate } from '../general/values.ts';
import { findPackage, hasLibrary, listKnownLibraries, mayBring } from '../settings/extensions.ts';
import type { Rule, RuleContext } from './context.ts';
import { findParameter, listVariants, locateVariable } from './context.ts';
import { isSearchedElsewhere, listPackages, PACKAGE_LISTS } from './packages.ts';

const PARAMETER = 'pg_shared_libraries';
/** What decides where a library may come from. */
export const LIBRARY_INPUTS: readonly string[] = ['pg_version', 'pg_parameters', ...PACKAGE_LISTS];

/** PostgreSQL does not start while a library is not there that it shall preload. */
export const sharedLibrary: Rule = {
  id: 'shared-library',
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      for (const host of listVariants(context, cluster, [PARAMETER, ...LIBRARY_INPUTS])) {
        const text = findParameter(context, host, PARAMETER);
        if (typeof text !== 'string' || isTemplate(text)) continue;
        for (const message of listMistakes(context, host, text)) {
          yield { position: locateVariable(context, host, PARAMETER), message, hosts: cluster.hosts };
        }
      }
    }
  },
};

function* listMistakes(context: RuleContext, host: string, text: string): Generator<string> {
  const names = splitLibraries(text);
  if (names === undefined) {
    yield `"${text}" is no list of libraries, so PostgreSQL loads none of them, or does not start; write names, separated by commas`;
    return;
  }
  const outcome = 'PostgreSQL does not start without it';
  for (const name of names) {
    const repeated = names.indexOf(name) !== names.lastIndexOf(name);
    const mistake = repeated ? undefined : findLibraryMistake(context, host, name, outcome);
    if (mistake !== undefined) yield mistake;
  }
}

/** Of a library that no package brings: what is wrong, and what to do. A path may be any file. */
export function findLibraryMistake(
  context: RuleContext,
  host: string,
  name: string,
  outcome: string,
): string | undefined {
  const major = Number(findParameter(context, host, 'pg_version'));
  const packages = listPackages(context, host);
  if (packages === undefined || name.includes('/') || isSearchedElsewhere(context, host)) return undefined;
  if (hasLibrary(name, major) || mayBring(packages, name, major)) return undefined;
  return `library "${name}" ${describeMissing(name, major, outcome)}`;
}

function describeMissing(name: string, major: number, outcome: string): string {
  const wanted = findPackage(name, major);
  if (wanted !== undefined)
    return `comes with the package ${wanted}, which no list of packages names, and ${outcome}; add it to pg_extensions`;
  const nearest = findNearestName(name, listKnownLibraries());
  const hint =
    nearest === undefined || nearest === name
      ? 'add the package that brings it to pg_extensions'
      : `did you mean "${nearest}"?`;
  return `is none of PostgreSQL ${major}'s and no listed package has its name, and ${outcome}; ${hint}`;
}

/** As PostgreSQL splits it: names between commas, in double quotes or not; undefined where it is no such list. */
export function splitLibraries(text: string): readonly string[] | undefined {
  if (text.trim() === '') return [];
  const names: string[] = [];
  for (const part of text.split(',')) {
    const name = /^\s*(?:"([^"]+)"|([^\s"]+))\s*$/.exec(part);
    if (name === null) return undefined;
    names.push((name[1] ?? name[2] ?? '').replace(/^\$libdir\//, '').replace(/\.so$/, ''));
  }
  return names;
}
