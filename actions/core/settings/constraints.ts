/** What PostgreSQL checks between settings, or against the machine, when it starts, and what ends it later; learned from a running PostgreSQL 15. */
import { isTemplate, quoteValue, writeValue } from '../general/values.ts';
import type { Value } from '../types.ts';

/** What a server would run with: of a number in the unit that pg_settings gives it. */
export interface ServerSettings {
  /** Undefined where the inventory leaves it to PostgreSQL. */
  readonly find: (name: string) => Value | undefined;
  readonly number: (name: string, fallback: number) => number | undefined;
  readonly isOn: (name: string) => boolean;
  /** Of the kernel: node_sysctl_params. */
  readonly kernel: (name: string) => Value | undefined;
  /** The user of the operating system that the server runs as. */
  readonly user: Value | undefined;
  readonly major: number;
}

export interface Constraint {
  /** The host may have what the inventory does not make, or it is meant for a while. */
  readonly severity?: 'warning';
  /** The first is where a message points. */
  readonly settings: readonly string[];
  /** What is wrong and what to do, where PostgreSQL would not start or would not go on. */
  readonly check: (server: ServerSettings) => string | undefined;
}

/** One process more than this, and no shared memory holds their locks. */
const MOST_PROCESSES = 262_143;
const SEGMENT_MB = 16;
const PROTOCOLS = ['tlsv1', 'tlsv1.1', 'tlsv1.2', 'tlsv1.3'];

/** PostgreSQL checks them when it starts: a reload takes each value, and the next restart is an outage. */
export const CONSTRAINTS: readonly Constraint[] = [
  { settings: ['superuser_reserved_connections', 'reserved_connections', 'max_connections'], check: checkReserved },
  ...['min_wal_size', 'max_wal_size'].map((name) => ({ settings: [name], check: makeSegmentCheck(name) })),
  {
    settings: ['max_connections', 'max_worker_processes', 'autovacuum_max_workers', 'max_wal_senders'],
    check: checkProcesses,
  },
  { settings: ['ssl', 'ssl_cert_file', 'ssl_key_file'], check: checkCertificate },
  { settings: ['ssl_min_protocol_version', 'ssl_max_protocol_version'], check: checkProtocols },
  { settings: ['ssl_ecdh_curve'], check: checkCurve },
  { settings: ['ssl_ciphers'], check: checkCiphers },
  {
    settings: ['log_statement_stats', 'log_parser_stats', 'log_planner_stats', 'log_executor_stats'],
    check: checkStats,
  },
  { settings: ['log_filename'], check: checkLogName },
  { settings: ['bonjour'], check: makeAbsentCheck('bonjour', 'Debian builds PostgreSQL without it') },
  { settings: ['max_stack_depth'], check: checkStackDepth },
  { settings: ['huge_pages', 'shared_buffers'], check: checkHugePages, severity: 'warning' },
  { settings: ['unix_socket_group'], check: checkSocketGroup, severity: 'warning' },
  { settings: ['archive_mode', 'archive_command', 'archive_library'], check: checkArchive, severity: 'warning' },
];

export function isOn(value: Value | undefined): boolean {
  return (
    value === true || value === 1 || (typeof value === 'string' && /^(?:on|t(?:rue?|r)?|y(?:es?)?|1)$/i.test(value))
  );
}

function checkReserved({ number, major }: ServerSettings): string | undefined {
  const most = number('max_connections', 100);
  const superuser = number('superuser_reserved_connections', 3);
  const others = major < 16 ? 0 : number('reserved_connections', 0);
  if (most === undefined || superuser === undefined || others === undefined || superuser + others < most)
    return undefined;
  const reserved = others === 0 ? '' : ` and reserved_connections ${others}`;
  return `superuser_reserved_connections ${superuser}${reserved} leave none of max_connections ${most} to others, and PostgreSQL does not start; lower what is reserved`;
}

