/** Every command of the operations handbook, by this repository's paths, does on the sandbox what the handbook says. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeLong } from './lib/long.ts';
import { getOutput, inMeta, MetaCheckout, queryHost } from './meta-checkout.ts';

const CLUSTER = 'pg-test';
const checkout = new MetaCheckout('e2e-handbook');

/** As the handbook has it: in the folder of the playbooks. */
async function inPlaybooks(command: string): Promise<string> {
  const { code, stdout, stderr } = await inMeta(`cd ${checkout.folder}/playbooks && ${command}`);
  expect({ command, code, said: code === 0 ? '' : `${stdout}\n${stderr}` }).toEqual({ command, code: 0, said: '' });
  return stdout;
}

const patroni = (args: string) => checkout.patroni(args);
const service = (args: string) => checkout.service(args);

async function findReplica(): Promise<{ instance: string; host: string; leader: string }> {
  const view = await checkout.readCluster(CLUSTER);
  const replica = view.members.find(({ instance, streaming }) => instance !== view.leader && streaming);
  if (replica === undefined || view.leader === undefined) throw new Error(JSON.stringify(view.members));
  return { instance: replica.instance, host: replica.host, leader: view.leader };
}

const isActive = (host: string, unit: string) =>
  getOutput(`ssh -o BatchMode=yes ${host} systemctl is-active ${unit} || true`);

