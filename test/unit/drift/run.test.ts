import { beforeEach, describe, expect, it } from 'vitest';
import { findReapply } from '../../../actions/core/drift/kinds.ts';
import { renderDrift } from '../../../actions/core/drift/text.ts';
import { UserError } from '../../../actions/core/types.ts';
import { runDrift } from '../../../actions/drift/run.ts';
import { LiveFleet, short } from './live-fleet.ts';

let fleet: LiveFleet;

beforeEach(() => {
  fleet = new LiveFleet();
});

describe('what the probes find', () => {
  it('is told when two looks in a row have seen it, with the time of the first', async () => {
    await fleet.apply();
    fleet.broken.set('10.10.10.12 pg_hba', 'it has the rules of "primary" in place');
    const first = await fleet.look();
    expect(first.drift).toEqual([]);
    expect(short(first.once)).toEqual(['10.10.10.12 pg_hba: it has the rules of "primary" in place']);
    fleet.time = '2026-06-30T00:30:00.000Z';
    const second = await fleet.look();
    expect(second.once).toEqual([]);
    expect(second.drift).toEqual([
      {
        ...{ kind: 'pg_hba', subject: '10.10.10.12', message: 'it has the rules of "primary" in place' },
        ...{
          since: '2026-06-30T00:00:00.000Z',
          reapply: 'scripts/ops run pgsql.yml --limit 10.10.10.12 --tags pg_hba',
        },
      },
    ]);
    fleet.broken.clear();
    expect(await fleet.look()).toMatchObject({ drift: [], once: [] });
  });

  it('is forgotten by a look that does not see it', async () => {
    await fleet.apply();
    fleet.broken.set('10.10.10.12 haproxy', 'one left out');
    await fleet.look();
    fleet.broken.clear();
    await fleet.look();
    fleet.broken.set('10.10.10.12 haproxy', 'one left out');
    expect((await fleet.look()).drift).toEqual([]);
  });

  it('is all of it, though Ansible ends a host at its first failure', async () => {
    await fleet.apply();
    fleet.broken.set('10.10.10.11 pg_hba', 'other rules').set('10.10.10.11 haproxy', 'other servers');
    fleet.broken.set('10.10.10.11 node_tune', 'another kernel').set('10.10.10.13 haproxy', 'nobody');
    expect(short((await fleet.lookTwice()).drift)).toEqual([
      '10.10.10.11 haproxy: other servers',
      '10.10.10.11 node_tune: another kernel',
      '10.10.10.11 pg_hba: other rules',
      '10.10.10.13 haproxy: nobody',
    ]);
  });

  it('asks each host for what it has, never for what a removal or a switch leaves', async () => {
    await fleet.apply({ users: '[{ name: app, password: x }]' });
    fleet.probes.splice(0);
    await fleet.look();
    const asked = fleet.probes.map(({ hosts, tags, vars }) => [hosts.length, tags.join(' '), JSON.stringify(vars)]);
    expect(asked).toMatchInlineSnapshot(`
      [
        [
          4,
          "node_dns node_pkgs node_tune node_timezone node_exporter node_register",
          "{}",
        ],
        [
          1,
          "etcd prometheus alertmanager grafana nginx meta_tools targets_known datasources_known",
          "{}",
        ],
        [
          4,
          "cluster patroni_config patroni_timeline pg_hba pgbouncer haproxy vip patroni_mode pg_exporter pgbouncer_exporter register_prometheus register_nginx register_grafana pg_hba_known pg_roles_known pg_databases_known pg_settings_known",
          "{}",
        ],
        [
          3,
          "user",
          "{"pg_user":"app"}",
        ],
      ]
    `);
    const all = new Set(fleet.probes.flatMap(({ tags }) => tags));
    for (const kind of ['removed', 'user_gone', 'database_gone', 'pgbouncer_off', 'haproxy_off'])
      expect(all).not.toContain(kind);
  });

  it('names the user of whom something differs, and the command of the handbook for it', async () => {
    await fleet.apply({ users: '[{ name: app, password: x }]' });
    fleet.broken.set('10.10.10.11 user app', 'other rights');
    expect((await fleet.lookTwice()).drift).toMatchObject([
      { kind: 'user', item: 'app', subject: '10.10.10.11', reapply: 'scripts/ops createuser pg-test app' },
    ]);
  });

  it('writes names into a command as a shell reads them back', () => {
    const { catalogue } = fleet.adapters();
    const at = { host: '$(reboot)', cluster: 'a b' };
    expect(findReapply(catalogue, { ...at, kind: 'user', item: "x'; reboot" })).toBe(
      String.raw`scripts/ops createuser 'a b' 'x'\''; reboot'`,
    );
    expect(findReapply(catalogue, { ...at, kind: 'pg_roles_known', item: undefined })).toBeUndefined();
    expect(findReapply(catalogue, { ...at, kind: 'pg_hba_known', item: undefined })).toBe(
      "scripts/ops run pgsql.yml --limit '$(reboot)' --tags pg_hba",
    );
  });

  it('tells what was made by hand one by one, and once for a cluster', async () => {
    await fleet.apply();
    const lines = ['role "a" is not in the inventory', 'role "b" is not in the inventory'];
    for (const host of ['10.10.10.11', '10.10.10.12', '10.10.10.13'])
      fleet.broken.set(`${host} pg_roles_known`, lines.join('\n'));
    await fleet.look();
    for (const host of ['10.10.10.11', '10.10.10.12', '10.10.10.13'])
      fleet.broken.set(`${host} pg_roles_known`, [...lines, 'role "c" is not in the inventory'].join('\n'));
    const { drift, once } = await fleet.look();
    expect(short(drift)).toEqual(lines.map((line) => `pg-test pg_roles_known: ${line}`));
    expect(short(once)).toEqual(['pg-test pg_roles_known: role "c" is not in the inventory']);
    expect(drift[0]?.accept).toContain('pg_users');
  });

  it('tells a host that does not answer as that, and asks the others', async () => {
    await fleet.apply();
    fleet.unreachable.add('10.10.10.13');
    fleet.broken.set('10.10.10.12 vip', 'nobody has it');
    expect(short((await fleet.lookTwice()).drift)).toEqual([
      '10.10.10.12 vip: nobody has it',
      '10.10.10.13 unreachable: no route',
    ]);
  });
});

