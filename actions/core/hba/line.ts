/**
 * One line of pg_hba.conf by the grammar of PostgreSQL 15 as Debian builds it, and the part of it that pgbouncer 1.18
 * understands. PostgreSQL keeps its old rules over one bad line, pgbouncer leaves the line out without a word.
 */
import type { HbaAddress } from './address.ts';
import { makeMask, parseIp } from './address.ts';
import { findOptionMistake } from './options.ts';
import type { HbaField, HbaWord } from './tokens.ts';
import { splitHbaLine } from './tokens.ts';

export type HbaDialect = 'postgres' | 'pgbouncer';

export interface HbaLine {
  readonly type: string;
  readonly databases: HbaField;
  readonly users: HbaField;
  /** None on a local line. */
  readonly address?: HbaAddress;
  readonly method: string;
}

const TYPES: Readonly<Record<HbaDialect, readonly string[]>> = {
  postgres: ['local', 'host', 'hostssl', 'hostnossl', 'hostgssenc', 'hostnogssenc'],
  pgbouncer: ['local', 'host', 'hostssl', 'hostnossl'],
};
const METHODS: Readonly<Record<HbaDialect, readonly string[]>> = {
  postgres: `scram-sha-256 md5 password trust reject peer ident cert gss ldap radius pam`.split(' '),
  pgbouncer: `scram-sha-256 md5 password trust reject peer cert`.split(' '),
};
const ORDER = 'write type, database, user, address and method';

/** The line, or what is wrong with it and what to do. */
export function readHbaLine(text: string, dialect: HbaDialect): HbaLine | string {
  const fields = splitHbaLine(text);
  if (typeof fields === 'string') return fields;
  const [type, databases, users, ...rest] = fields;
  if (type === undefined) return `a line with no rule; ${ORDER}`;
  const head = findHeadMistake(type, databases, users, dialect);
  if (head !== undefined || databases === undefined || users === undefined) return head ?? `too short; ${ORDER}`;
  const kind = type[0]?.text ?? '';
  if (kind === 'local') return finishLine({ type: kind, databases, users }, rest, dialect);
  const [first, second] = rest;
  if (first === undefined) return `the address is missing; ${ORDER}`;
  const address = readAddress(first, second, dialect);
  if (typeof address === 'string') return address;
  return finishLine({ type: kind, databases, users, address: address.address }, rest.slice(address.fields), dialect);
}

function findHeadMistake(
  type: HbaField,
  databases: HbaField | undefined,
  users: HbaField | undefined,
  dialect: HbaDialect,
): string | undefined {
  const kind = type[0]?.text ?? '';
  if (type.length > 1 || !TYPES[dialect].includes(kind))
    return `"${type.map(({ text }) => text).join(',')}" is no connection type; allowed: ${TYPES[dialect].join(', ')}`;
  if (dialect === 'pgbouncer' && type.some(({ quoted, mixed }) => quoted || mixed))
    return `pgbouncer takes no type in quotes; write ${kind} without`;
  if (databases === undefined || users === undefined) return `too short; ${ORDER}`;
  for (const word of [...databases, ...users]) {
    if (word.text === '') return 'an empty name; name a database or user, or write all';
    if (!word.quoted && word.text.startsWith('@'))
      return `"${word.text}" is a file on the server, which nothing here writes; name them in the line`;
    const mistake = dialect === 'pgbouncer' ? findNameMistake(word) : undefined;
    if (mistake !== undefined) return mistake;
  }
  return undefined;
}

/** pgbouncer takes these words for keywords in both columns. */
function findNameMistake({ text, quoted, mixed }: HbaWord): string | undefined {
  if (mixed) return `pgbouncer splits "${text}" at the quote; put the whole name into quotes`;
  if (quoted) return undefined;
  if (text.startsWith('+')) return 'pgbouncer knows no groups ("+"); name the users or write all';
  return ['replication', 'samerole', 'samegroup'].includes(text)
    ? `pgbouncer knows no "${text}"; name databases and users, or write all`
    : undefined;
}

