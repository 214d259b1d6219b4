import { describe, expect, it } from 'vitest';
import { renderReport } from '../../../actions/failover/report.ts';
import { promote } from '../core/patroni/change.ts';
import type { FakeHosts } from './fake-hosts.ts';
import { findCheck, run } from './switchover.ts';

const MEMBERS = ['pg-test-1', 'pg-test-2', 'pg-test-3'];
const all = (verb: string) => MEMBERS.map((name) => `${name} ${verb}`);

function getPools(fleet: FakeHosts, name: string) {
  const pools = fleet.hosts[name]?.pools;
  if (pools === undefined || pools === null) throw new Error(`${name} has no pools`);
  return pools;
}

const OWN_DATABASE = 'database test in the pools of pg-test-1';

describe('a handover that clients do not see', () => {
  it('arms every host, holds, asks Patroni once, and lets go once the new leader takes writes', async () => {
    const { report, fleet, patroni } = await run();
    expect(report.ok).toBe(true);
    expect(report.handover).toMatchObject({ way: 'pooled', faults: [], probe: { gap: 1.5, errors: [] } });
    expect(fleet.orders).toEqual([...all('arm'), ...all('hold'), ...all('release')]);
    expect(patroni.requests).toHaveLength(1);
    expect(fleet.open).toEqual(new Set());
  });

  it('points the pools of the old leader at the new one, and no others', async () => {
    const { fleet } = await run();
    expect(fleet.armed['pg-test-1']).toMatchObject({
      ...{ from: 'pg-test-1', to: 'pg-test-2', databases: ['test'], target: { host: '10.10.10.12', port: 5432 } },
    });
    expect([fleet.armed['pg-test-2']?.databases, fleet.armed['pg-test-3']?.databases]).toEqual([[], []]);
  });

  it('holds the pools of an earlier leader too, while they lead to the one that leaves', async () => {
    const { fleet } = await run((hosts) => {
      getPools(hosts, 'pg-test-3').databases = [{ name: 'test', host: '10.10.10.11', database: 'test', paused: 0 }];
    });
    expect(fleet.armed['pg-test-3']).toMatchObject({ databases: ['test'], target: { host: '10.10.10.12' } });
  });

  it('leaves the pools of the coming leader to their own server', async () => {
    const { fleet } = await run((hosts) => {
      getPools(hosts, 'pg-test-2').databases = [{ name: 'test', host: '10.10.10.11', database: 'test', paused: 0 }];
    });
    expect(fleet.armed['pg-test-2']).toMatchObject({ databases: ['test'], target: null });
  });

  it('tells each HAProxy of the services by what they lead to', async () => {
    const { fleet } = await run();
    for (const name of MEMBERS) {
      expect(fleet.armed[name]?.proxy).toEqual({
        checks: ['check-primary'],
        pooled: ['pg-test-primary'],
        direct: ['pg-test-default'],
        others: ['pg-test-replica'],
      });
    }
  });

  it('reports the way, the checks, the timeline and what the probe saw', async () => {
    const text = renderReport((await run()).report);
    expect(text).toContain('Clients: pools were held, and their clients went on with the new leader (held for ');
    expect(text).toContain(
      'Write probe through the primary service, from before the first act to after the last: 100 writes acknowledged, ' +
        'longest gap 1.50 s, no error.',
    );
    expect(text).toMatch(new RegExp(`ok +${OWN_DATABASE} +transaction mode, held`));
    expect(text).toMatch(/each host has armed its timer\n.*pools held.*\n.*Patroni asked\n.*pg-test-2 takes writes\n/);
  });
});

it('is recorded with the pause that was measured', async () => {
  const { records } = await run();
  expect(records).toMatchObject([{ verb: 'switchover', gap: 1.5, errors: 0 }]);
});

it('is a drill where it is asked for as one, and recorded so', async () => {
  const { report, records } = await run(undefined, undefined, {}, { drill: true });
  expect(report).toMatchObject({ ok: true, drill: true, leader: 'pg-test-2' });
  expect(records).toMatchObject([{ verb: 'drill', gap: 1.5, subject: 'pg-test: pg-test-1 → pg-test-2' }]);
});

