import { beforeEach, describe, expect, it } from 'vitest';
import type { ApplyOptions } from '../../../actions/apply/ports.ts';
import { runApply } from '../../../actions/apply/run.ts';
import type { ApplyReport } from '../../../actions/core/apply/report.ts';
import type { HostOrder } from '../../../actions/core/handover/ports.ts';
import type { Value } from '../../../actions/core/types.ts';
import { World } from './world.ts';
import { hosts } from './world-files.ts';

const LAG = 100 * 1_048_576;
const RESTART = hosts({ settings: '{ max_connections: 200 }' });

let world: World;
/** Orders that the programs on the hosts got, as `pg-test-2 start_probe`. */
let orders: string[];
/** What a probe measured, by cluster. */
let gaps: Record<string, number | null>;
/** Of 1,000 bytes, by instance. */
let lent: Value;
let free: Record<string, number>;

function apply(options: Partial<ApplyOptions> = {}): Promise<ApplyReport> {
  return runApply({ environment: 'sandbox', dryRun: false, ...options }, world.adapters());
}

/** Steps that restart, with what became of them. */
function findRestarts({ steps }: ApplyReport) {
  return steps.filter(({ tags }) => tags.includes('patroni_restart'));
}

function carryOut(instance: string, order: HostOrder): Value {
  const cluster = instance.replace(/-\d+$/, '');
  if (order.do === 'stop_probe') return { acknowledged: 100, gap: gaps[cluster] ?? null, errors: [] };
  if (order.do === 'disks') return [{ path: '/data', total: 1_000, free: free[instance] ?? 500 }];
  if (order.do === 'lent') return instance === 'pg-test-1' ? lent : null;
  if (order.do !== 'look') return null;
  const servers = Object.fromEntries(
    [1, 2, 3].map((seq) => [`${cluster}-${String(seq)}`, { address: '10.10.10.11:6432', track: 'check', state: 'UP' }]),
  );
  const check = { name: 'check', port: null, url: '/primary', servers: {} };
  const proxy = [check, { name: `${cluster}-primary`, port: 5433, url: null, servers }];
  return { protocol: 1, pools: { port: 6432, databases: [], pools: [] }, proxy, server: null };
}

beforeEach(async () => {
  world = new World();
  orders = [];
  free = {};
  lent = null;
  gaps = { 'pg-test': 0.412, 'pg-meta': 0.2 };
  world.commit({ hosts: hosts() });
  await apply();
  world.takeCommands();
  world.messages.length = 0;
  world.sessions = {
    open: ({ instance }) => ({
      ask: (order) => {
        orders.push(`${instance} ${order.do}`);
        return Promise.resolve({ kind: 'done', result: carryOut(instance, order) });
      },
      close: () => void orders.push(`${instance} closed`),
    }),
  };
});

describe('a replica that lags', () => {
  it('is waited for, without the locks of its cluster, and then the step runs', async () => {
    world.lag.set('pg-test-3', LAG);
    world.commit({ hosts: RESTART });
    let held = 0;
    const seen: number[] = [];
    const adapters = world.adapters();
    const locks = {
      acquire: ({ names }: Parameters<typeof adapters.locks.acquire>[0]) => {
        const counts = names.every((name) => name.includes('pg-test')) ? 1 : 0;
        held += counts;
        return Promise.resolve({ names, descriptors: [], release: () => void (held -= counts) });
      },
    };
    world.whileWaiting = () => {
      seen.push(held);
      if (world.now >= 20_000) world.lag.clear();
    };
    const report = await runApply({ environment: 'sandbox', dryRun: false }, { ...adapters, locks });
    expect(report).toMatchObject({ ok: true, owing: [] });
    expect(new Set(seen.slice(0, 20))).toEqual(new Set([0]));
    const waits = world.messages.filter((message) => message.includes('waits, for at most'));
    expect(waits).toHaveLength(2);
    expect(waits[0]).toMatch(
      /^s\d+ waits, for at most 60 s more: pg-test is not whole \(pg-test-3 has 100\.0 MB of WAL to replay, at most 16\.0 MB is allowed\)/,
    );
  });

  it('ends the wait after wait_seconds; what it waited for is told, and nothing was begun', async () => {
    world.lag.set('pg-test-3', LAG);
    world.commit({ hosts: RESTART, environment: 'gates: { wait_seconds: 5 }\n' });
    const report = await apply();
    const refused = findRestarts(report).find(({ status }) => status === 'failed');
    expect(refused?.hosts[0]?.message ?? refused?.message).toContain(
      'waited for 5 s (gates.wait_seconds of environment.yml): pg-test is not whole (pg-test-3 has 100.0 MB of WAL',
    );
    expect(world.takeCommands().filter((line) => line.includes('pg-test') && line.includes('restart'))).toEqual([]);
    world.lag.clear();
    expect(await apply()).toMatchObject({ ok: true, owing: [] });
  });

  it('stands in no way of a step that restarts nothing', async () => {
    world.lag.set('pg-test-3', LAG);
    world.commit({
      hosts: hosts({ rules: "[{ title: t, role: common, rules: ['host all all 10.9.9.0/24 trust'] }]" }),
    });
    expect(await apply()).toMatchObject({ ok: true });
    expect(world.now).toBe(0);
  });

  it('is not waited for any longer when a signal came', async () => {
    world.lag.set('pg-test-3', LAG);
    world.commit({ hosts: RESTART });
    world.whileWaiting = () => {
      if (world.messages.some((message) => message.includes(' waits, '))) world.signal = 'SIGTERM';
    };
    const report = await apply();
    expect(JSON.stringify(report.steps)).toContain(
      'not waited for any longer, since SIGTERM came: pg-test is not whole',
    );
    expect(world.now).toBeLessThan(5_000);
  });
});

