/** Syntax of one line of pg_hba.conf, and of the part of it that pgbouncer reads. */
export type HbaDialect = 'postgres' | 'pgbouncer';

const TYPES: Readonly<Record<HbaDialect, readonly string[]>> = {
  postgres: ['local', 'host', 'hostssl', 'hostnossl', 'hostgssenc', 'hostnogssenc'],
  pgbouncer: ['local', 'host', 'hostssl', 'hostnossl'],
};
const METHODS: Readonly<Record<HbaDialect, readonly string[]>> = {
  postgres: [
    'scram-sha-256',
    'md5',
    'password',
    'trust',
    'reject',
    'peer',
    'ident',
    'cert',
    'gss',
    'sspi',
    'ldap',
    'radius',
    'pam',
  ],
  pgbouncer: ['scram-sha-256', 'md5', 'trust', 'reject', 'peer', 'cert'],
};
const ADDRESS_WORDS = ['all', 'samehost', 'samenet'];

/** What is wrong with a line and what to do; undefined where nothing is. */
export function findHbaMistake(line: string, dialect: HbaDialect): string | undefined {
  if (/[\r\n]/.test(line)) return 'more than one line; write each as an item of its own';
  const tokens = splitTokens(line.replace(/^\s+/, ''));
  if (tokens === undefined) return 'a quote that does not close';
  const [type, database, user, ...rest] = tokens;
  if (type === undefined) return 'a line with no rule; write type, database, user, address and method';
  if (!TYPES[dialect].includes(type)) return `"${type}" is no connection type; allowed: ${TYPES[dialect].join(', ')}`;
  if (database === undefined || user === undefined) return 'too short; write type, database, user, address and method';
  if (dialect === 'pgbouncer' && /(^|,)\+/.test(user))
    return 'pgbouncer knows no groups ("+"); name the users or write all';
  if (type === 'local') return findMethodMistake(rest, dialect);
  const [address, ...behind] = rest;
  if (address === undefined) return 'the address is missing; write type, database, user, address and method';
  const mistake = findAddressMistake(address, dialect);
  if (mistake !== undefined) return mistake;
  const [mask] = behind;
  const hasMask = isIp(address) && mask !== undefined && isIp(mask);
  if (isIp(address) && !hasMask)
    return `"${address}" has no prefix length; write "${address}/${address.includes(':') ? 128 : 32}"`;
  return findMethodMistake(hasMask ? behind.slice(1) : behind, dialect);
}

function findMethodMistake([method, ...options]: readonly string[], dialect: HbaDialect): string | undefined {
  if (method === undefined) return 'the method is missing; write scram-sha-256 at the end';
  if (!METHODS[dialect].includes(method)) return `"${method}" is no method; allowed: ${METHODS[dialect].join(', ')}`;
  const stray = options.find((option) => !/^[a-z_]+=/.test(option));
  return stray === undefined ? undefined : `"${stray}" after the method is no option; an option is name=value`;
}

function findAddressMistake(address: string, dialect: HbaDialect): string | undefined {
  if (ADDRESS_WORDS.includes(address)) {
    return dialect === 'pgbouncer' && address !== 'all'
      ? `pgbouncer knows no "${address}"; write addresses`
      : undefined;
  }
  const [ip = '', length, ...more] = address.split('/');
  if (isIp(ip)) {
    const most = ip.includes(':') ? 128 : 32;
    const isLength = length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= most);
    return more.length === 0 && isLength ? undefined : `"${address}" has no prefix length from 0 to ${most}`;
  }
  if (length !== undefined || /^[\d.]+$/.test(address)) return `"${address}" is no address`;
  if (dialect === 'pgbouncer') return `pgbouncer knows no host names; write the address of "${address}"`;
  return /^\.?[A-Za-z0-9][A-Za-z0-9.-]*$/.test(address)
    ? undefined
    : `"${address}" is neither an address nor a host name`;
}

function isIp(text: string): boolean {
  const parts = text.split('.');
  if (parts.length === 4) return parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return /^[0-9a-fA-F:]+$/.test(text) && text.split(':').length >= 3 && text.split(':').length <= 8;
}

/** Words apart by blanks, double quotes keep them together, `#` ends the line. */
function splitTokens(line: string): readonly string[] | undefined {
  const tokens: string[] = [];
  const pattern = /\s+|#.*|((?:"[^"]*"|[^\s"#])+)|(")/gy;
  for (const match of line.matchAll(pattern)) {
    if (match[2] !== undefined) return undefined;
    if (match[1] !== undefined) tokens.push(match[1]);
  }
  return tokens;
}