describe('a handover that is called off', () => {
  it('because transactions stay open: nobody asks Patroni, and everybody goes on', async () => {
    const { report, fleet, patroni } = await run((hosts) => {
      hosts.hosts['pg-test-1']?.open.push('test');
    });
    expect(report).toMatchObject({ ok: false, verdict: 'refused', leader: 'pg-test-1' });
    expect(report.problems).toEqual([
      'open transactions did not end in 2 s, so pools could not be held; wait for them or end them: ' +
        'process 4711 of test in test (idle in transaction, open for 61 s)',
    ]);
    expect(patroni.requests).toEqual([]);
    expect(fleet.orders.slice(-3)).toEqual(all('call_off'));
    expect(fleet.open).toEqual(new Set());
  });

  it.each(['arm', 'hold'])('because a host does not %s', async (verb) => {
    const { report, fleet, patroni } = await run((hosts) => {
      Object.assign(hosts.hosts['pg-test-3']?.failing ?? {}, { [verb]: 'no space left on device' });
    });
    expect(report).toMatchObject({ verdict: 'refused', problems: ['host of pg-test-3: no space left on device'] });
    expect(patroni.requests).toEqual([]);
    expect(fleet.orders.slice(-3)).toEqual(all('call_off'));
  });

  it.each([
    ['refuses', { status: 412, body: undefined, text: 'no' }, 'call_off'],
    ['fails', { status: 503, body: undefined, text: 'Switchover failed' }, 'settle'],
  ])('because Patroni %s', async (_what, answer, verb) => {
    const { report, fleet, patroni } = await run(undefined, () => answer);
    expect(report.ok).toBe(false);
    expect(patroni.requests).toHaveLength(1);
    expect(fleet.orders.slice(-3)).toEqual(all(verb));
  });

  it('another member leads: hosts settle by the live roles', async () => {
    const { report, fleet } = await run(undefined, (state) => promote(state, 'pg-test-3'));
    expect(report).toMatchObject({ ok: false, verdict: 'moved', leader: 'pg-test-3' });
    expect(fleet.orders.slice(-3)).toEqual(all('settle'));
  });

  it('a host that does not let go is left to its timer, and the report says so', async () => {
    const { report } = await run((hosts) => {
      Object.assign(hosts.hosts['pg-test-1']?.failing ?? {}, { release: 'connection reset' });
    });
    expect(report).toMatchObject({ ok: false, verdict: 'moved' });
    expect(report.problems).toContain('host of pg-test-1: connection reset');
  });
});

