import type { HbaAddress } from './address.ts';
import { coversNetwork } from './address.ts';
import type { HbaLine } from './line.ts';
import type { Memberships } from './match.ts';
import type { HbaField, HbaWord } from './tokens.ts';

/** Every connection that the later line would match meets the earlier one first. */
export function coversLine(earlier: HbaLine, later: HbaLine, memberships: Memberships): boolean {
  return (
    coversType(earlier.type, later.type) &&
    coversUsers(earlier.users, later.users, memberships) &&
    coversDatabases(earlier.databases, later.databases) &&
    coversAddress(earlier.address, later.address)
  );
}

function coversType(earlier: string, later: string): boolean {
  return earlier === later || (earlier === 'host' && later !== 'local');
}

function coversAddress(earlier: HbaAddress | undefined, later: HbaAddress | undefined): boolean {
  if (earlier === undefined || later === undefined) return earlier === later;
  if (earlier.kind === 'all') return true;
  if (earlier.kind === 'network') return later.kind === 'network' && coversNetwork(earlier.network, later.network);
  return JSON.stringify(earlier) === (later.kind === 'network' ? '' : JSON.stringify(later));
}

function coversDatabases(earlier: HbaField, later: HbaField): boolean {
  return later.every((word) =>
    earlier.some((other) => isSame(other, word) || (isWord(other, 'all') && !isWord(word, 'replication'))),
  );
}

function coversUsers(earlier: HbaField, later: HbaField, memberships: Memberships): boolean {
  return later.every((word) => earlier.some((other) => isSame(other, word) || coversUser(other, word, memberships)));
}

function coversUser(other: HbaWord, word: HbaWord, memberships: Memberships): boolean {
  if (isWord(other, 'all')) return true;
  if (other.quoted || !other.text.startsWith('+') || isWord(word, 'all')) return false;
  const name = !word.quoted && word.text.startsWith('+') ? word.text.slice(1) : word.text;
  const group = other.text.slice(1);
  return group === name || memberships.isMember(name, group);
}

function isSame(one: HbaWord, other: HbaWord): boolean {
  return one.text === other.text && one.quoted === other.quoted;
}

function isWord({ text, quoted }: HbaWord, keyword: string): boolean {
  return !quoted && text === keyword;
}