it('begins no step of a cluster whose disk is full, whatever the step does', async () => {
  free = { 'pg-test-2': 50 };
  world.commit({ hosts: hosts({ rules: "[{ title: t, role: common, rules: ['host all all 10.9.9.0/24 trust'] }]" }) });
  const report = await apply();
  expect(JSON.stringify(report.steps)).toContain(
    '/data of 10.10.10.12 is 95 % full, 0.0 GB left; make room first: gates.disk_used_percent of environment.yml is 95',
  );
  expect(world.takeCommands()).toEqual([]);
  free = { 'pg-test-2': 51 };
  expect(await apply()).toMatchObject({ ok: true });
});

describe('sessions that a switchover has left to the pool of the old leader', () => {
  it('are waited for by a restart, and hosts are asked now and then', async () => {
    lent = { to: 'pg-test-2', seconds: 40 };
    world.commit({ hosts: RESTART });
    world.whileWaiting = () => {
      if (world.now >= 30_000) lent = null;
    };
    expect(await apply()).toMatchObject({ ok: true, owing: [] });
    expect(orders.filter((order) => order === 'pg-test-1 lent')).toHaveLength(4);
    expect(world.messages.join('\n')).toContain(
      'the pool of pg-test-1 sends sessions to pg-test-2, for 40 s more at most: a restart would cut them',
    );
  });

  it('stand in no way of an HBA rule', async () => {
    lent = { to: 'pg-test-2', seconds: 40 };
    world.commit({
      hosts: hosts({ rules: "[{ title: t, role: common, rules: ['host all all 10.9.9.0/24 trust'] }]" }),
    });
    expect(await apply()).toMatchObject({ ok: true });
    expect(orders).not.toContain('pg-test-1 lent');
  });
});

describe('the write probe', () => {
  it('writes from a replica along a restart, and its longest pause is in report and record', async () => {
    world.commit({ hosts: RESTART });
    const report = await apply();
    const gap = { cluster: 'pg-test', seconds: 0.412, errors: 0 };
    expect(findRestarts(report).map((step) => step.gap)).toContainEqual(gap);
    expect(orders).toEqual(
      expect.arrayContaining(['pg-test-2 look', 'pg-test-2 start_probe', 'pg-test-2 stop_probe', 'pg-test-2 closed']),
    );
    expect(orders).not.toContain('pg-test-1 start_probe');
    const record = world.records.at(-1);
    expect(record).toMatchObject({ gap: 0.412, errors: 0 });
    expect(record?.steps.flatMap((step) => step.gap ?? [])).toContain(0.412);
  });

  it('runs along no step that restarts nothing', async () => {
    world.commit({
      hosts: hosts({ rules: "[{ title: t, role: common, rules: ['host all all 10.9.9.0/24 trust'] }]" }),
    });
    await apply();
    expect(orders.filter((order) => order.endsWith('_probe'))).toEqual([]);
  });

  it('stands in no way where it cannot write, which is told', async () => {
    gaps = {};
    world.commit({ hosts: RESTART });
    const report = await apply();
    expect(report.ok).toBe(true);
    const unmeasured = report.steps.flatMap((step) => step.unmeasured ?? []);
    expect(unmeasured).toContain('pg-test: no write was acknowledged (no answer)');
    expect(world.records.at(-1)?.gap).toBeUndefined();
  });
});