describe('what could not be looked at', () => {
  it('stays as it was known: work on the cluster neither makes drift nor ends it', async () => {
    await fleet.apply();
    fleet.broken.set('10.10.10.12 pg_hba', 'other rules');
    await fleet.lookTwice();
    fleet.broken.set('10.10.10.11 pg_hba', 'not yet reloaded').delete('10.10.10.12 pg_hba');
    const holder = 'apply sandbox';
    fleet.locks = [{ name: 'cluster-pg-test', holder, since: fleet.time, running: 'pgsql.yml', waiting: [] }];
    const report = await fleet.look();
    expect(short(report.drift)).toEqual(['10.10.10.12 pg_hba: other rules']);
    expect(report.once).toEqual([]);
    expect(report.unlooked.map(({ subject }) => subject)).toEqual(['10.10.10.11', '10.10.10.12', '10.10.10.13']);
  });

  it('is a host that owes, which is told as that and not proven', async () => {
    await fleet.apply();
    fleet.world.behaviour = {
      fail: ({ playbook }, host) => (playbook === 'pgsql.yml' && host === '10.10.10.12' ? 'x' : undefined),
    };
    await fleet.apply({ rules: "[{ title: t, role: common, rules: ['host all all 10.0.0.0/24 md5'] }]" });
    const { entry } = fleet.world;
    const state = JSON.stringify(entry?.state);
    fleet.entries = [{ commit: 'a', time: '2026-06-29T00:00:00.000Z', message: '', state, record: undefined }];
    fleet.probes.splice(0);
    const { drift } = await fleet.lookTwice();
    expect(short(drift).filter((line) => line.startsWith('10.10.10.12'))).toEqual([
      '10.10.10.12 owing: steps that were begun are not proven there since 2026-06-29T00:00Z',
    ]);
    expect(fleet.probes.flatMap(({ hosts }) => hosts)).not.toContain('10.10.10.12');
  });

  it('is told as that where no probe can be run, and never as fine', async () => {
    await fleet.apply();
    const adapters = fleet.adapters();
    const hold = () => Promise.reject(new UserError('Ansible was not run: no space left on device'));
    const look = () => runDrift('sandbox', { ...adapters, ansible: { ...adapters.ansible, hold } });
    await look();
    const { drift, unlooked } = await look();
    expect(short(drift)[0]).toBe('10.10.10.10 unproven: Ansible was not run: no space left on device');
    expect(unlooked).toHaveLength(4);
  });

  it('says that nothing was applied yet, where there is no ledger', async () => {
    await expect(fleet.look()).rejects.toThrow(UserError);
    await expect(fleet.look()).rejects.toThrow('[no-ledger]');
  });

  it('begins again where what was seen before cannot be read', async () => {
    await fleet.apply();
    fleet.broken.set('10.10.10.12 vip', 'nobody has it');
    await fleet.look();
    const adapters = fleet.adapters();
    const read = () => {
      throw new UserError('the report is damaged');
    };
    const report = await runDrift('sandbox', { ...adapters, memory: { ...adapters.memory, read } });
    expect(report).toMatchObject({ drift: [], once: [{ kind: 'vip' }] });
    expect(fleet.world.messages.at(-1)).toContain('the report is damaged');
  });
});

