import { isMapping, isTemplate, quoteValue } from '../general/values.ts';
import { findTextMistake } from '../settings/texts.ts';
import type { DataPath, Value } from '../types.ts';
import type { Finding, Rule, RuleContext } from './context.ts';
import { checkVariants, findValue, locateVariable } from './context.ts';
import { listItems } from './items.ts';
import { listPackages, PACKAGE_LISTS } from './packages.ts';

const AT_INITDB = ['pg_locale', 'pg_lc_collate', 'pg_lc_ctype'];
const SETTINGS = ['lc_messages', 'lc_monetary', 'lc_numeric', 'lc_time'];
const OF_DATABASES = ['lc_collate', 'lc_ctype'];
const INPUTS = [...AT_INITDB, 'pg_parameters', 'pg_databases', ...PACKAGE_LISTS];
/** Locales of the C library itself. */
const BUILT_IN = /^(?:|C|POSIX|C\.utf-?8)$/i;

/** A locale that a host has by no package and no playbook: what needs it fails there. */
export const locale: Rule = {
  id: 'locale',
  onlyWarns: true,
  perCluster: true,
  check: (context) => checkVariants(context, INPUTS, checkHost),
};

function* checkHost(context: RuleContext, host: string): Generator<Finding> {
  const packages = listPackages(context, host);
  if (packages === undefined || packages.some((name) => /^locales(?:-all)?(?:=|$)/.test(name))) return;
  for (const [variable, below, value, outcome] of listLocales(context, host)) {
    if (typeof value !== 'string' || isTemplate(value) || BUILT_IN.test(value)) continue;
    const message = `locale ${quoteValue(value)} is none that a host has by itself (C, C.UTF-8, POSIX), and no list of packages names one that brings it: where it is not, ${outcome}; add locales-all to node_packages, or take C.UTF-8`;
    yield { position: locateVariable(context, host, variable, below), message };
  }
}

type Found = readonly [variable: string, below: DataPath, value: Value | undefined, outcome: string];

function* listLocales(context: RuleContext, host: string): Generator<Found> {
  for (const name of AT_INITDB) yield [name, [], findValue(context, host, name), 'initdb makes no cluster'];
  const settings = findValue(context, host, 'pg_parameters');
  for (const name of isMapping(settings) ? SETTINGS : []) {
    const value = isMapping(settings) ? settings[name] : undefined;
    // Of what is no name of a locale at all, the rule setting-value speaks.
    if (typeof value === 'string' && findTextMistake(name, value, 0) === undefined)
      yield ['pg_parameters', [name], value, 'PostgreSQL does not start'];
  }
  for (const { index, fields } of listItems(context, host, 'pg_databases'))
    for (const name of OF_DATABASES) yield ['pg_databases', [index, name], fields[name], 'CREATE DATABASE fails'];
}
