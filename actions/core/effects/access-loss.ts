/**
 * Business users who could log in before a change and cannot log in after it: the step that brings it about has the hazard
 * lock-out, and a note names them. Looked at from the addresses that the lines of either side name, because any
 * difference begins or ends at one of them. Roles are those of the inventory and of a failover. A step that changes
 * memberships is held against the lines that are there before it: what the lines take is the other step's.
 */
import type { HbaAddress } from '../hba/address.ts';
import { assembleHbaFile, HBA_PARAMETERS, makeHead } from '../hba/file.ts';
import type { HbaFile, HbaRole } from '../hba/file.ts';
import type { HbaDialect } from '../hba/line.ts';
import { findMatch, resolveMemberships } from '../hba/match.ts';
import type { Connection, Memberships } from '../hba/match.ts';
import { isList, isMap } from '../general/canonical.ts';
import { findEffectiveValue } from '../diff/effective-value.ts';
import type { SideView } from '../diff/side-view.ts';
import type { Catalogue } from '../catalogue/types.ts';
import type { ExistingView, PlanContext } from './types.ts';
import type { Value } from '../types.ts';

export interface AccessLoss {
  readonly user: string;
  readonly database: string;
  readonly from: string;
  readonly dialect: HbaDialect;
}

type Cause = 'lines' | 'memberships';

/** What an effect changes of who gets in, and where. */
const CAUSES: Readonly<Record<string, { readonly cause: Cause; readonly dialects: readonly HbaDialect[] }>> = {
  'pg-hba': { cause: 'lines', dialects: ['postgres'] },
  'pgbouncer-hba': { cause: 'lines', dialects: ['pgbouncer'] },
  user: { cause: 'memberships', dialects: ['postgres', 'pgbouncer'] },
  'user-alone': { cause: 'memberships', dialects: ['postgres', 'pgbouncer'] },
  roles: { cause: 'memberships', dialects: ['postgres', 'pgbouncer'] },
};

/** What is asked about: an effect on a host, and of which item of a list it is. */
export interface LossQuery {
  readonly effect: string;
  readonly host: string;
  readonly item?: string;
}

/** Losses by an effect that writes an HBA file or takes a role away; none by any other. */
export function findEffectLosses(context: PlanContext, side: ExistingView, query: LossQuery): AccessLoss[] {
  const { effect, host, item } = query;
  const found = Object.hasOwn(CAUSES, effect) ? CAUSES[effect] : undefined;
  if (found === undefined) return [];
  const losses = found.dialects.flatMap((dialect) => {
    const [before, after] = [side.view, context.desired].map((view) =>
      readSide(context.catalogue, view, host, dialect),
    );
    if (before === undefined || after === undefined) return [];
    if (found.cause === 'lines') return findAccessLosses(before, after, dialect);
    const isHis = (user: string): boolean => item === undefined || user === item || isMember(before, after, user, item);
    return findAccessLosses(before, { ...after, files: before.files }, dialect).filter(({ user }) => isHis(user));
  });
  return losses;
}

function isMember(before: SideAccess, after: SideAccess, user: string, role: string): boolean {
  return [before, after].some(({ memberships }) => memberships.isMember(user, role));
}

/** The first loss of each user. */
function findAccessLosses(before: SideAccess, after: SideAccess, dialect: HbaDialect): AccessLoss[] {
  const losses = new Map<string, AccessLoss>();
  for (const role of ['primary', 'other'] as const) {
    const [old, next] = [before.files[role], after.files[role]];
    if (!old.isKnown || !next.isKnown) continue;
    const probes = listProbes([old, next]);
    for (const user of before.users.filter((name) => after.users.includes(name))) {
      for (const database of after.databases.filter((name) => before.databases.includes(name))) {
        for (const { from, ...address } of probes) {
          const connection = { user, database, ...address };
          if (losses.has(user) || !isIn(old, connection, before.memberships)) continue;
          if (!isIn(next, connection, after.memberships)) losses.set(user, { user, database, from, dialect });
        }
      }
    }
  }
  return [...losses.values()];
}

