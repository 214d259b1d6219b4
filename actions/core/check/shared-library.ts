import { findNearestName } from '../general/nearest-name.ts';
import { isTemplate } from '../general/values.ts';
import { findPackage, hasLibrary, listKnownLibraries, mayBring } from '../settings/extensions.ts';
import type { Rule, RuleContext } from './context.ts';
import { findParameter, listVariants, locateVariable } from './context.ts';
import { listPackages, PACKAGE_LISTS } from './packages.ts';

const PARAMETER = 'pg_shared_libraries';

/** PostgreSQL does not start while a library is not there that it shall preload. */
export const sharedLibrary: Rule = {
  id: 'shared-library',
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      for (const host of listVariants(context, cluster, [PARAMETER, 'pg_version', ...PACKAGE_LISTS])) {
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
  const major = Number(findParameter(context, host, 'pg_version'));
  const packages = listPackages(context, host);
  for (const name of names) {
    const repeated = names.indexOf(name) !== names.lastIndexOf(name);
    if (packages === undefined || repeated || name.includes('/')) continue;
    if (hasLibrary(name, major) || mayBring(packages, name, major)) continue;
    yield `library "${name}" ${describeMissing(name, major)}`;
  }
}

function describeMissing(name: string, major: number): string {
  const wanted = findPackage(name, major);
  if (wanted !== undefined)
    return `comes with the package ${wanted}, which no list of packages names, and PostgreSQL does not start without it; add it to pg_extensions`;
  const nearest = findNearestName(name, listKnownLibraries());
  const hint =
    nearest === undefined || nearest === name
      ? 'add the package that brings it to pg_extensions'
      : `did you mean "${nearest}"?`;
  return `is none of PostgreSQL ${major}'s and no listed package has its name, and PostgreSQL does not start without it; ${hint}`;
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
