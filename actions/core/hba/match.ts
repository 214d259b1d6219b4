/**
 * Which line of an HBA file a connection meets: the first that matches, as PostgreSQL and pgbouncer go through it. There
 * is no GSS encryption here, so lines that ask for it match nobody. What only the server knows (host names, its own
 * networks) matches who says that he comes from there.
 */
import type { HbaAddress } from './address.ts';
import type { HbaLine } from './line.ts';
import type { HbaField, HbaWord } from './tokens.ts';

export interface Connection {
  readonly user: string;
  readonly database: string;
  /** Of the wal sender: only the keyword replication matches it, not all. */
  readonly replication?: boolean;
  /** None: through the Unix socket. */
  readonly address?: {
    readonly bits: 32 | 128;
    readonly value: bigint;
    /** As a line may write it: `samenet`, or the name that the server finds for the address. */
    readonly word?: string;
  };
  /** Encrypted by TLS. */
  readonly tls?: boolean;
}

/** Roles that a user is a member of, over any number of steps; worked out when somebody asks. */
export class Memberships {
  readonly #rolesOf: (user: string) => readonly string[] | undefined;
  readonly #known = new Map<string, ReadonlySet<string>>();

  /** `rolesOf`: of which ones a user is a member at once; nothing for who is not known. */
  constructor(rolesOf: (user: string) => readonly string[] | undefined) {
    this.#rolesOf = rolesOf;
  }

  isMember(user: string, role: string): boolean {
    let known = this.#known.get(user);
    if (known === undefined) {
      if (this.#rolesOf(user) === undefined) return false;
      known = this.#close(user);
      this.#known.set(user, known);
    }
    return known.has(role);
  }

  #close(user: string): ReadonlySet<string> {
    const found = new Set<string>();
    const open = [user];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const role of this.#rolesOf(next) ?? []) {
        if (found.has(role)) continue;
        found.add(role);
        open.push(role);
      }
    }
    return found;
  }
}

const PLAIN_TYPES = new Set(['host', 'hostnossl', 'hostnogssenc']);
const TLS_TYPES = new Set(['host', 'hostssl', 'hostnogssenc']);

export function findMatch<Line extends { readonly line: HbaLine }>(
  lines: readonly Line[],
  connection: Connection,
  memberships: Memberships,
): Line | undefined {
  for (const line of lines) if (isMatch(line.line, connection, memberships)) return line;
  return undefined;
}

export function resolveMemberships(
  users: readonly { readonly name: string; readonly roles: readonly string[] }[],
): Memberships {
  const direct = new Map(users.map(({ name, roles }) => [name, roles]));
  return new Memberships((user) => direct.get(user));
}

function isMatch(line: HbaLine, connection: Connection, memberships: Memberships): boolean {
  const isLocal = line.type === 'local';
  if (isLocal !== (connection.address === undefined)) return false;
  if (!isLocal && !(connection.tls === true ? TLS_TYPES : PLAIN_TYPES).has(line.type)) return false;
  // Names first: most lines are for another user, and addresses are large integers.
  return (
    isUserMatch(line.users, connection.user, memberships) &&
    isDatabaseMatch(line.databases, connection, memberships) &&
    isAddressMatch(line.address, connection)
  );
}

/** Whether the address of a line is for a connection; a line without one is for the Unix socket. */
export function isAddressMatch(written: HbaAddress | undefined, { address }: Pick<Connection, 'address'>): boolean {
  if (written === undefined || address === undefined) return written === undefined && address === undefined;
  if (written.kind === 'all') return true;
  if (written.kind !== 'network') return isWordOfAddress(written, address.word);
  const { bits, base, mask } = written.network;
  return bits === address.bits && (address.value & mask) === (base & mask);
}

/** A host is in its own networks; a name that begins with a dot stands for all below it. */
function isWordOfAddress(written: Exclude<HbaAddress, { kind: 'all' | 'network' }>, word: string | undefined): boolean {
  if (written.kind === 'same') return word === written.word || (written.word === 'samenet' && word === 'samehost');
  return word === written.name || (written.name.startsWith('.') && word?.endsWith(written.name) === true);
}

/** Whether the words of the database column are for a connection, from wherever it comes. */
export function isDatabaseMatch(words: HbaField, connection: Connection, memberships: Memberships): boolean {
  for (const word of words) if (isWordOfDatabase(word, connection, memberships)) return true;
  return false;
}

function isWordOfDatabase(
  { text, quoted }: HbaWord,
  { database, user, replication }: Connection,
  memberships: Memberships,
): boolean {
  if (!quoted && text === 'replication') return replication === true;
  if (replication === true) return false;
  if (!quoted && text === 'all') return true;
  if (!quoted && text === 'sameuser') return database === user;
  if (!quoted && (text === 'samerole' || text === 'samegroup'))
    return database === user || memberships.isMember(user, database);
  return text === database;
}

/** Whether the words of the user column are for a user. */
export function isUserMatch(words: HbaField, user: string, memberships: Memberships): boolean {
  for (const word of words) if (isWordOfUser(word, user, memberships)) return true;
  return false;
}

function isWordOfUser({ text, quoted }: HbaWord, user: string, memberships: Memberships): boolean {
  if (!quoted && text === 'all') return true;
  if (quoted || !text.startsWith('+')) return text === user;
  const group = text.slice(1);
  return group === user || memberships.isMember(user, group);
}
