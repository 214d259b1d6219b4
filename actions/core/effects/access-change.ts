/**
 * Logins that are possible on one side only, by an effect: of HBA lines, of a user or role, of a database. Each is held
 * against the other effects' state before it, so that a step is blamed for what it does itself. Lines count alone where
 * they differ: a connection that meets none of those fares as before. Roles are those of the inventory and of a failover.
 */
import { isUserMatch } from '../hba/match.ts';
import type { FileLine } from '../hba/file.ts';
import type { HbaDialect } from '../hba/line.ts';
import type { HbaWord } from '../hba/tokens.ts';
import { sortNatural } from '../general/natural.ts';
import { findLogin, PASSWORD_METHODS, readAccess, type AccessSide, type Account } from './access-side.ts';
import { listConnections, type Tried } from './access-connections.ts';
import { listProbes, pickDatabases } from './access-probes.ts';
import type { ExistingView, PlanContext } from './types.ts';

export interface LoginLoss {
  readonly user: string;
  readonly database: string;
  readonly from: string;
  readonly dialect: HbaDialect;
}

export interface LoginGain extends LoginLoss {
  /** As the user column of the line names them: `app`, `+dbrole_readonly`, `all`. */
  readonly word: string;
  /** Those of the inventory who gain, in natural order; fewer than the line lets in where others got in before. */
  readonly users: readonly string[];
  /** All whom the line lets in gain. */
  readonly isWhole: boolean;
  readonly line: string;
  /** Parameter that the line is written in; none for a line of the template. */
  readonly parameter?: string;
  /** The password that was asked for is asked for no more; the login itself may be an old one. */
  readonly isPasswordless: boolean;
}

export interface AccessChange {
  /** The first of each user. */
  readonly losses: readonly LoginLoss[];
  /** The first of each word of a line, with and without a password. */
  readonly gains: readonly LoginGain[];
  /** Some line is a template, so that nothing is sure. */
  readonly isUnknown: boolean;
}

type Cause = 'lines' | 'accounts' | 'databases';

const BOTH = ['postgres', 'pgbouncer'] as const;

/** What an effect changes of who gets in, and where. */
const CAUSES: Readonly<Record<string, { readonly cause: Cause; readonly dialects: readonly HbaDialect[] }>> = {
  'pg-hba': { cause: 'lines', dialects: ['postgres'] },
  'pgbouncer-hba': { cause: 'lines', dialects: ['pgbouncer'] },
  user: { cause: 'accounts', dialects: BOTH },
  'user-alone': { cause: 'accounts', dialects: BOTH },
  roles: { cause: 'accounts', dialects: BOTH },
  database: { cause: 'databases', dialects: BOTH },
  'database-alone': { cause: 'databases', dialects: BOTH },
};

/** What is asked about: an effect on a host, and of which item of a list it is. */
export interface AccessQuestion {
  readonly effect: string;
  readonly host: string;
  readonly item?: string;
}

const NOTHING: AccessChange = { losses: [], gains: [], isUnknown: false };

export function findAccessChange(
  context: PlanContext,
  side: ExistingView,
  { effect, host, item }: AccessQuestion,
): AccessChange {
  const found = Object.hasOwn(CAUSES, effect) ? CAUSES[effect] : undefined;
  if (found === undefined) return NOTHING;
  const { catalogue, today } = context;
  const changes = found.dialects.map((dialect): AccessChange => {
    const [before, after] = [side.view, context.desired].map((view) =>
      readAccess({ catalogue, view, host, dialect, today }),
    );
    if (before === undefined || after === undefined) return NOTHING;
    const byAfter = context.desired.memo.recall(startAnswers, before);
    const byKey = byAfter.get(after) ?? new Map<string, AccessChange>();
    byAfter.set(after, byKey);
    const key = `${found.cause} ${item ?? ''}`;
    const change = byKey.get(key) ?? compare(found.cause, [before, after], dialect, item);
    byKey.set(key, change);
    return change;
  });
  return {
    losses: changes.flatMap(({ losses }) => losses),
    gains: changes.flatMap(({ gains }) => gains),
    isUnknown: changes.some(({ isUnknown }) => isUnknown),
  };
}