describeLong('the handbook', () => {
  beforeAll(async () => {
    await checkout.open();
    await checkout.applyAll();
  });

  afterAll(async () => {
    const { host } = await findReplica();
    for (const unit of ['pgbouncer', 'haproxy', 'patroni']) await service(`start ${unit} ${host}`);
    if ((await checkout.readCluster(CLUSTER)).paused) await patroni(`resume ${CLUSTER}`);
  });

  describe('playbooks', () => {
    it.each([
      ['./pgsql.yml -l pg-test'],
      ['./pgsql.yml -l 10.10.10.13'],
      ['./pgsql-createuser.yml -l pg-test -e pg_user=test'],
      ['./pgsql-createdb.yml -l pg-test -e pg_database=test'],
      ['bin/createuser pg-test test'],
      ['bin/createdb pg-test test'],
      ['./pgsql.yml -l pg-test -t haproxy_config,haproxy_reload'],
      ['./pgsql.yml -l pg-test -t pg_hba'],
      ['./pgsql.yml -l pg-test -t register_prometheus'],
      ['./pgsql.yml -l 10.10.10.10 -t register_prometheus'],
    ])('%s', async (command) => {
      const before = await checkout.ledgerCommit();
      expect(await inPlaybooks(command)).toContain('passed');
      expect(await checkout.ledgerCommit()).not.toBe(before);
    });

    it('./pgsql-remove.yml takes a replica away, ./pgsql.yml makes it again, and the leader is refused', async () => {
      const { host, leader } = await findReplica();
      const view = await checkout.readCluster(CLUSTER);
      const leaderHost = view.members.find(({ instance }) => instance === leader)?.host ?? '';
      const refused = await inMeta(`cd ${checkout.folder}/playbooks && ./pgsql-remove.yml -l ${leaderHost}`);
      expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('live-leader')]);
      await inPlaybooks(`./pgsql-remove.yml -l ${host} -e rm_pgdata=true`);
      await inPlaybooks(`./pgsql.yml -l ${host}`);
      expect(await queryHost(host, 'SELECT pg_is_in_recovery()')).toBe('t');
      await checkout.applyAll();
    });
  });

  describe('./pgsql-remove.yml -l pg-test', () => {
    // Carried out, it is in apply-recovery.test.ts, by removals.yml, which makes the cluster again.
    it.each([
      ['./pgsql-remove.yml -l pg-test'],
      ['./pgsql-remove.yml -l pg-test -e rm_pgdata=true'],
      ['./pgsql-remove.yml -l pg-test --confirm pg-meta'],
      ['./pgsql-remove.yml -l 10.10.10.11:10.10.10.12:10.10.10.13'],
    ])('%s is refused without the name of the cluster, and touches nothing', async (command) => {
      // A program without the guard would do it.
      expect((await checkout.ops('run --help')).stdout).toContain('--confirm <cluster>');
      const { leader } = await findReplica();
      const before = await checkout.ledgerCommit();
      const { code, stderr } = await inMeta(`cd ${checkout.folder}/playbooks && ${command}`);
      expect([code, stderr]).toEqual([1, expect.stringContaining('confirm with its name, --confirm pg-test')]);
      expect(await checkout.ledgerCommit()).toBe(before);
      expect((await findReplica()).leader).toBe(leader);
    });
  });

  describe('systemctl', () => {
    const stoppable = ['pgbouncer', 'pg_exporter', 'pgbouncer_exporter', 'node_exporter', 'haproxy', 'patroni'];

    it.each(stoppable)('stop %s, which status tells until it is started', async (unit) => {
      const { host } = await findReplica();
      expect(await service(`stop ${unit} ${host}`)).toMatchObject({ ok: true });
      expect(await isActive(host, unit)).not.toBe('active');
      const status = await checkout.ops('status');
      expect(status.stdout).toContain(`${unit} on ${host} was stopped by`);
      expect(await service(`start ${unit} ${host}`)).toMatchObject({ ok: true });
      expect(await isActive(host, unit)).toBe('active');
      expect((await checkout.ops('status --no-live')).stdout).not.toContain('was stopped by');
    });

    it.each(['patroni', 'pgbouncer', 'haproxy'])('reload %s', async (unit) => {
      expect(await service(`reload ${unit} ${CLUSTER}`)).toMatchObject({ ok: true });
    });

    it.each(['nginx', 'prometheus', 'alertmanager'])('reload %s on the meta node', async (unit) => {
      expect(await service(`reload ${unit} meta`)).toMatchObject({ ok: true });
    });

    it('restart goes through the members one after the other', async () => {
      const report = await service(`restart haproxy ${CLUSTER}`);
      expect(report).toMatchObject({ ok: true });
      expect(report.hosts).toHaveLength(3);
    });

    it.each([
      ['reload pg_exporter pg-test', 'has no reload'],
      ['reload pgbouncer_exporter pg-test', 'has no reload'],
      ['stop haproxy pg-test', 'last healthy haproxy'],
      ['stop pgbouncer pg-meta', 'last healthy pgbouncer'],
      ['stop patroni pg-test', 'leads pg-test'],
      ['stop postgres pg-test', 'enter maintenance mode first'],
      ['reload postgres pg-test', 'scripts/ops patroni reload pg-test'],
      ['stop etcd 10.10.10.10', 'has no quorum'],
      ['restart etcd 10.10.10.10', '--confirm 10.10.10.10'],
      ['restart vip-manager pg-meta', 'is not installed'],
      ['stop consul 10.10.10.10', 'is not installed'],
      ['reload grafana-server meta', 'is not installed'],
      ['reload nginx pg-test', 'runs on the meta nodes'],
    ])('%s is refused', async (command, words) => {
      const report = await service(command);
      expect(report.verdict).toBe('refused');
      expect(report.problems.join()).toContain(words);
    });
  });

  describe('pt', () => {
    it('list and topology', async () => {
      const { stdout } = await inMeta(`cd ${checkout.folder} && scripts/pt list`);
      expect(stdout).toContain('+ Cluster: pg-meta');
      expect(stdout).toContain('+ Cluster: pg-test');
      expect((await patroni(`topology ${CLUSTER}`)).text).toMatch(/Leader, running\n {2}\+ .*Replica, streaming/);
    });

    it.each([
      'history pg-test',
      'show-config pg-test',
      'dsn pg-test',
      'version',
      'reload pg-test',
      'reload pg-test pg-test-2',
    ])('%s', async (command) => {
      expect(await patroni(command)).toMatchObject({ ok: true, verdict: 'done' });
    });

    it('query reads, and cannot write', async () => {
      expect((await patroni(`query ${CLUSTER} -c "SELECT 1 AS one, 'a|b' AS two"`)).data).toEqual([
        ['one', 'two'],
        ['1', 'a|b'],
      ]);
      const attempts = [
        'CREATE TABLE t ()',
        'SELECT 1; COMMIT; DROP TABLE t',
        "COPY (SELECT 1) TO PROGRAM 'id'",
        'COMMIT',
      ];
      for (const sql of attempts) expect(await patroni(`query ${CLUSTER} -c "${sql}"`)).toMatchObject({ ok: false });
    });

    it('pause and resume, with a deadline that status tells', async () => {
      expect(await patroni(`pause ${CLUSTER} --for 30m`)).toMatchObject({ ok: true });
      expect((await checkout.readCluster(CLUSTER)).paused).toBe(true);
      expect((await checkout.ops('status --no-live')).stdout).toContain(`${CLUSTER} is paused by`);
      expect((await patroni(`restart ${CLUSTER}`)).verdict).toBe('refused');
      expect(await patroni(`resume ${CLUSTER}`)).toMatchObject({ ok: true });
      expect((await checkout.readCluster(CLUSTER)).paused).toBe(false);
      const { stdout } = await checkout.ops('status --no-live');
      expect(stdout).toMatch(
        new RegExp(`patroni resume of ${CLUSTER} by \\S+: done in .*\n.*patroni pause of ${CLUSTER} by`),
      );
    });

    it('pg_ctl of a member while the cluster is paused', async () => {
      const { host, instance } = await findReplica();
      await patroni(`pause ${CLUSTER} --for 30m`);
      expect(await service(`stop postgres ${instance}`)).toMatchObject({ ok: true });
      expect(await service(`start postgres ${instance}`)).toMatchObject({ ok: true });
      expect((await checkout.ops('status --no-live')).stdout).toMatch(
        new RegExp(
          `service start of postgres on ${host} by \\S+: done in .*\n.*service stop of postgres on ${host} by`,
        ),
      );
      expect(await queryHost(host, 'SELECT pg_is_in_recovery()')).toBe('t');
      expect(await patroni(`resume ${CLUSTER}`)).toMatchObject({ ok: true });
    });

    it('reload postgres while the cluster is paused', async () => {
      const { members } = await checkout.readCluster(CLUSTER);
      const loaded = () => Promise.all(members.map(({ host }) => queryHost(host, 'SELECT pg_conf_load_time()')));
      await patroni(`pause ${CLUSTER} --for 30m`);
      const before = await loaded();
      const report = await service(`reload postgres ${CLUSTER}`);
      expect(report).toMatchObject({ ok: true, verdict: 'done' });
      expect(report.hosts).toHaveLength(members.length);
      for (const [index, time] of (await loaded()).entries()) expect(time).not.toBe(before[index]);
      expect(await patroni(`resume ${CLUSTER}`)).toMatchObject({ ok: true });
    });

    it('edit-config shows a change, makes it, and refuses what the inventory owns', async () => {
      const set = 'edit-config pg-test --set maximum_lag_on_syncnode=1048576';
      expect((await patroni(set)).text).toBe('+ maximum_lag_on_syncnode: 1048576\n');
      expect(await patroni(`${set} --apply`)).toMatchObject({ ok: true });
      expect(await patroni('edit-config pg-test --set maximum_lag_on_syncnode=null --apply')).toMatchObject({
        ok: true,
      });
      const owned = await patroni('edit-config pg-test --set postgresql.parameters.work_mem=8MB --apply');
      expect(owned.problems.join()).toContain('inventory/sandbox/hosts/pg-test.yml:');
    });

    it('restart of a member, and of the cluster', async () => {
      const { instance, host } = await findReplica();
      const started = () => queryHost(host, 'SELECT pg_postmaster_start_time()');
      const before = await started();
      expect(await patroni(`restart ${CLUSTER} ${instance}`)).toMatchObject({ ok: true });
      expect(await started()).not.toBe(before);
      expect(await patroni(`restart ${CLUSTER}`)).toMatchObject({ ok: true });
      expect((await patroni(`restart ${CLUSTER} --pending`)).verdict).toBe('refused');
    });

    it('reinit of a replica, never of the leader', async () => {
      const { instance, leader } = await findReplica();
      expect((await patroni(`reinit ${CLUSTER} ${leader} --confirm ${leader}`)).problems.join()).toContain('leads');
      expect(await patroni(`reinit ${CLUSTER} ${instance} --confirm ${instance}`)).toMatchObject({ ok: true });
    });

    it('switchover and failover', async () => {
      for (const operation of ['switchover', 'failover']) {
        const { instance } = await findReplica();
        await patroni(`${operation} ${CLUSTER} --candidate ${instance} --confirm ${CLUSTER}`);
        expect((await checkout.readCluster(CLUSTER)).leader).toBe(instance);
      }
    });

    it.each([
      ['flush pg-test', 'nothing is scheduled'],
      ['remove pg-test --confirm pg-test', 'answers: stop Patroni there first'],
      ['configure', 'not here'],
      ['scaffold', 'not here'],
    ])('%s is refused', async (command, words) => {
      const report = await patroni(command);
      expect(report.verdict).toBe('refused');
      expect(report.problems.join()).toContain(words);
    });
  });
});