function isIn(file: HbaFile, connection: Connection, memberships: Memberships): boolean {
  const line = findMatch(file.lines, connection, memberships);
  return line !== undefined && line.line.method !== 'reject';
}

interface SideAccess {
  readonly files: Readonly<Record<'primary' | 'other', HbaFile>>;
  readonly users: readonly string[];
  readonly databases: readonly string[];
  readonly memberships: Memberships;
}

function readSide(catalogue: Catalogue, view: SideView, host: string, dialect: HbaDialect): SideAccess {
  const find = (name: string): Value | undefined => findEffectiveValue(catalogue, view, host, name);
  const text = (name: string): string => {
    const value = find(name);
    return typeof value === 'string' ? value : '';
  };
  const names = {
    superuser: text('pg_dbsu'),
    replication: text('pg_replication_username'),
    monitor: text('pg_monitor_username'),
  };
  const lists = Object.fromEntries(HBA_PARAMETERS[dialect].map((name) => [name, find(name)]));
  const offline = find('pg_offline_query') === true;
  const head = makeHead(dialect, names, view.memo);
  const assemble = (role: HbaRole): HbaFile => assembleHbaFile(dialect, head, { lists, role, offline }, view.memo);
  const users = listItems(find('pg_users'));
  return {
    files: { primary: assemble('primary'), other: assemble(find('pg_role') === 'offline' ? 'offline' : 'replica') },
    users: users
      .filter(({ login, pgbouncer }) => login !== false && (dialect === 'postgres' || pgbouncer === true))
      .map(({ name }) => name),
    databases: listItems(find('pg_databases')).map(({ name }) => name),
    memberships: resolveMemberships([...listItems(find('pg_default_roles')), ...users]),
  };
}

interface Named {
  readonly name: string;
  readonly roles: readonly string[];
  readonly login: Value | undefined;
  readonly pgbouncer: Value | undefined;
}

function listItems(list: Value | undefined): readonly Named[] {
  return (isList(list) ? list : []).flatMap((item): Named[] => {
    if (!isMap(item) || typeof item['name'] !== 'string') return [];
    const roles = isList(item['roles']) ? item['roles'].filter((role) => typeof role === 'string') : [];
    return [{ name: item['name'], roles, login: item['login'], pgbouncer: item['pgbouncer'] }];
  });
}

interface Probe extends Pick<Connection, 'address'> {
  readonly from: string;
}

/** The socket, and both ends of every network that a line names, from within and from without. */
function listProbes(files: readonly HbaFile[]): readonly Probe[] {
  const probes = new Map<string, Probe>([['', { from: 'the host itself' }]]);
  const lines = files.flatMap((file) => file.lines).filter(({ source }) => source !== undefined);
  for (const address of lines.flatMap(({ line }) => line.address ?? [])) {
    for (const probe of makeProbes(address)) probes.set(probe.from, probe);
  }
  return [...probes.values()];
}

function makeProbes(address: HbaAddress): readonly Probe[] {
  if (address.kind !== 'network') return [];
  const { bits, base, mask } = address.network;
  const all = (1n << BigInt(bits)) - 1n;
  const first = base & mask;
  const last = first | (all ^ mask);
  const values = [first, last, first - 1n, last + 1n].filter((value) => value >= 0n && value <= all);
  return values.map((value) => ({ from: formatIp(bits, value), address: { bits, value } }));
}

function formatIp(bits: 32 | 128, value: bigint): string {
  const size = bits === 32 ? 8n : 16n;
  const parts = Array.from({ length: bits / Number(size) }, (_, index) => {
    const shift = BigInt(bits) - size * BigInt(index + 1);
    return (value >> shift) & ((1n << size) - 1n);
  });
  return bits === 32 ? parts.join('.') : parts.map((part) => part.toString(16)).join(':');
}