/** Asked for the hazards, for the notes and for the words of a step; the hosts of a cluster mostly share the answer. */
function startAnswers(_before: AccessSide): Map<AccessSide, Map<string, AccessChange>> {
  return new Map();
}

function compare(
  cause: Cause,
  [before, after]: readonly [AccessSide, AccessSide],
  dialect: HbaDialect,
  item?: string,
): AccessChange {
  if (cause === 'lines') return compareLines({ ...after, files: before.files }, after, dialect);
  if (cause === 'databases') {
    const databases = listShared(before.databases, after.databases).filter(
      (name) => item === undefined || name === item,
    );
    const users = listShared(before.accounts, after.accounts);
    return compareRoles(before, { ...before, databases: after.databases }, { dialect, databases, users });
  }
  const isHis = (user: string): boolean =>
    item === undefined || user === item || [before, after].some(({ memberships }) => memberships.isMember(user, item));
  const { accounts, memberships } = after;
  const users = [...accounts.keys()].filter(isHis);
  const databases = [...listShared(before.databases, after.databases), 'postgres'];
  const change = compareRoles(before, { ...before, accounts, memberships }, { dialect, users, databases });
  // That a new user can log in is what it is made for; that it needs no password may be news.
  const gains = change.gains.flatMap((gain): LoginGain[] => {
    if (gain.isPasswordless) return [gain];
    const old = gain.users.filter((user) => before.accounts.has(user));
    const [user] = old;
    if (user === undefined) return [];
    return [{ ...gain, user, users: old, isWhole: gain.isWhole && old.length === gain.users.length }];
  });
  return { ...change, gains };
}

function listShared(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): readonly string[] {
  return [...one.keys()].filter((name) => other.has(name));
}

interface Scope extends Pick<Tried, 'users' | 'databases' | 'lines'> {
  readonly dialect: HbaDialect;
}

/** Both states have the same users and databases: only lines differ. */
function compareLines(before: AccessSide, after: AccessSide, dialect: HbaDialect): AccessChange {
  const changed = (['primary', 'other'] as const).map((role) =>
    listChanged(before.files[role].lines, after.files[role].lines),
  );
  const lines = changed.flat();
  const words = (field: 'users' | 'databases') =>
    lines.flatMap(({ line }) => line[field].flatMap((word) => readName(word) ?? []));
  const strangers =
    dialect === 'pgbouncer' ? [] : words('users').filter((word) => word !== 'all' && !after.accounts.has(word));
  const accounts = new Map([...strangers.map((name) => [name, STRANGER] as const), ...after.accounts]);
  const users = [...accounts.keys()].filter((user) =>
    lines.some(({ line }) => isUserMatch(line.users, user, after.memberships)),
  );
  const named = [...new Set([...after.databases.keys(), 'postgres', ...words('databases').filter(isName)])];
  const files = [before, after].flatMap((side) => [side.files.primary, side.files.other]);
  const all = files.flatMap((file) => file.lines);
  const databases = pickDatabases(named, all, (name) => before.databases.has(name) || after.databases.has(name));
  return compareRoles({ ...before, accounts }, { ...after, accounts }, { dialect, users, databases, lines });
}

/** A user whom the lines name and the inventory does not: made by hand, if at all, and then with what the line allows. */
const STRANGER: Account = { isSuperuser: false, mayReplicate: true, mayLogIn: true, hasPassword: true };

/** A role is a member of itself, and stands for the members that the inventory does not know. */
function readName({ text, quoted }: HbaWord): string | undefined {
  if (quoted || /^\w/.test(text)) return text;
  return text.startsWith('+') ? text.slice(1) : undefined;
}

