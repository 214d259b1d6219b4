/**
 * Whether the pools of one host may log in to the PostgreSQL of another, asked before they are pointed there.
 *
 * pgbouncer holds no passwords, only verifiers: it can log in to another server as a user whose clients logged in to it by
 * SCRAM, and only where that server has the very same verifier.
 */
import { parseIp } from '../hba/address.ts';
import { readHbaLine } from '../hba/line.ts';
import type { HbaLine } from '../hba/line.ts';
import type { HbaField } from '../hba/tokens.ts';
import { findMatch, Memberships } from '../hba/match.ts';
import type { PoolFacts, ServerFacts } from './facts.ts';

const METHOD = 'scram-sha-256';
const NO_SCRAM = 'no SCRAM';
/**
 * How pgbouncer connects by `server_tls_sslmode`. It asks for TLS in each mode but `disable`, `allow` included, and goes on
 * without it only where the server says that it has none; never because a rule rejected it.
 */
const SSL_MODES: ReadonlyMap<string, 'never' | 'if-there' | 'always' | 'verified'> = new Map([
  ['disable', 'never'],
  ['allow', 'if-there'],
  ['prefer', 'if-there'],
  ['require', 'always'],
  ['verify-ca', 'verified'],
  ['verify-full', 'verified'],
]);
const KEYWORDS: ReadonlySet<string> = new Set(['all', 'replication', 'sameuser', 'samerole', 'samegroup']);

export interface PoolLogin {
  readonly pools: PoolFacts;
  /** Address of the pools' host, as the server sees it. */
  readonly address: string;
  readonly server: ServerFacts;
  readonly user: string;
  /** Its name on the server. */
  readonly database: string;
}

export interface Obstacle {
  readonly reason: string;
  /** A line of pg_hba_rules_extra that is missing, with role common; absent where no line is, or none can name the login. */
  readonly line?: string;
}

/** Why it may not, undefined where it may. Both roles' rules count: a new leader has a replica's for a moment. */
export function findObstacle(login: PoolLogin): Obstacle | undefined {
  const { pools, address, server, user, database } = login;
  const ip = parseIp(address);
  if (ip === undefined) return { reason: `${address} is no IP address, so rules cannot be compared with it` };
  const tls = pools.sslMode !== 'disable' && server.tls;
  const memberships = new Memberships((name) => server.memberships.get(name) ?? []);
  for (const role of ['primary', 'replica'] as const) {
    const line = findMatch(readLines(server.rules[role]), { user, database, address: ip, tls }, memberships);
    if (line === undefined) return describeMissing(login, role);
    if (line.line.method !== METHOD)
      return { reason: `the rule of a ${role} there says ${line.line.method}, not ${METHOD}` };
  }
  const [held, wanted] = [pools.verifiers.get(user), server.verifiers.get(user)];
  if (held === undefined || held !== wanted || held === NO_SCRAM) {
    return { reason: 'its verifier in the userlist of pgbouncer is not the SCRAM verifier of PostgreSQL' };
  }
  return undefined;
}

/** Why no connection comes about, whoever logs in by it. */
export function findTlsObstacle({ sslMode: mode }: PoolFacts, { tls }: ServerFacts): string | undefined {
  const asks = SSL_MODES.get(mode ?? '');
  const told = 'server_tls_sslmode of pgbouncer is';
  if (asks === undefined) {
    return `${told} ${mode === undefined ? 'not told' : JSON.stringify(mode)}, which is none that is known`;
  }
  if (asks === 'never' || asks === 'if-there') return undefined;
  if (!tls) return `${told} ${mode ?? ''}, and PostgreSQL there has ssl off, so it would refuse TLS`;
  if (asks === 'always') return undefined;
  return `${told} ${mode ?? ''}, and whether it accepts the certificate there is not known`;
}

/** No member's pool is admitted unasked: a plan shows such a line as the access that it gives. */
function describeMissing(login: PoolLogin, role: string): Obstacle {
  const reason = `no rule of a ${role} there admits it from ${login.address}`;
  const line = writeLine(login);
  if (line === undefined) return { reason: `${reason}, and no line of an HBA file can name it` };
  return { reason: `${reason}; this line in pg_hba_rules_extra, with role common, does: ${line}`, line };
}

/** Undefined where PostgreSQL would read other names than these. */
function writeLine({ address, user, database }: PoolLogin): string | undefined {
  const bits = address.includes(':') ? 128 : 32;
  const line = ['host', quoteName(database), quoteName(user), `${address}/${String(bits)}`, METHOD].join(' ');
  const read = readHbaLine(line, 'postgres');
  if (typeof read === 'string' || /[\p{Cc}\p{Cf}]/u.test(line)) return undefined;
  return names(read.databases, database) && names(read.users, user) ? line : undefined;
}

function names(field: HbaField, name: string): boolean {
  return field.length === 1 && field[0]?.text === name;
}

/** Words such as `all` and `replication` are names only in quotes; a quote inside them is written twice. */
function quoteName(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !KEYWORDS.has(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

function readLines(text: string): readonly { readonly line: HbaLine }[] {
  const lines: { readonly line: HbaLine }[] = [];
  for (const written of text.split('\n')) {
    if (written.trim() === '' || written.trimStart().startsWith('#')) continue;
    const line = readHbaLine(written, 'postgres');
    if (typeof line !== 'string') lines.push({ line });
  }
  return lines;
}
