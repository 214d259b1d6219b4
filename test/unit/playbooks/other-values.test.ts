/** What the playbooks lay down where parameters have other values than their defaults: a constant may fit these only. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAnsiblePython } from '../../lib/ansible.ts';
import { listFailures, readRendered, startRenderer } from '../../lib/render/render.ts';

const python = findAnsiblePython();

const INVENTORY = `
all:
  vars:
    dcs_servers: { meta-1: 10.10.10.10 }
    pg_admin_password: DBUser.DBA
    pg_replication_password: DBUser.Replicator
    pg_monitor_password: DBUser.Monitor
meta:
  hosts: { 10.10.10.10: {} }
  vars: { meta_node: true }
pg-a:
  hosts:
    10.10.10.11: { pg_seq: 1, pg_role: primary }
    10.10.10.12: { pg_seq: 2, pg_role: replica }
    10.10.10.13: { pg_seq: 3, pg_role: replica }
  vars:
    pg_cluster: pg-a
    pg_admin_username: dba
    pg_localhost: /tmp
    pg_listen: "{{ inventory_hostname }}"
    patroni_watchdog_mode: required
    pg_default_roles:
      - { name: reader, login: false }
      - { name: postgres, superuser: true }
      - { name: dba, superuser: true }
      - { name: replicator, replication: true, bypassrls: true, roles: [pg_monitor, reader] }
      - { name: dbuser_monitor, roles: [pg_monitor, reader] }
    pg_default_privileges: [GRANT SELECT ON TABLES TO reader]
    pg_services_extra:
      - { name: wide, src_port: 5441, check_url: /primary, selector: '[]', haproxy: { maxconn: 5000 } }
      - { name: plain, src_port: 5442, check_url: /primary, selector: '[]' }
      - { name: others, src_port: 5443, check_url: /primary, check_code: 503, selector: '[]' }
`;

/** Lines from a section's head to the next empty line. */
function readSection(config: string | undefined, head: string): string {
  const start = config?.indexOf(`${head}\n`) ?? -1;
  return start === -1 ? '' : (config?.slice(start, config.indexOf('\n\n', start)) ?? '');
}

describe.skipIf(python === undefined)('what the playbooks lay down for other values', () => {
  const work = mkdtempSync(join(tmpdir(), 'values-'));
  const renderer = startRenderer(python ?? '');
  let files: ReadonlyMap<string, string>;

  beforeAll(async () => {
    const inventory = join(work, 'hosts.yml');
    writeFileSync(inventory, INVENTORY);
    const out = mkdtempSync(join(work, 'out-'));
    const tags = [
      ...['haproxy_config', 'patroni_config', 'pg_init', 'pgbouncer_ini'],
      ...['pg_exporter_config', 'pgbouncer_exporter_config'],
    ];
    const answer = await renderer.render({ inventory, out, runs: [{ playbook: 'pgsql.yml', tags, limit: 'pg-a' }] });
    expect(listFailures(answer)).toEqual([]);
    files = readRendered(out);
  }, 300_000);

  afterAll(() => {
    renderer.close();
    rmSync(work, { recursive: true });
  });

  it('lets a server take as many connections as its service', () => {
    const config = files.get('10.10.10.11/etc/haproxy/haproxy.cfg');
    const wide = readSection(config, 'listen pg-a-wide');
    expect(wide.match(/maxconn \d+/g)).toEqual(['maxconn 5000', 'maxconn 5000']);
    expect(readSection(config, 'listen pg-a-plain')).toContain(
      'default-server on-marked-down shutdown-sessions tcp-ut 10s maxconn 3000 maxqueue 128 weight 100\n',
    );
  });

  it('takes members that must not lead for several', () => {
    const config = files.get('10.10.10.11/etc/haproxy/haproxy.cfg');
    expect(readSection(config, 'backend check-primary.status503')).toContain('rise 3 fall 3');
    expect(readSection(config, 'listen pg-a-others')).toContain(' slowstart 30s\n');
    expect(readSection(config, 'listen pg-a-plain')).not.toContain('slowstart');
  });

  it('leads the exporter of the pool to the folder of its socket', () => {
    expect(files.get('10.10.10.11/etc/default/pgbouncer_exporter')).toContain('\nPGBOUNCER_HOST=/tmp\n');
  });

  it('leads the exporter to the socket where PostgreSQL does not listen on the loopback', () => {
    expect(files.get('10.10.10.12/etc/default/pg_exporter')).toContain(
      '\nDATA_SOURCE_URI="/postgres?host=/tmp&port=5432&sslmode=disable"\n',
    );
  });

  it('grants for the roles that there are', () => {
    const tasks = files.get('10.10.10.11/.tasks') ?? '';
    expect(tasks).toContain('FOR ROLE \\"dba\\" GRANT SELECT ON TABLES TO reader');
    expect(tasks).not.toContain('dbrole_admin');
  });

  it('looks for the watchdog before Patroni must have it', () => {
    const tasks = (files.get('10.10.10.12/.tasks') ?? '').split('\n');
    const [look, write] = ['"Look whether Patroni may open', '"Write Patroni\'s configuration'].map((name) =>
      tasks.findIndex((task) => task.includes(name)),
    );
    expect(look).toBeGreaterThanOrEqual(0);
    expect(write).toBeGreaterThan(look ?? 0);
  });
});