function isName(word: string): boolean {
  return !['all', 'replication', 'sameuser', 'samerole', 'samegroup'].includes(word);
}

/** Between what both files begin with and what both end with. */
function listChanged(before: readonly FileLine[], after: readonly FileLine[]): readonly FileLine[] {
  const isSame = (one: FileLine | undefined, other: FileLine | undefined) => one?.text === other?.text;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && isSame(before[start], after[start])) start++;
  let end = 0;
  while (end < shorter - start && isSame(before.at(-1 - end), after.at(-1 - end))) end++;
  return [...before.slice(start, before.length - end), ...after.slice(start, after.length - end)];
}

function compareRoles(before: AccessSide, after: AccessSide, scope: Scope): AccessChange {
  const losses = new Map<string, LoginLoss>();
  const gains = new Map<string, Gain>();
  const mayLogIn = new Set(
    scope.users.filter((user) => [before, after].some(({ accounts }) => accounts.get(user)?.mayLogIn === true)),
  );
  let isUnknown = false;
  for (const role of ['primary', 'other'] as const) {
    const [had, has] = [before.files[role], after.files[role]];
    if (!had.isKnown || !has.isKnown) {
      isUnknown = true;
      continue;
    }
    const all = [...had.lines, ...has.lines];
    const probes = listProbes(all.filter(({ source }) => source !== undefined));
    const isEncrypted = all.some(({ line }) => line.type === 'hostssl' || line.type === 'hostnossl');
    for (const [connection, probe] of listConnections(after, { ...scope, isEncrypted, mayLogIn }, probes)) {
      const [old, next] = [findLogin(before, role, connection), findLogin(after, role, connection)];
      const { user, database } = connection;
      const told = { user, from: probe.from, dialect: scope.dialect };
      const name = connection.replication === true ? 'replication' : database;
      if (old !== undefined && next === undefined && !losses.has(user)) losses.set(user, { ...told, database: name });
      if (next === undefined || (old !== undefined && (isTrust(old) || !isTrust(next)))) continue;
      const word = findWord(next, user, after);
      const key = `${word}\0${String(isTrust(next))}`;
      const { source, text: line } = next;
      const written = source === undefined ? {} : { parameter: source.parameter };
      const first = { ...told, ...written, database: name, word, line, isPasswordless: isTrust(next) };
      const gain = gains.get(key) ?? { first, line: next, users: new Set<string>() };
      gain.users.add(user);
      gains.set(key, gain);
    }
  }
  const told = [...gains.values()].map(({ first, line, users }): LoginGain => {
    const meant = listMeant(line, first.word, after);
    return { ...first, users: sortNatural(users), isWhole: meant.every((user) => users.has(user)) };
  });
  return { losses: [...losses.values()], gains: told, isUnknown };
}

/** The first login that a word of a line brings, and all whom it brings one. */
interface Gain {
  readonly first: Omit<LoginGain, 'users' | 'isWhole'>;
  readonly line: FileLine;
  readonly users: Set<string>;
}

/** Users of the inventory who may log in, have no line of their own, and are meant by a word of the line's user column. */
function listMeant({ line }: FileLine, text: string, side: AccessSide): readonly string[] {
  const { accounts, memberships, withOwnLines } = side;
  const words = line.users.filter((word) => word.text === text);
  const asks = PASSWORD_METHODS.includes(line.method);
  return [...accounts].flatMap(([user, { mayLogIn, hasPassword }]) =>
    mayLogIn && (hasPassword || !asks) && !withOwnLines.includes(user) && isUserMatch(words, user, memberships)
      ? [user]
      : [],
  );
}

function isTrust({ line: { method } }: FileLine): boolean {
  return method === 'trust';
}

/** The word of the line's user column that means the user. */
function findWord({ line }: FileLine, user: string, { memberships }: AccessSide): string {
  return line.users.find((word) => isUserMatch([word], user, memberships))?.text ?? user;
}
