import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApplyReport } from '../../actions/core/apply/report.ts';
import { addVars } from './edits.ts';
import { itLong } from './lib/long.ts';
import { getOutput, MetaCheckout, queryHost, quote } from './meta-checkout.ts';

const WORST_SECONDS = 3;
const checkout = new MetaCheckout('e2e-gates');
let base: string;

/** From the base: a setting that waits for a restart, and what environment.yml says meanwhile. */
async function merge(connections: number, clusters: readonly string[], gates: string): Promise<void> {
  await checkout.restore(base);
  for (const cluster of clusters) {
    await checkout.edit(`hosts/${cluster}.yml`, (text) =>
      addVars(`pg_parameters: { max_connections: ${String(connections)} }`)(text),
    );
  }
  await checkout.edit('environment.yml', (text) => `${text.trimEnd()}\ngates: ${gates}\n`);
  await checkout.merge(`${clusters.join(' and ')}: ${String(connections)} connections`);
}

function findRestarts({ steps }: ApplyReport) {
  return steps.filter(({ tags }) => tags.includes('patroni_restart'));
}

/** Of a replica's replay. A pause by SQL would not do: Patroni resumes it within `loop_wait`. */
function signalReplay(host: string, signal: 'CONT' | 'STOP'): Promise<string> {
  return getOutput(`ssh -o BatchMode=yes ${host} ${quote(`sudo pkill -${signal} -f '[s]tartup recovering'`)}`);
}

beforeAll(async () => {
  await checkout.open();
  await checkout.applyAll();
  await checkout.settle();
  base = await checkout.git('rev-parse HEAD');
});

afterAll(async () => {
  await checkout.restore(base);
  await checkout.applyAll();
  await checkout.settle();
});

it('measures the pause of writes along a restart, and status tells it', async () => {
  await merge(131, ['pg-test'], '{ soak_seconds: 3 }');
  const [restart] = findRestarts(await checkout.applyAll());
  expect(restart).toMatchObject({ status: 'passed', gap: { cluster: 'pg-test', errors: 0 } });
  expect(restart?.unmeasured).toBeUndefined();
  expect(restart?.gap?.seconds).toBeGreaterThan(0);
  expect(restart?.gap?.seconds).toBeLessThanOrEqual(WORST_SECONDS);
  const { stdout } = await checkout.ops('status --no-live --env sandbox --format json');
  const { gaps } = JSON.parse(stdout) as { gaps: readonly { verb: string; subject: string; seconds: number }[] };
  expect(gaps[0]).toMatchObject({ verb: 'apply' });
  expect(gaps[0]?.subject).toContain('patroni_restart');
  expect(gaps[0]?.seconds).toBeCloseTo(restart?.gap?.seconds ?? 0, 2);
}, 900_000);

itLong(
  'waits for a replica that lags, refuses the restart after that, and goes on when it has replayed',
  async () => {
    const view = await checkout.settle();
    const leader = view.members.find(({ instance }) => instance === view.leader);
    const replica = view.members.find(({ instance }) => instance !== view.leader);
    if (leader === undefined || replica === undefined) throw new Error('pg-test has no leader and replica');
    await signalReplay(replica.host, 'STOP');
    try {
      const write = `SELECT count(pg_logical_emit_message(false, 'gates', repeat('x', 1000000))) FROM generate_series(1, 8)`;
      await queryHost(leader.host, write);
      await merge(132, ['pg-test'], '{ replica_lag_mb: 1, wait_seconds: 6 }');
      const before = await queryHost(leader.host, 'SELECT pg_postmaster_start_time()');
      const { code, report, stderr } = await checkout.apply();
      expect(code).toBe(1);
      const lag = `${replica.instance} has [78]\\.\\d MB of WAL to replay, at most 1\\.0 MB is allowed`;
      expect(stderr).toMatch(new RegExp(`waits, for at most [56] s more: pg-test is not whole \\(${lag}\\)`));
      expect(JSON.stringify(report.steps)).toMatch(new RegExp(`waited for 6 s \\(gates\\.wait_seconds .*${lag}`));
      expect(report.owing.map(({ host }) => host)).toEqual(view.members.map(({ host }) => host));
      expect(await queryHost(leader.host, 'SELECT pg_postmaster_start_time()')).toBe(before);
    } finally {
      await signalReplay(replica.host, 'CONT');
    }
    await checkout.applyAll();
    expect(await queryHost(leader.host, 'SHOW max_connections')).toBe('132');
  },
  900_000,
);

it('begins no other restart once writes paused for longer than the budget', async () => {
  await checkout.settle();
  await merge(133, ['pg-meta', 'pg-test'], '{ write_gap_budget_ms: 1 }');
  const { code, report } = await checkout.apply();
  expect(code).toBe(1);
  const [first, second] = findRestarts(report);
  expect(first).toMatchObject({ status: 'passed' });
  expect(second).toMatchObject({ status: 'blocked' });
  expect(second?.message).toMatch(/^not begun: in s\d+ writes to pg-\w+ paused for at most \d+ ms.* allows 1 ms/);
  expect(report.owing.map(({ host }) => host)).toEqual(second?.hosts.map(({ host }) => host));
}, 900_000);
