import type { HostAnswer, HostOrder, HostSessions } from '../../../actions/core/handover/ports.ts';
import type { Value } from '../../../actions/core/types.ts';
import type { FakeState } from '../core/patroni/fake-patroni.ts';

const MEMBERS = ['pg-test-1', 'pg-test-2', 'pg-test-3'];
const ADDRESSES = ['10.10.10.11', '10.10.10.12', '10.10.10.13'];
const RULES = 'host all all 10.0.0.0/8 scram-sha-256';

type Json = Record<string, Value>;

/** What one host tells of itself; tests change it. */
interface FakeHost {
  pools: Json | null;
  proxy: Value;
  server: Json | null;
  /** Orders that fail, with the reason. */
  failing: Record<string, string>;
  /** Databases whose transactions do not end. */
  open: string[];
  /** Sessions that it ends when clients go on. */
  cut: number;
  /** Sessions that go on through its HAProxy to the old leader's pools. */
  leaving: number;
  /** Those that it ended in handovers before. */
  ended: Json[];
}

function section(name: string, port: number | null, to: number, asks: { url?: string; track?: string }): Json {
  const { url = null, track = null } = asks;
  const isLeaders = (url ?? track)?.includes('primary') === true;
  const servers = MEMBERS.map((member, index) => {
    const state = !isLeaders || index === 0 ? 'UP' : 'DOWN';
    return [member, { address: `${ADDRESSES[index] ?? ''}:${String(to)}`, track, state, held: false }] as const;
  });
  return { name, port, url, servers: Object.fromEntries(servers) };
}

function makeHost(): FakeHost {
  const database = { name: 'test', host: '/var/run/postgresql', port: 5432, database: 'test', pool_mode: null };
  return {
    pools: {
      ...{ redirectable: true, port: 6432, mode: 'transaction', tls: 'disable', verifiers: { test: 'same' } },
      databases: [{ ...database, paused: 0, disabled: 0 }],
      pools: [{ database: 'test', user: 'test', pool_mode: 'transaction', cl_active: 3, cl_waiting: 0 }],
    },
    proxy: [
      section('check-primary', null, 8008, { url: '/primary' }),
      section('check-read-only', null, 8008, { url: '/read-only' }),
      section('pg-test-primary', 5433, 6432, { track: 'check-primary' }),
      section('pg-test-replica', 5434, 6432, { track: 'check-read-only' }),
      section('pg-test-default', 5436, 5432, { track: 'check-primary' }),
    ],
    server: {
      ...{ port: 5432, tls: false, transactions: [], backups: [], memberships: {}, verifiers: { test: 'same' } },
      rules: { primary: RULES, replica: RULES },
    },
    failing: {},
    ...{ open: [], cut: 0, leaving: 0, ended: [] },
  };
}

export interface FakeHosts {
  readonly sessions: HostSessions;
  readonly hosts: Readonly<Record<string, FakeHost>>;
  /** `pg-test-1 hold`, in the order in which hosts were asked; looks and probes left out. */
  readonly orders: string[];
  /** What each host was armed with. */
  readonly armed: Record<string, Json>;
  /** Sessions that are open. */
  readonly open: Set<string>;
}

const UNTOLD = new Set([
  'look',
  'takes_writes',
  'start_probe',
  'stop_probe',
  'checkpoint',
  'transactions',
  'count_leaving',
]);

/** The program on each member's host, as far as the verb sees it: a member takes writes once Patroni lets it lead. */
export function fakeHosts(state: FakeState): FakeHosts {
  const hosts = Object.fromEntries(MEMBERS.map((name) => [name, makeHost()]));
  const orders: string[] = [];
  const armed: Record<string, Json> = {};
  const open = new Set<string>();
  const carryOut = (name: string, host: FakeHost, order: HostOrder): Value => {
    switch (order.do) {
      case 'look':
        return { protocol: 1, pools: host.pools, proxy: host.proxy, server: host.server, ended: host.ended };
      case 'arm':
        armed[name] = order.order as Json;
        return null;
      case 'hold':
        return host.open;
      case 'transactions':
        return [{ pid: 4711, user: 'test', database: 'test', state: 'idle in transaction', seconds: 61 }];
      case 'takes_writes':
        return state.leader === name;
      case 'count_leaving':
        return host.leaving;
      case 'release':
      case 'call_off':
      case 'settle':
      case 'move':
        return { cut: host.cut };
      case 'stop_probe':
        return { acknowledged: 100, gap: 1.5, errors: [] };
      default:
        return null;
    }
  };
  const ask = (name: string, order: HostOrder): HostAnswer => {
    const host = hosts[name] ?? makeHost();
    if (!UNTOLD.has(order.do)) orders.push(`${name} ${order.do}`);
    const reason = host.failing[order.do];
    return reason === undefined ? { kind: 'done', result: carryOut(name, host, order) } : { kind: 'failed', reason };
  };
  const sessions: HostSessions = {
    open: ({ instance }) => {
      open.add(instance);
      return { ask: (order) => Promise.resolve(ask(instance, order)), close: () => void open.delete(instance) };
    },
  };
  return { sessions, hosts, orders, armed, open };
}
