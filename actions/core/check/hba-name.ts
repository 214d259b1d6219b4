import { findNearestName, replaceBy } from '../general/nearest-name.ts';
import { escapeControls, isMapping, isTemplate } from '../general/values.ts';
import { HBA_PARAMETERS, readHbaRules } from '../hba/file.ts';
import type { HbaDialect, HbaLine } from '../hba/line.ts';
import type { HbaWord } from '../hba/tokens.ts';
import { parameterSchemas } from '../schema/schema.ts';
import type { Value } from '../types.ts';
import type { Finding, Rule, RuleContext } from './context.ts';
import { hasUnknownItem, isUnknown, SYSTEM_USERS } from './items.ts';
import { PREDEFINED } from './role-exists.ts';

const USER_LISTS = ['pg_users', 'pg_default_roles'];
const DATABASES = ['postgres', 'template0', 'template1'];
const DATABASE_WORDS = ['all', 'sameuser', 'samerole', 'samegroup', 'replication'];
const DIALECTS: readonly HbaDialect[] = ['postgres', 'pgbouncer'];
/** Names that are compared with all others: a list of thousands that are not there is no slip of the pen. */
const MOST_COMPARED = 20;

interface Names {
  readonly users: ReadonlySet<string>;
  readonly databases: ReadonlySet<string>;
}

/** A name in an HBA line that the inventory has nowhere, of any cluster: most likely it is misspelt. */
export const hbaName: Rule = {
  id: 'hba-name',
  onlyWarns: true,
  *check(context) {
    const names = collectNames(context);
    if (names === undefined) return;
    const suggest = makeSuggest();
    for (const dialect of DIALECTS)
      for (const parameter of HBA_PARAMETERS[dialect])
        yield* checkParameter(context, { parameter, dialect, names }, suggest);
  },
};

/** Undefined where a template, or an encrypted file, may have more. */
function collectNames({ layersWith, encryptedFiles }: RuleContext): Names | undefined {
  if (encryptedFiles.length > 0) return undefined;
  const collect = (parameters: readonly string[]): readonly Value[] => [
    ...parameters.flatMap((name) => parameterSchemas[name]?.default ?? []),
    ...parameters.flatMap((name) => layersWith(name).map(({ values }) => values[name] ?? null)),
  ];
  const users = listNames(collect(USER_LISTS).flat());
  const databases = listNames(collect(['pg_databases']).flat());
  const system = collect(SYSTEM_USERS);
  if (users === undefined || databases === undefined || system.some(isUnknown)) return undefined;
  return {
    users: new Set([...users, ...system.filter((name) => typeof name === 'string')]),
    databases: new Set([...databases, ...DATABASES]),
  };
}

function listNames(items: readonly Value[]): readonly string[] | undefined {
  if (hasUnknownItem(items)) return undefined;
  return items.map((item) => (isMapping(item) ? item['name'] : undefined)).filter((name) => typeof name === 'string');
}

type Suggest = (unknown: Unknown) => string | undefined;

function makeSuggest(): Suggest {
  const found = new Map<string, string | undefined>();
  return ({ what, name, known }) => {
    const key = `${what} ${name}`;
    if (!found.has(key) && found.size < MOST_COMPARED) found.set(key, findNearestName(name, known));
    return found.get(key);
  };
}

interface Searched {
  readonly parameter: string;
  readonly dialect: HbaDialect;
  readonly names: Names;
}

function* checkParameter(
  { layersWith, written, resolved }: RuleContext,
  { parameter, dialect, names }: Searched,
  suggest: Suggest,
): Generator<Finding> {
  for (const { file, path, values } of layersWith(parameter)) {
    for (const { entry, rule, text, line } of readHbaRules(values[parameter], dialect, resolved.memo).rules) {
      if (typeof line === 'string' || isTemplate(text)) continue;
      for (const unknown of listUnknown(line, dialect, names)) {
        const { what, name } = unknown;
        const place = [...path, parameter, entry, 'rules', rule];
        const nearest = suggest(unknown);
        const list = what === 'database' ? 'pg_databases' : 'pg_users';
        const hint =
          nearest === undefined ? `add it to ${list}, or take it out of the line` : `did you mean "${nearest}"?`;
        const message = `HBA line "${escapeControls(text)}": the inventory has no ${what} "${name}"; ${hint}`;
        yield { position: written.locate(file, place), message, path: place, ...replaceBy(name, nearest) };
      }
    }
  }
}

interface Unknown {
  readonly what: 'user' | 'role' | 'database';
  readonly name: string;
  readonly known: ReadonlySet<string>;
}

function* listUnknown(line: HbaLine, dialect: HbaDialect, { users, databases }: Names): Generator<Unknown> {
  for (const word of line.databases) {
    const { text } = word;
    if (isPattern(word) || (!word.quoted && DATABASE_WORDS.includes(text)) || databases.has(text)) continue;
    if (dialect === 'pgbouncer' && text === 'pgbouncer') continue;
    yield { what: 'database', name: text, known: databases };
  }
  for (const word of line.users) {
    const { text, quoted } = word;
    if (isPattern(word) || (!quoted && text === 'all') || users.has(text)) continue;
    const isGroup = !quoted && text.startsWith('+');
    const name = isGroup ? text.slice(1) : text;
    if (isGroup && (users.has(name) || PREDEFINED.has(name))) continue;
    yield { what: isGroup ? 'role' : 'user', name, known: users };
  }
}

/** A file of names, or a regular expression. */
function isPattern({ text, quoted }: HbaWord): boolean {
  return text.startsWith('/') || (!quoted && text.startsWith('@'));
}