describe('a budget for the pause of writes', () => {
  const budget = 'gates: { write_gap_budget_ms: 300 }\n';

  it('begins no other restart once a step was over it; its hosts still owe', async () => {
    gaps = { 'pg-test': 0.412, 'pg-meta': 0.412 };
    world.commit({ hosts: RESTART, environment: budget });
    const report = await apply();
    const restarts = findRestarts(report);
    expect(restarts.map(({ status }) => status)).toEqual(['passed', 'blocked']);
    expect(restarts[1]?.message).toMatch(
      /^not begun: in s\d+ writes to pg-\w+ paused for at most 412 ms, and gates\.write_gap_budget_ms of environment\.yml allows 300 ms/,
    );
    expect(report.ok).toBe(false);
    expect(report.owing.map(({ host }) => host)).toEqual(restarts[1]?.hosts.map(({ host }) => host));
  });

  it('lets all go on where none was over it', async () => {
    gaps = { 'pg-test': 0.3, 'pg-meta': 0.3 };
    world.commit({ hosts: RESTART, environment: budget });
    expect(await apply()).toMatchObject({ ok: true, owing: [] });
  });
});

it('has members watched after their restart for as long as environment.yml says', async () => {
  world.commit({ hosts: RESTART, environment: 'gates: { soak_seconds: 30 }\n' });
  await apply();
  const restarts = world.runs.filter(({ tags }) => tags.includes('patroni_restart'));
  expect(restarts.map(({ vars }) => vars)).toEqual([{ _soak_seconds: '30' }, { _soak_seconds: '30' }]);
});

describe('a gate that the applied commit loosens', () => {
  const loose = 'gates: { replica_lag_mb: 200, wait_seconds: 5 }\n';

  it('counts as it is in force where the same commit restarts, which is told, until a person approves the plan', async () => {
    world.lag.set('pg-test-3', LAG);
    world.commit({ hosts: RESTART, environment: loose });
    const report = await apply();
    expect(report.ok).toBe(false);
    expect(JSON.stringify(report.steps)).toContain('at most 16.0 MB is allowed');
    expect(report.notes.join('\n')).toContain(
      `replica_lag_mb 200 (16 is in force); on the meta node, scripts/ops apply --env sandbox --approve ${report.fingerprint}`,
    );
    // The timer's next apply is held to it as well.
    const again = await apply();
    expect(again.ok).toBe(false);
    expect(await apply({ approve: '0'.repeat(16) })).toMatchObject({ ok: false });
    expect(await apply({ approve: again.fingerprint })).toMatchObject({ ok: true, owing: [] });
  });

  it('counts as loosened once that commit is in force, and at once where it is tightened', async () => {
    world.lag.set('pg-test-3', LAG);
    world.commit({ hosts: hosts(), environment: loose });
    expect(await apply()).toMatchObject({ ok: true, notes: [] });
    world.commit({ hosts: RESTART, environment: loose });
    expect(await apply()).toMatchObject({ ok: true, owing: [], notes: [] });
    world.commit({ hosts: hosts(), environment: 'gates: { replica_lag_mb: 50, wait_seconds: 5 }\n' });
    expect(JSON.stringify((await apply()).steps)).toContain('at most 50.0 MB is allowed');
  });
});

it('keeps a budget and a watch that the applied commit leaves out', async () => {
  world.commit({ hosts: hosts(), environment: 'gates: { soak_seconds: 30, write_gap_budget_ms: 300 }\n' });
  await apply();
  gaps = { 'pg-test': 0.412, 'pg-meta': 0.412 };
  world.commit({ hosts: RESTART });
  const report = await apply();
  expect(findRestarts(report).map(({ status }) => status)).toEqual(['passed', 'blocked']);
  const restarts = world.runs.filter(({ tags }) => tags.includes('patroni_restart'));
  expect(restarts.map(({ vars }) => vars)).toEqual([{ _soak_seconds: '30' }]);
});