describe('clients that cannot be held', () => {
  type Spoil = (pools: Record<string, unknown>, hosts: FakeHosts) => void;
  const setRules = (hosts: FakeHosts, role: string, text: string) => {
    const server = hosts.hosts['pg-test-2']?.server;
    Object.assign((server?.rules ?? {}) as object, { [role]: text });
  };
  const SPOILT: readonly (readonly [string, Spoil, string])[] = [
    ['session mode', (pools) => (pools.mode = 'session'), 'session mode: '],
    [
      'a user in session mode',
      (pools) => (pools.pools = [{ database: 'test', user: 'old', pool_mode: 'session', cl_active: 1, cl_waiting: 0 }]),
      'users in session mode: old',
    ],
    [
      'a database that somebody has paused',
      (pools) => (pools.databases = [{ name: 'test', host: '/var/run/postgresql', database: 'test', paused: 1 }]),
      'is paused already',
    ],
    [
      'an older pgbouncer.ini',
      (pools) => (pools.redirectable = false),
      'pgbouncer does not read /run/pgbouncer/redirect.txt',
    ],
    [
      'another verifier',
      (pools) => (pools.verifiers = { test: 'other' }),
      'user test could not log in to pg-test-2: its verifier',
    ],
    [
      'rules that do not admit it',
      (_, hosts) => {
        setRules(hosts, 'replica', 'host all all 10.10.10.12/32 scram-sha-256');
      },
      'user test could not log in to pg-test-2: no rule of a replica there admits it from 10.10.10.11; ' +
        'this line in pg_hba_rules_extra, with role common, does: host test test 10.10.10.11/32 scram-sha-256',
    ],
    [
      'a rule that rejects it',
      (_, hosts) => {
        setRules(hosts, 'primary', 'host all test 10.10.10.11/32 reject\nhost all all 10.0.0.0/8 scram-sha-256');
      },
      'the rule of a primary there says reject, not scram-sha-256',
    ],
    [
      'rules that ask for TLS',
      (_, hosts) => {
        setRules(hosts, 'primary', 'hostssl all all 10.0.0.0/8 scram-sha-256');
      },
      'no rule of a primary there admits it from 10.10.10.11',
    ],
    [
      'TLS that the new leader does not have',
      (pools) => (pools.tls = 'require'),
      'its sessions could not reach pg-test-2: server_tls_sslmode of pgbouncer is require, and PostgreSQL there has ssl off',
    ],
    [
      'the same, of a database to which nobody has connected yet',
      (pools) => Object.assign(pools, { tls: 'require', pools: [] }),
      'its sessions could not reach pg-test-2',
    ],
  ];

  it.each(SPOILT)('%s: the fast way, saying why', async (_what, spoil, reason) => {
    const { report, fleet, patroni } = await run((hosts) => {
      spoil(getPools(hosts, 'pg-test-1'), hosts);
    });
    expect(report).toMatchObject({ ok: true, handover: { way: 'fast', heldMs: null } });
    expect(findCheck(report, OWN_DATABASE)).toContain(reason);
    expect(fleet.orders).toEqual(all('move'));
    expect(patroni.requests).toHaveLength(1);
  });

  it('sessions of one database end while those of another are held', async () => {
    const { fleet } = await run((hosts) => {
      getPools(hosts, 'pg-test-1').databases = [
        { name: 'test', host: '/var/run/postgresql', database: 'test', paused: 0 },
        { name: 'old', host: '/var/run/postgresql', database: 'old', pool_mode: 'session', paused: 0 },
      ];
    });
    expect(fleet.armed['pg-test-1']).toMatchObject({ databases: ['test'], cut: ['old'] });
  });

  it('a database that somebody has paused stays paused', async () => {
    const { fleet } = await run((hosts) => {
      getPools(hosts, 'pg-test-1').databases = [
        { name: 'test', host: '/var/run/postgresql', database: 'test', paused: 0 },
        { name: 'old', host: '/var/run/postgresql', database: 'old', paused: 1 },
      ];
    });
    expect(fleet.armed['pg-test-1']).toMatchObject({ databases: ['test'], cut: [] });
  });

  it('a host that cannot be asked has no part, and the report says so', async () => {
    const { report, fleet } = await run((hosts) => {
      Object.assign(hosts.hosts['pg-test-3']?.failing ?? {}, { look: 'no route to host' });
    });
    expect(report.ok).toBe(true);
    expect(findCheck(report, 'host of pg-test-3')).toBe('cannot be asked: no route to host');
    expect(fleet.orders.filter((order) => order.startsWith('pg-test-3'))).toEqual([]);
  });
});

it('names every rule that pools lack, also where it was refused, and quotes names as PostgreSQL reads them', async () => {
  const lack = (hosts: FakeHosts): void => {
    const pools = getPools(hosts, 'pg-test-1');
    const pool = { database: 'test', pool_mode: 'transaction', cl_active: 1, cl_waiting: 0 };
    pools.pools = ['test', 'o"x', 'a\nb'].map((user) => ({ ...pool, user }));
    const server = hosts.hosts['pg-test-2']?.server;
    if (server === undefined || server === null) throw new Error('pg-test-2 has no server');
    const rules = 'host all all 10.10.10.12/32 scram-sha-256';
    server.rules = { primary: rules, replica: rules };
  };
  const expected = ['host test test 10.10.10.11/32 scram-sha-256', 'host test "o""x" 10.10.10.11/32 scram-sha-256'];
  expect((await run(lack)).report).toMatchObject({ missingRules: expected, handover: { way: 'fast' } });
  const refused = (await run(lack, undefined, { paused: true })).report;
  expect(refused).toMatchObject({ verdict: 'refused', handover: null, missingRules: expected });
  expect(refused.roles).toContainEqual({ host: '10.10.10.11', live: 'primary' });
});
