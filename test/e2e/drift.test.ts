/** What somebody does by hand on the live clusters is told by the second look, one by one, and over when it is undone. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DriftReport } from '../../actions/core/drift/finding.ts';
import { getOutput, inMeta, MetaCheckout, queryHost, quote } from './meta-checkout.ts';
import { describeLong } from './lib/long.ts';

const CLUSTER = 'pg-test';
const TARGET = '/etc/prometheus/targets/pgsql/pg-stranger-1.yml';
const checkout = new MetaCheckout('e2e-drift');
let leader = '';
let replica = '';

interface Look extends DriftReport {
  readonly code: number;
}

async function look(): Promise<Look> {
  const { code, stdout, stderr } = await inMeta(`cd ${checkout.folder} && scripts/ops drift --format json`);
  if (code !== 0 && code !== 3) throw new Error(`exit ${String(code)}\n${stdout}\n${stderr}`);
  return { ...(JSON.parse(stdout) as DriftReport), code };
}

async function lookTwice(): Promise<Look> {
  await look();
  return await look();
}

/** Fails unless the member streams or leads again, and its note is gone. */
async function startPatroni(): Promise<void> {
  const { code, stdout, stderr } = await checkout.ops(`service start patroni ${replica}`);
  if (code !== 0) throw new Error(`exit ${String(code)}\n${stdout}\n${stderr}`);
}

function onLeader(command: string): Promise<string> {
  return getOutput(`ssh -o BatchMode=yes ${leader} ${quote(command)}`);
}

async function undo(): Promise<void> {
  await queryHost(leader, 'DROP DATABASE IF EXISTS drift_database');
  await queryHost(leader, 'DROP ROLE IF EXISTS drift_role');
  await queryHost(leader, 'ALTER SYSTEM RESET ALL');
  await getOutput(`sudo rm -f ${TARGET}`);
  await onLeader("sudo sed -i '/drift_stranger/d' /etc/patroni/roles/primary/pg_hba.conf");
  await queryHost(leader, 'SELECT pg_reload_conf()');
}

describeLong('drift', () => {
  beforeAll(async () => {
    await checkout.open();
    await checkout.applyAll();
    const view = await checkout.readCluster(CLUSTER);
    leader = view.members.find(({ instance }) => instance === view.leader)?.host ?? '';
    replica = view.members.findLast(({ instance }) => instance !== view.leader)?.host ?? '';
    await undo();
  }, 1_200_000);

  afterAll(undo, 300_000);

  it('finds nothing on a fleet that is as it was applied', async () => {
    const { code, drift, unlooked } = await lookTwice();
    // Roles may have moved in other tests, which is no damage.
    expect(drift.filter(({ kind }) => kind !== 'role')).toEqual([]);
    expect(unlooked).toEqual([]);
    expect(code).toBe(drift.length === 0 ? 0 : 3);
  }, 600_000);

  it('finds what was made by hand', async () => {
    await queryHost(leader, 'CREATE ROLE drift_role');
    await queryHost(leader, 'CREATE DATABASE drift_database');
    await queryHost(leader, "ALTER SYSTEM SET work_mem = '5MB'");
    await queryHost(leader, "ALTER SYSTEM SET statement_timeout = '5min'");
    await getOutput(`echo '[]' | sudo tee ${TARGET}`);
    const line = 'host all drift_stranger 192.0.2.1/32 scram-sha-256';
    await onLeader(`echo ${quote(line)} | sudo tee -a /etc/patroni/roles/primary/pg_hba.conf`);
    await queryHost(leader, 'SELECT pg_reload_conf()');
    const first = await look();
    expect(first.once.map(({ kind }) => kind)).toContain('pg_roles_known');
    const { code, drift } = await look();
    expect(code).toBe(3);
    const told = drift
      .filter(({ kind }) => kind !== 'role')
      .map(({ kind, subject, message }) => [kind, subject, message]);
    expect(told).toEqual(
      expect.arrayContaining([
        [
          'pg_roles_known',
          CLUSTER,
          expect.stringMatching(
            /^role "drift_role" is not in the inventory; as an entry it has \{"login" *: *(true|false).*\}$/,
          ),
        ],
        ['pg_databases_known', CLUSTER, 'database "drift_database" is not in the inventory'],
        ['pg_settings_known', leader, '"statement_timeout" is set in "postgresql.auto.conf"'],
        ['patroni_config', leader, expect.stringContaining('"work_mem" is overruled by "postgresql.auto.conf"')],
        ['pg_hba_known', leader, `primary has a line of its own: ${line}`],
        ['targets_known', expect.any(String), `no instance or host of the inventory has the targets "${TARGET}"`],
      ]),
    );
    expect(told).toHaveLength(6);
  }, 600_000);

  it('is over when that is undone', async () => {
    await undo();
    const { drift, once } = await look();
    expect([...drift, ...once].filter(({ kind }) => kind !== 'role')).toEqual([]);
  }, 600_000);

  it('tells a member whose Patroni was stopped by the stop alone, and what could not be looked at', async () => {
    try {
      const { code, stdout, stderr } = await checkout.ops(`service stop patroni ${replica}`);
      expect(code, `${stdout}\n${stderr}`).toBe(0);
      const first = await look();
      const own = <T extends { readonly kind: string }>(all: readonly T[]) => all.filter(({ kind }) => kind !== 'role');
      expect(own(first.drift)).toEqual([]);
      expect(own(first.once).map(({ kind, subject }) => [kind, subject])).toEqual([['stop', replica]]);
      const second = await look();
      expect(second.code).toBe(3);
      expect(own(second.once)).toEqual([]);
      expect(own(second.drift)).toMatchObject([
        { kind: 'stop', subject: replica, item: 'patroni', reapply: `scripts/ops service start patroni ${replica}` },
      ]);
      expect(second.unlooked).toEqual([
        {
          subject: replica,
          reason: expect.stringContaining(`: scripts/ops service start patroni ${replica}`) as string,
        },
      ]);
      expect(JSON.stringify([first, second])).not.toMatch(/DROP|server running|has no attribute|pg_install/);
    } finally {
      await startPatroni();
    }
    const { drift, once, unlooked } = await look();
    expect([...drift, ...once].filter(({ kind }) => kind !== 'role')).toEqual([]);
    expect(unlooked).toEqual([]);
  }, 1_500_000);

  it('is on the page that nginx of the meta node serves, and that its list of pages leads to', async () => {
    await inMeta(`cd ${checkout.folder} && scripts/ops drift --publish`);
    const page = await getOutput('curl -sf http://127.0.0.1/ops/sandbox/');
    expect(page).toContain('<title>sandbox: PostgreSQL</title>');
    expect(page).toMatch(/pg-test-[123] leads/);
    expect(await getOutput('curl -sfL http://127.0.0.1/')).toContain('location-ops.conf');
    expect(await getOutput('curl -sI http://127.0.0.1/instances/location-ops.conf')).toContain('Location: /ops/');
  }, 600_000);
});