function makeSegmentCheck(name: string): Constraint['check'] {
  return ({ number }) => {
    const size = number(name, 80);
    if (size === undefined || size >= 2 * SEGMENT_MB) return undefined;
    return `${name} is less than two WAL segments, and PostgreSQL does not start; take ${2 * SEGMENT_MB}MB or more`;
  };
}

function checkProcesses({ number }: ServerSettings): string | undefined {
  const counts = [
    number('max_connections', 100),
    number('max_worker_processes', 8),
    number('autovacuum_max_workers', 3),
    number('max_wal_senders', 10),
  ];
  const sum = counts.reduce<number>((total, count) => total + (count ?? 0), 1);
  return sum <= MOST_PROCESSES
    ? undefined
    : `max_connections, max_worker_processes, autovacuum_max_workers and max_wal_senders are ${sum} processes, and PostgreSQL has ${MOST_PROCESSES} at most; lower one`;
}

function checkCertificate({ isOn: is, find }: ServerSettings): string | undefined {
  if (!is('ssl')) return undefined;
  const missing = ['ssl_cert_file', 'ssl_key_file'].filter((name) => !isAbsolute(find(name)));
  if (missing.length === 0) return undefined;
  return `ssl is on and ${missing.join(' and ')} ${missing.length === 1 ? 'names' : 'name'} no file of the host: a new cluster has no server.crt and server.key in its data directory, so the next restart would fail; set ${missing.join(' and ')} to absolute paths of files that are on every member`;
}

/** A relative path is below the data directory, which initdb makes and a clone copies. A template may be anything. */
function isAbsolute(value: Value | undefined): boolean {
  return typeof value === 'string' && (value.startsWith('/') || isTemplate(value));
}

function checkProtocols({ find, isOn: is }: ServerSettings): string | undefined {
  if (!is('ssl')) return undefined;
  const least = rank(find('ssl_min_protocol_version') ?? 'TLSv1.2', 0);
  const most = rank(find('ssl_max_protocol_version') ?? '', PROTOCOLS.length);
  return least <= most
    ? undefined
    : `ssl_min_protocol_version ${quoteValue(find('ssl_min_protocol_version') ?? 'TLSv1.2')} is above ssl_max_protocol_version ${quoteValue(find('ssl_max_protocol_version'))}, and PostgreSQL does not start; lower the first`;
}

function rank(value: Value, unlimited: number): number {
  const place = PROTOCOLS.indexOf(writeValue(value).toLowerCase());
  return place === -1 ? unlimited : place;
}

const CURVES = [
  'prime256v1',
  'secp256k1',
  'secp384r1',
  'secp521r1',
  'secp224r1',
  'brainpoolP256r1',
  'brainpoolP384r1',
  'brainpoolP512r1',
];

/** Since 18 it is a list, and takes X25519. */
function checkCurve({ find, isOn: is, major }: ServerSettings): string | undefined {
  const curve = find('ssl_ecdh_curve');
  if (curve === undefined || isTemplate(curve) || !is('ssl') || major >= 18 || CURVES.includes(writeValue(curve)))
    return undefined;
  return `ssl_ecdh_curve ${quoteValue(curve)} is no curve that PostgreSQL ${major} can make a key of, so it does not start; take ${CURVES[0]}, secp384r1 or secp521r1`;
}

function checkCiphers({ find, isOn: is }: ServerSettings): string | undefined {
  const ciphers = find('ssl_ciphers');
  if (ciphers === undefined || isTemplate(ciphers) || !is('ssl') || /[A-Z]{2}/.test(writeValue(ciphers)))
    return undefined;
  return `ssl_ciphers ${quoteValue(ciphers)} names no cipher, and PostgreSQL does not start; write such as HIGH:!aNULL`;
}

function checkStats({ isOn: is }: ServerSettings): string | undefined {
  const other = ['log_parser_stats', 'log_planner_stats', 'log_executor_stats'].find(is);
  if (!is('log_statement_stats') || other === undefined) return undefined;
  return `log_statement_stats and ${other} exclude each other, and PostgreSQL does not start; switch one off`;
}

