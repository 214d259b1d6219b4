import { isList, isMapping, isTemplate } from '../general/values.ts';
import { findPackage, findPreloaded, isOfServer, mayBring } from '../settings/extensions.ts';
import type { Value } from '../types.ts';
import type { Finding, Place, Rule, RuleContext } from './context.ts';
import { findParameter, findValue, listVariants, locateVariable } from './context.ts';
import { listItems, locateItem } from './items.ts';
import { listPackages, PACKAGE_LISTS } from './packages.ts';
import { splitLibraries } from './shared-library.ts';

const INPUTS = ['pg_databases', 'pg_default_extensions', 'pg_shared_libraries', 'pg_libs', 'pg_version'];

/** CREATE EXTENSION fails where no package brings the extension, or where its library is not preloaded. */
export const extensionPackage: Rule = {
  id: 'extension-package',
  onlyWarns: true,
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      for (const host of listVariants(context, cluster, [...INPUTS, ...PACKAGE_LISTS]))
        for (const found of listWanted(context, host)) yield* judge(context, host, found, cluster.hosts);
    }
  },
};

interface Wanted {
  readonly name: string;
  readonly owner: string;
  readonly locate: () => Place;
}

function* listWanted(context: RuleContext, host: string): Generator<Wanted> {
  for (const database of listItems(context, host, 'pg_databases')) {
    for (const [index, name] of listNames(database.fields['extensions'])) {
      const locate = (): Place => locateItem(context, host, database, 'extensions', index);
      yield { name, owner: `of database "${database.name}"`, locate };
    }
  }
  if (findValue(context, host, 'pg_default_extensions') === undefined) return;
  for (const [index, name] of listNames(findParameter(context, host, 'pg_default_extensions'))) {
    const locate = (): Place => locateVariable(context, host, 'pg_default_extensions', [index]);
    yield { name, owner: 'of every database', locate };
  }
}

function* listNames(list: Value | undefined): Generator<readonly [index: number, name: string]> {
  for (const [index, item] of (isList(list) ? list : []).entries()) {
    const name = isMapping(item) ? item['name'] : undefined;
    if (typeof name === 'string' && !isTemplate(name)) yield [index, name];
  }
}

function* judge(
  context: RuleContext,
  host: string,
  { name, owner, locate }: Wanted,
  hosts: readonly string[],
): Generator<Finding> {
  const major = Number(findParameter(context, host, 'pg_version'));
  const packages = listPackages(context, host);
  if (packages !== undefined && !isOfServer(name, major) && !mayBring(packages, name, major)) {
    const wanted = findPackage(name, major);
    const message =
      wanted === undefined
        ? `extension "${name}" ${owner} is none of PostgreSQL ${major}'s nor of Debian 12's, and no listed package has its name; add the package that brings it to pg_extensions, and its archive to the host`
        : `extension "${name}" ${owner} comes with the package ${wanted}, which no list of packages names; add it to pg_extensions`;
    yield { position: locate(), message, hosts };
  }
  const library = findPreloaded(name);
  if (library === undefined || isPreloaded(context, host, library)) return;
  const message = `extension "${name}" ${owner} needs its library to be preloaded; add ${library} to pg_shared_libraries`;
  yield { position: locate(), message, hosts };
}

function isPreloaded(context: RuleContext, host: string, library: string): boolean {
  return ['pg_shared_libraries', 'pg_libs'].some((parameter) => {
    const text = findParameter(context, host, parameter);
    return typeof text === 'string' && (isTemplate(text) || splitLibraries(text)?.includes(library) === true);
  });
}
