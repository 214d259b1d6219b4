/** What the hosts say of their pools, their HAProxy and their PostgreSQL before a handover. */
import { asFields, asNumber, asText, readList } from '../patroni/answers.ts';
import type { Fields } from '../patroni/answers.ts';
import type { Value } from '../types.ts';

/** What this version asks of the program on the hosts. */
const PROTOCOL = 1;

export interface PoolDatabase {
  readonly name: string;
  /** Where its server is: a socket's folder, or an address. */
  readonly host: string;
  /** Its name there. */
  readonly database: string;
  readonly poolMode: string;
  /** By a person, or by whoever works on it now. */
  readonly paused: boolean;
}

/** Sessions of one user to one database, of now and before. */
interface Pool {
  readonly database: string;
  readonly user: string;
  readonly poolMode: string;
  readonly clients: number;
}

export interface PoolFacts {
  /** pgbouncer reads the file by which pools are pointed elsewhere. */
  readonly redirectable: boolean;
  readonly port: number;
  /** `server_tls_sslmode`: whether pgbouncer asks its servers for TLS; undefined where it does not tell. */
  readonly sslMode: string | undefined;
  readonly databases: readonly PoolDatabase[];
  readonly pools: readonly Pool[];
  /** Digests by user. */
  readonly verifiers: ReadonlyMap<string, string>;
}

export interface ProxySection {
  readonly name: string;
  /** Where clients connect; undefined where none do. */
  readonly port: number | undefined;
  /** What its servers are asked; undefined where they track another section's. */
  readonly url: string | undefined;
  readonly servers: ReadonlyMap<string, ProxyServer>;
}

interface ProxyServer {
  readonly port: number;
  readonly track: string | undefined;
  /** HAProxy's word: `UP`, `DOWN`, `MAINT` …; undefined where the host does not tell it. */
  readonly state: string | undefined;
  /** Left out by an earlier handover, until sessions have gone. */
  readonly held: boolean;
}

export interface OpenTransaction {
  readonly pid: number;
  readonly user: string;
  readonly database: string;
  readonly state: string;
  readonly seconds: number;
}

export interface ServerFacts {
  readonly port: number;
  readonly tls: boolean;
  readonly transactions: readonly OpenTransaction[];
  readonly backups: number;
  readonly memberships: ReadonlyMap<string, readonly string[]>;
  readonly verifiers: ReadonlyMap<string, string>;
  /** Text of the HBA file of each role, as it lies ready. */
  readonly rules: Readonly<Record<'primary' | 'replica', string>>;
}

/** Sessions that a host ended in a handover: at once, or by the limit when the verb had gone. */
interface EndedSessions {
  /** By UTC, `2026-11-28T10:05:00Z`. */
  readonly time: string;
  /** The member whose pool they went to. */
  readonly of: string;
  /** HAProxy or pgbouncer. */
  readonly by: string;
  readonly sessions: number;
}

/** What a host does not have, or what does not answer there, is undefined. */
export interface HostFacts {
  readonly pools: PoolFacts | undefined;
  readonly proxy: readonly ProxySection[] | undefined;
  readonly server: ServerFacts | undefined;
  /** In the last handovers since it booted, oldest first. */
  readonly ended: readonly EndedSessions[];
}

/** Undefined where the program on the host is of another version. */
export function readFacts(answer: Value | undefined): HostFacts | undefined {
  const fields = asFields(answer);
  if (fields.protocol !== PROTOCOL) return undefined;
  return {
    pools: isNone(fields.pools) ? undefined : readPools(asFields(fields.pools)),
    proxy: isNone(fields.proxy) ? undefined : readList(fields.proxy).map(readSection),
    server: isNone(fields.server) ? undefined : readServer(asFields(fields.server)),
    ended: readList(fields.ended).map(readEnded),
  };
}

function readEnded(row: Fields): EndedSessions {
  return {
    time: asText(row.time) ?? '?',
    of: asText(row.of) ?? '?',
    by: asText(row.by) ?? '?',
    sessions: asNumber(row.sessions) ?? 0,
  };
}

/** How many sessions a host ended by an order. */
export function readCut(value: Value | undefined): number {
  return asNumber(asFields(value).cut) ?? 0;
}

function isNone(value: Value | undefined): boolean {
  return value === undefined || value === null;
}

function readPools(fields: Fields): PoolFacts {
  const usual = asText(fields.mode) ?? 'session';
  const databases = readList(fields.databases).map((row) => ({
    name: asText(row.name) ?? '',
    host: asText(row.host) ?? '',
    database: asText(row.database) ?? '',
    poolMode: asText(row.pool_mode) ?? usual,
    paused: row.paused !== 0 && row.paused !== '0',
  }));
  const modes = new Map(databases.map(({ name, poolMode }) => [name, poolMode]));
  return {
    redirectable: fields.redirectable === true,
    port: asNumber(fields.port) ?? 0,
    sslMode: asText(fields.tls),
    databases,
    pools: readList(fields.pools).map((row) => ({
      database: asText(row.database) ?? '',
      user: asText(row.user) ?? '',
      poolMode: asText(row.pool_mode) ?? modes.get(asText(row.database) ?? '') ?? usual,
      clients: Number(row.cl_active) + Number(row.cl_waiting),
    })),
    verifiers: readTexts(fields.verifiers),
  };
}

function readSection(row: Fields): ProxySection {
  const servers = Object.entries(asFields(row.servers)).map(([name, server]) => {
    const { address, track, state, held } = asFields(server);
    const port = Number((asText(address) ?? '').split(':').at(-1));
    return [name, { port, track: asText(track), state: asText(state), held: held === true }] as const;
  });
  return { name: asText(row.name) ?? '', port: asNumber(row.port), url: asText(row.url), servers: new Map(servers) };
}

function readServer(fields: Fields): ServerFacts {
  const rules = asFields(fields.rules);
  return {
    port: asNumber(fields.port) ?? 0,
    tls: fields.tls === true,
    transactions: readTransactions(fields.transactions),
    backups: readList(fields.backups).length,
    memberships: new Map(
      Object.entries(asFields(fields.memberships)).map(([user, roles]) => [
        user,
        Array.isArray(roles) ? roles.map(String) : [],
      ]),
    ),
    verifiers: readTexts(fields.verifiers),
    rules: { primary: asText(rules.primary) ?? '', replica: asText(rules.replica) ?? '' },
  };
}

export function readTransactions(value: Value | undefined): readonly OpenTransaction[] {
  return readList(value).map((row) => ({
    pid: asNumber(row.pid) ?? 0,
    user: asText(row.user) ?? '',
    database: asText(row.database) ?? '',
    state: asText(row.state) ?? '',
    seconds: asNumber(row.seconds) ?? 0,
  }));
}

function readTexts(value: Value | undefined): ReadonlyMap<string, string> {
  return new Map(Object.entries(asFields(value)).map(([name, text]) => [name, asText(text) ?? '']));
}

/** What two clients saw that wrote through the primary service meanwhile. */
export interface ProbeResult {
  readonly acknowledged: number;
  /** Seconds between two acknowledged writes of one client, the longest. */
  readonly gap: number | null;
  readonly errors: readonly string[];
}

export function readProbe(value: Value | undefined): ProbeResult {
  const { acknowledged, gap, errors } = asFields(value);
  return {
    acknowledged: asNumber(acknowledged) ?? 0,
    gap: asNumber(gap) ?? null,
    errors: Array.isArray(errors) ? errors.map(String) : [],
  };
}