function checkLogName({ find, isOn: is }: ServerSettings): string | undefined {
  const name = find('log_filename');
  if (typeof name !== 'string' || isTemplate(name) || !is('logging_collector') || (name !== '' && !name.includes('/')))
    return undefined;
  return `log_filename ${quoteValue(name)} is no name of a file in log_directory, and PostgreSQL does not start; write such as postgresql-%a.log`;
}

function makeAbsentCheck(name: string, why: string): Constraint['check'] {
  return ({ isOn: is }) =>
    is(name) ? `${name} cannot be on: ${why}, and PostgreSQL does not start; take it out` : undefined;
}

/** systemd gives a service 8 MB of stack, of which PostgreSQL keeps 512 kB. */
function checkStackDepth({ number }: ServerSettings): string | undefined {
  const depth = number('max_stack_depth', 2048);
  if (depth === undefined || depth <= 7680) return undefined;
  return 'max_stack_depth is more than the 8MB of stack that a service has, less 512kB, and PostgreSQL does not start; take 7680kB or less';
}

const POOL_SETTINGS = ['vm.nr_hugepages', 'vm.nr_overcommit_hugepages'];
const HUGE_PAGE_MB = 2;

/** Of 2 MB each, as the kernel has them by default. What PostgreSQL asks for beyond shared_buffers is not counted here. */
function checkHugePages({ find, number, kernel }: ServerSettings): string | undefined {
  const wanted = find('huge_pages');
  if (wanted === undefined || writeValue(wanted).toLowerCase() === 'try' || !isOn(wanted)) return undefined;
  const pools = POOL_SETTINGS.map(kernel);
  if (pools.some(isTemplate)) return undefined;
  const buffers = number('shared_buffers', 16_384);
  const pages = pools.reduce<number>((sum, pool) => sum + Number(writeValue(pool)), 0);
  const least = Math.ceil((buffers ?? 0) / 128 / HUGE_PAGE_MB);
  if (pages > least) return undefined;
  const reserved = pages === 0 ? 'reserves none' : `reserves ${pages}`;
  return `huge_pages is on and node_sysctl_params ${reserved}, so that PostgreSQL does not start unless the kernel has more than ${least} huge pages, which shared_buffers alone takes; set vm.nr_hugepages there, or take "try"`;
}

/** Groups of the user that Debian's packages make: it can give the socket to no others. */
const SERVER_GROUPS = ['postgres', 'ssl-cert'];

function checkSocketGroup({ find, user }: ServerSettings): string | undefined {
  const group = find('unix_socket_group');
  if (typeof group !== 'string' || group === '' || isTemplate(group) || isTemplate(user)) return undefined;
  if ([...SERVER_GROUPS, user].includes(group)) return undefined;
  return `unix_socket_group ${quoteValue(group)} is a group that no playbook makes, and PostgreSQL does not start unless ${writeValue(user)} is a member of it on each host; take ${SERVER_GROUPS.join(' or ')}, or take it out`;
}

/** Since 15 a library may do it. */
function checkArchive({ find, isOn: is, major }: ServerSettings): string | undefined {
  const mode = find('archive_mode') ?? 'off';
  if (!is('archive_mode') && writeValue(mode).toLowerCase() !== 'always') return undefined;
  const ways = major < 15 ? ['archive_command'] : ['archive_command', 'archive_library'];
  if (ways.some((name) => (find(name) ?? '') !== '')) return undefined;
  return `archive_mode is ${writeValue(mode) === 'always' ? 'always' : 'on'} and ${ways.join(' and ')} ${ways.length === 1 ? 'is' : 'are'} empty, so that PostgreSQL keeps all WAL until the disk is full; set ${ways.join(' or ')}, or take archive_mode out`;
}