describe('live roles', () => {
  it('are told with the line of the inventory that says otherwise, and the switchover that goes back', async () => {
    await fleet.apply();
    fleet.world.leader = 'pg-test-2';
    const report = await fleet.lookTwice();
    expect(renderDrift(report)).toContain('scripts/ops drift accept');
    expect(report.drift.map(({ kind, subject, accept, reapply }) => ({ kind, subject, accept, reapply }))).toEqual([
      {
        ...{ kind: 'role', subject: 'pg-test' },
        accept: 'pg_role: replica for 10.10.10.11, in inventory/sandbox/hosts/all.yml:17',
        reapply: 'scripts/ops patroni switchover pg-test --candidate pg-test-1',
      },
      {
        ...{ kind: 'role', subject: 'pg-test' },
        accept: 'pg_role: primary for 10.10.10.12, in inventory/sandbox/hosts/all.yml:18',
        reapply: undefined,
      },
    ]);
  });
});

it('is said to be none only where all was looked at and nothing was seen', async () => {
  await fleet.apply();
  const [headline, ...others] = renderDrift(await fleet.look()).split('\n');
  expect(headline).toBe(`sandbox: no drift; what is live is what ${fleet.world.head.slice(0, 10)} and the ledger say`);
  expect(others).toEqual(['']);
  fleet.unreachable.add('10.10.10.13');
  expect(renderDrift(await fleet.look())).toMatch(/^sandbox: nothing that two looks in a row have seen\n/);
});

it('is printed by cluster and host, with what comes from there made harmless', async () => {
  await fleet.apply();
  fleet.broken.set('10.10.10.12 pg_hba', 'other \u001b[31mrules');
  await fleet.look();
  fleet.broken.set('10.10.10.13 vip', 'nobody');
  expect(renderDrift(await fleet.look())).toMatchInlineSnapshot(`
    "sandbox: 1 thing differs from what is in force
      10.10.10.12
        pg_hba: other \\u001b[31mrules, since 2026-06-30T00:00Z
          re-apply: scripts/ops run pgsql.yml --limit 10.10.10.12 --tags pg_hba
    seen by this look alone, told when the next one sees it too:
      10.10.10.13
        vip: nobody, since 2026-06-30T00:00Z
          re-apply: scripts/ops run pgsql.yml --limit 10.10.10.13 --tags vip
    "
  `);
});