function readAddress(
  field: HbaField,
  next: HbaField | undefined,
  dialect: HbaDialect,
): { readonly address: HbaAddress; readonly fields: number } | string {
  const [word] = field;
  if (word === undefined || field.length > 1) return 'more than one address; write a line for each';
  const { text, quoted, mixed } = word;
  if (dialect === 'pgbouncer' && (quoted || mixed))
    return `pgbouncer takes no address in quotes; write ${text} without`;
  if (!quoted && ['all', 'samehost', 'samenet'].includes(text)) {
    if (dialect === 'pgbouncer')
      return `pgbouncer knows no "${text}"; ${text === 'all' ? 'write 0.0.0.0/0' : 'write addresses'}`;
    return { address: text === 'all' ? { kind: 'all' } : { kind: 'same', word: text as 'samenet' }, fields: 1 };
  }
  const slash = text.indexOf('/');
  const ip = parseIp(slash === -1 ? text : text.slice(0, slash));
  if (ip === undefined) return readHostName(text, dialect);
  if (slash !== -1) {
    const length = text.slice(slash + 1);
    if (!/^\d{1,3}$/.test(length) || Number(length) > ip.bits)
      return `"${text}" has no prefix length from 0 to ${ip.bits}`;
    return finishNetwork({ bits: ip.bits, base: ip.value, mask: makeMask(ip.bits, Number(length)) }, text, 1, dialect);
  }
  const mask = next?.length === 1 ? parseIp(next[0]?.text ?? '') : undefined;
  if (mask === undefined) return `"${text}" has no prefix length; write "${text}/${ip.bits}"`;
  if (dialect === 'pgbouncer' && (next?.[0]?.quoted === true || next?.[0]?.mixed === true))
    return `pgbouncer takes no mask in quotes; write ${next[0].text} without`;
  if (mask.bits !== ip.bits) return `"${text}" and its mask are of different kinds; write "${text}/${ip.bits}"`;
  return finishNetwork({ bits: ip.bits, base: ip.value, mask: mask.value }, text, 2, dialect);
}

function finishNetwork(
  network: { readonly bits: 32 | 128; readonly base: bigint; readonly mask: bigint },
  text: string,
  fields: number,
  dialect: HbaDialect,
): { readonly address: HbaAddress; readonly fields: number } | string {
  // PostgreSQL masks both sides of the comparison; pgbouncer only the client's.
  if (dialect === 'pgbouncer' && (network.base & network.mask) !== network.base)
    return `"${text}" has bits beyond its mask, so that pgbouncer never matches it; write the network's own address`;
  return { address: { kind: 'network', network }, fields };
}

function readHostName(text: string, dialect: HbaDialect): { address: HbaAddress; fields: number } | string {
  if (text.includes('/') || /^[\d.]+$/.test(text) || text.includes(':')) return `"${text}" is no address`;
  if (dialect === 'pgbouncer') return `pgbouncer knows no host names; write the address of "${text}"`;
  if (METHODS.postgres.includes(text)) return `the address is missing before "${text}"; ${ORDER}`;
  return /^\.?[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(text)
    ? { address: { kind: 'name', name: text }, fields: 1 }
    : `"${text}" is neither an address nor a host name`;
}

function finishLine(
  line: Omit<HbaLine, 'method'>,
  [field, ...options]: readonly HbaField[],
  dialect: HbaDialect,
): HbaLine | string {
  const [word] = field ?? [];
  if (word === undefined) return 'the method is missing; write scram-sha-256 at the end';
  const method = (field ?? []).map(({ text }) => text).join(',');
  if (!METHODS[dialect].includes(method)) return `"${method}" is no method; allowed: ${METHODS[dialect].join(', ')}`;
  if (method === 'peer' && line.type !== 'local') return 'peer is for local lines only; write scram-sha-256';
  if (method === 'gss' && line.type === 'local') return 'gss is not for local lines; write scram-sha-256 or peer';
  if (method === 'cert' && line.type !== 'hostssl') return 'cert is for hostssl lines only; write hostssl';
  if (dialect === 'pgbouncer') {
    if (word.quoted || word.mixed) return `pgbouncer takes no method in quotes; write ${method} without`;
    const [option] = options;
    if (option !== undefined)
      return `pgbouncer takes no options after the method; take "${option[0]?.text ?? ''}" away`;
    return { ...line, method };
  }
  return findOptionMistake(line.type, method, options) ?? { ...line, method };
}
