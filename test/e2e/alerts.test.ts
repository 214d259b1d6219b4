/**
 * Alerts fire for real and in time: each by a fault of its own, through Prometheus to Alertmanager, and end with it. Each
 * waits for minutes, so that only scripts/test --all runs them (LONG_TESTS=all); promtool tests the rules on every run.
 */
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { expectInTime, listAlerts } from './lib/alerts.ts';
import { describeLong } from './lib/long.ts';
import { getOutput, MetaCheckout, quote } from './meta-checkout.ts';

const checkout = new MetaCheckout('e2e-alerts');

const onHost = (host: string, command: string) => getOutput(`ssh -o BatchMode=yes ${host} ${quote(command)}`);
const expectNone = (...names: readonly string[]) =>
  vi.waitFor(async () => expect((await Promise.all(names.map(listAlerts))).flat()).toEqual([]), {
    timeout: 600_000,
    interval: 2_000,
  });

/** What undoes the fault, last first. */
const undo: (() => Promise<unknown>)[] = [];

describeLong('alerts', () => {
  beforeAll(async () => {
    await checkout.open();
    await checkout.applyAll();
  });

  afterEach(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });

  it(
    'a replica that is stopped, an exporter that is away and a pool that is held',
    { timeout: 1_200_000 },
    async () => {
      const { leader, members } = await checkout.readCluster('pg-test');
      const [replica, other] = members.map(({ instance }) => instance).filter((name) => name !== leader);
      const hostOf = (instance = '') => `10.10.10.1${instance.slice(-1)}`;
      undo.push(() => onHost(hostOf(replica), 'sudo systemctl start patroni node_exporter'));
      const stopped = Date.now();
      await onHost(hostOf(replica), 'sudo systemctl stop patroni node_exporter');
      const psql = 'sudo -u postgres psql -h /var/run/postgresql -p 6432 -U postgres pgbouncer -Atqc';
      undo.push(() => onHost(hostOf(other), `cd / && ${psql} RESUME`));
      await onHost(hostOf(other), `cd / && ${psql} PAUSE`);
      // A pool that has had no server yet ends a client's login after a minute: applications try again, not all at once.
      const psqlTest = `PGPASSWORD=DBUser.Test psql -h ${hostOf(other)} -p 6432 -U test -d test -c 'select 1'`;
      const client = (delay: number) => `timeout 400 sh -c "sleep ${String(delay)}; until ${psqlTest}; do :; done"`;
      const waiting = Date.now();
      for (const delay of [0, 20])
        await onHost(hostOf(other), `nohup sh -c ${quote(client(delay))} >/dev/null 2>&1 </dev/null &`);
      const pool = { cls: 'pg-test', ins: other ?? '' };
      await Promise.all([
        expectInTime('PostgresInstanceDown', { severity: 'critical', cls: 'pg-test', ins: replica ?? '' }, stopped),
        expectInTime('TargetDown', { instance: `${hostOf(replica)}:9100` }, stopped),
        expectInTime('PgbouncerClientsWait', { ...pool, database: 'test', user: 'test' }, waiting),
      ]);
      for (const step of undo.splice(0).reverse()) await step();
      await expectNone('PostgresInstanceDown', 'PgbouncerClientsWait');
    },
  );

  it('a cluster that nobody leads', { timeout: 1_200_000 }, async () => {
    // The leader last: one that is elected and stopped before anybody follows it has a timeline that the next one has too.
    const { leader, members } = await checkout.readCluster('pg-test');
    const inOrder = members.toSorted(
      (one, other) => Number(one.instance === leader) - Number(other.instance === leader),
    );
    let stopped = 0;
    for (const { host } of inOrder) {
      undo.push(() => onHost(host, 'sudo systemctl start patroni'));
      stopped = Date.now();
      await onHost(host, 'sudo systemctl stop patroni');
    }
    await expectInTime('PatroniLeaderAway', { severity: 'critical', cls: 'pg-test' }, stopped);
    for (const step of undo.splice(0).reverse()) await step();
    await expectNone('PatroniLeaderAway');
  });

  it('a pause that outlives its deadline', { timeout: 1_200_000 }, async () => {
    const patch = (pause: string) =>
      onHost(
        '10.10.10.11',
        `curl --silent --fail --user dbuser_monitor:DBUser.Monitor -X PATCH -d '{"pause":${pause}}' http://127.0.0.1:8008/config`,
      );
    const file = '/var/lib/prometheus/node-exporter/pause.prom';
    undo.push(() => getOutput(`sudo rm -f ${file}`));
    await getOutput(`echo 'ops_pause_deadline_timestamp_seconds{env="sandbox",cls="pg-test"} 1' | sudo tee ${file}`);
    undo.push(() => patch('null'));
    const paused = Date.now();
    await patch('true');
    await expectInTime('PatroniPausePastDeadline', { severity: 'critical', cls: 'pg-test' }, paused);
  });
});
