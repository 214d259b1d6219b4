import { isList, isMapping, isMarked, isTemplate, quoteValue } from '../general/values.ts';
import { isOfServer, mayBring } from '../settings/extensions.ts';
import type { DataPath, Value } from '../types.ts';
import type { Finding, Rule, RuleContext } from './context.ts';
import { findParameter, findValue, listVariantHosts, locateVariable } from './context.ts';
import { listPackages } from './packages.ts';
import { findLibraryMistake, LIBRARY_INPUTS, splitLibraries } from './shared-library.ts';

/** Lists of items that have settings for sessions. */
const LISTS: Readonly<Record<string, string>> = {
  pg_users: 'of that user',
  pg_default_roles: 'of that user',
  pg_databases: 'of that database',
};
const PLUGINS = /^(?:\$libdir\/)?plugins\//;

/** A library that a session loads as it begins: without it, the session ends with FATAL, and a reload is enough for that. */
export const sessionLibrary: Rule = {
  id: 'session-library',
  perCluster: true,
  *check(context) {
    for (const [{ hosts }, host] of listVariantHosts(context, [...LIBRARY_INPUTS, ...Object.keys(LISTS)]))
      for (const finding of checkHost(context, host)) yield { ...finding, hosts };
  },
};

function* checkHost(context: RuleContext, host: string): Generator<Finding> {
  const settings = findValue(context, host, 'pg_parameters');
  yield* checkSettings(context, host, { variable: 'pg_parameters', below: [], settings, whose: '' });
  for (const [variable, whose] of Object.entries(LISTS)) {
    const list = findValue(context, host, variable);
    for (let index = 0; isList(list) && index < list.length; index++) {
      const item = list[index];
      const own = isMapping(item) ? item['parameters'] : undefined;
      if (own !== undefined)
        yield* checkSettings(context, host, { variable, below: [index, 'parameters'], settings: own, whose });
    }
  }
}

interface Settings {
  readonly variable: string;
  readonly below: DataPath;
  readonly settings: Value | undefined;
  /** Whose sessions they are for; empty: everybody's. */
  readonly whose: string;
}

function* checkSettings(
  context: RuleContext,
  host: string,
  { variable, below, settings, whose }: Settings,
): Generator<Finding> {
  if (!isMapping(settings) || isMarked(settings)) return;
  for (const [name, find] of Object.entries(SETTINGS)) {
    const text = settings[name];
    if (typeof text !== 'string' || text.trim() === '' || isTemplate(text)) continue;
    const outcome = whose === '' ? 'every new session fails, those of Patroni too' : `every new session ${whose} fails`;
    const position = locateVariable(context, host, variable, [...below, name]);
    for (const mistake of find({ context, host, text, outcome }))
      yield { position, message: `setting "${name}": ${mistake}` };
  }
}

interface Judged {
  readonly context: RuleContext;
  readonly host: string;
  readonly text: string;
  readonly outcome: string;
}

const SETTINGS: Readonly<Record<string, (judged: Judged) => Iterable<string>>> = {
  session_preload_libraries: listMissing,
  local_preload_libraries: listOutside,
  archive_library: (judged) => listMissing({ ...judged, outcome: 'no WAL is archived until the disk is full' }),
};

function* listMissing({ context, host, text, outcome }: Judged): Generator<string> {
  const names = splitLibraries(text);
  if (names === undefined) {
    yield `${quoteValue(text)} is no list of libraries; write names, separated by commas`;
    return;
  }
  for (const name of new Set(names)) {
    const mistake = findLibraryMistake(context, host, name, outcome);
    if (mistake !== undefined) yield mistake;
  }
}

/** A user may set it, so PostgreSQL looks for these libraries in a folder of their own; no package of Debian has files there. */
function* listOutside({ context, host, text, outcome }: Judged): Generator<string> {
  const packages = listPackages(context, host);
  const major = Number(findParameter(context, host, 'pg_version'));
  for (const name of splitLibraries(text) ?? [text]) {
    const stem = name.replace(PLUGINS, '');
    if (packages === undefined || (!isOfServer(stem, major) && mayBring(packages, stem, major))) continue;
    yield `library "${stem}" is not in $libdir/plugins, the only folder that this setting takes libraries from: no package of Debian has any there, and ${outcome}; take it out, and name the library in session_preload_libraries`;
  }
}
