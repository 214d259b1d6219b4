/**
 * Decides how a handover of leadership spares its clients, before anything is touched.
 *
 * The pooled way holds the pools that lead to the leaving leader, points them at the new one, and lets them go once that
 * takes writes: their clients wait and see no error. What cannot be held goes the fast way: its sessions end, and HAProxy
 * sends new ones to the new leader at that moment, rather than when its own checks find it.
 */
import { ok, unasked, warn } from '../patroni/check.ts';
import type { Check } from '../patroni/check.ts';
import type { MemberEndpoint } from '../patroni/types.ts';
import type { HostFacts, PoolDatabase, PoolFacts } from './facts.ts';
import { findObstacle, findTlsObstacle } from './pool-access.ts';
import { sortSections } from './proxy-parts.ts';
import type { ProxyParts } from './proxy-parts.ts';

export interface PlanInput {
  readonly from: MemberEndpoint;
  readonly to: MemberEndpoint;
  readonly members: readonly MemberEndpoint[];
  /** By instance; a text says why there are none. */
  readonly facts: ReadonlyMap<string, HostFacts | string>;
}

/** What one host is to do. */
export interface HostPart {
  readonly instance: string;
  /** Databases whose clients wait, and where they lead meanwhile; none: to the host's own server. */
  readonly databases: readonly string[];
  readonly target: { readonly host: string; readonly port: number } | undefined;
  /** Databases whose sessions end when the others go on: they lead to a server that takes no writes any more. */
  readonly cut: readonly string[];
  readonly proxy: ProxyParts | undefined;
}

export interface HandoverPlan {
  /** `none`: no HAProxy can be told either, so its own checks find the new leader. */
  readonly way: 'pooled' | 'fast' | 'none';
  readonly parts: readonly HostPart[];
  /** What is known of each host's clients; a warning is about clients that are not spared. */
  readonly checks: readonly Check[];
  /** Lines of pg_hba_rules_extra, with role common, without which pools cannot be held; each once. */
  readonly missing: readonly string[];
}

const LOCAL_HOSTS: ReadonlySet<string> = new Set(['', '127.0.0.1', '::1', 'localhost']);

export function planHandover(input: PlanInput): HandoverPlan {
  const found: Found = { checks: [], missing: new Set() };
  const parts = input.members.flatMap((member) => planHost(input, member, found) ?? []);
  const holds = parts.some(({ databases }) => databases.length > 0);
  const tells = parts.some(({ proxy }) => proxy !== undefined);
  return { way: holds ? 'pooled' : tells ? 'fast' : 'none', parts, checks: found.checks, missing: [...found.missing] };
}

/** What is told of each host as it is planned. */
interface Found {
  readonly checks: Check[];
  readonly missing: Set<string>;
}

function planHost(input: PlanInput, member: MemberEndpoint, found: Found): HostPart | undefined {
  const facts = input.facts.get(member.instance);
  if (facts === undefined || typeof facts === 'string') {
    found.checks.push(unasked(`host of ${member.instance}`, facts ?? 'was not asked'));
    return undefined;
  }
  const { databases, cut } = sortDatabases(input, member, facts, found);
  const proxy = planProxy(input, facts);
  const isOwn = member.instance === input.to.instance;
  const server = getServer(input);
  return {
    instance: member.instance,
    databases,
    target: isOwn || server === undefined ? undefined : { host: input.to.address, port: server.port },
    cut,
    proxy,
  };
}

function planProxy({ from, facts: all }: PlanInput, facts: HostFacts) {
  if (facts.proxy === undefined) return undefined;
  const leaving = all.get(from.instance);
  const pools = typeof leaving === 'string' ? undefined : leaving?.pools;
  return sortSections(facts.proxy, from.instance, pools?.port ?? 0);
}

function getServer({ to, facts }: PlanInput) {
  const found = facts.get(to.instance);
  return typeof found === 'string' ? undefined : found?.server;
}

interface Sorted {
  readonly databases: readonly string[];
  readonly cut: readonly string[];
}

function sortDatabases(input: PlanInput, member: MemberEndpoint, { pools }: HostFacts, found: Found): Sorted {
  const name = `pools of ${member.instance}`;
  if (pools === undefined) {
    const isLeaving = member.instance === input.from.instance;
    if (isLeaving) found.checks.push(unasked(name, 'pgbouncer does not run or does not answer'));
    return { databases: [], cut: [] };
  }
  const leading = pools.databases.filter((database) => leadsTo(input.from, member, database));
  const databases: string[] = [];
  const cut: string[] = [];
  for (const database of leading) {
    const { reason, missing = [] } = findReason(input, member, pools, database);
    const what = `database ${database.name} in the ${name}`;
    // Whoever paused a database resumes it: ending its sessions would.
    if (reason === undefined) databases.push(database.name);
    else if (!database.paused) cut.push(database.name);
    for (const line of missing) found.missing.add(line);
    found.checks.push(reason === undefined ? ok(what, `${database.poolMode} mode, held`) : warn(what, reason));
  }
  return { databases, cut };
}

/** Whether a pool of the member leads to the PostgreSQL of the leaving leader. */
function leadsTo(from: MemberEndpoint, member: MemberEndpoint, { host }: PoolDatabase): boolean {
  if (host === from.address) return true;
  return member.instance === from.instance && (LOCAL_HOSTS.has(host) || host.startsWith('/'));
}

interface Reason {
  /** Why clients of the database cannot be held; absent where they can. */
  readonly reason?: string;
  readonly missing?: readonly string[];
}

function findReason(input: PlanInput, member: MemberEndpoint, pools: PoolFacts, database: PoolDatabase): Reason {
  const own = pools.pools.filter((pool) => pool.database === database.name);
  if (database.paused) return { reason: 'is paused already, by a person or by a restart: left as it is' };
  if (database.poolMode === 'session')
    return { reason: 'session mode: a session keeps its server, so a pause would never end' };
  const inSession = own.filter(({ poolMode, clients }) => poolMode === 'session' && clients > 0);
  if (inSession.length > 0) return { reason: `users in session mode: ${inSession.map(({ user }) => user).join(', ')}` };
  if (member.instance === input.to.instance) return {};
  if (!pools.redirectable)
    return { reason: 'pgbouncer does not read /run/pgbouncer/redirect.txt: apply the playbooks first' };
  const server = getServer(input);
  if (server === undefined) return { reason: `the rules of ${input.to.instance} are not known` };
  const refused = findTlsObstacle(pools, server);
  if (refused !== undefined) return { reason: `its sessions could not reach ${input.to.instance}: ${refused}` };
  const obstacles = own.flatMap(({ user }) => {
    const obstacle = findObstacle({ pools, address: member.address, server, user, database: database.database });
    return obstacle === undefined ? [] : [{ user, ...obstacle }];
  });
  const [first] = obstacles;
  if (first === undefined) return {};
  const reason = `user ${first.user} could not log in to ${input.to.instance}: ${first.reason}`;
  return { reason, missing: obstacles.flatMap(({ line }) => line ?? []) };
}
