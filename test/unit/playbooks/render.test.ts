import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAnsiblePython } from '../../lib/ansible.ts';
import { listFailures, readRendered, startRenderer } from '../../lib/render/render.ts';
import type { Run } from '../../lib/render/render.ts';

const python = findAnsiblePython();

/** Lines from a section's head to the next empty line. */
function readSection(config: string, head: string): string {
  const start = config.indexOf(head);
  return start === -1 ? '' : config.slice(start, config.indexOf('\n\n', start));
}

describe.skipIf(python === undefined)('what the playbooks lay down', () => {
  const work = mkdtempSync(join(tmpdir(), 'render-'));
  const renderer = startRenderer(python ?? '');
  let files: ReadonlyMap<string, string>;
  const render = async (inventory: string, runs: readonly Run[]) => {
    const out = mkdtempSync(join(work, 'out-'));
    const answer = await renderer.render({ inventory, out, runs });
    expect(listFailures(answer)).toEqual([]);
    return readRendered(out);
  };

  beforeAll(async () => {
    files = await render('inventory/sandbox/hosts', [
      { playbook: 'pgsql.yml', tags: ['haproxy_config', 'pg_hba', 'pgbouncer_config', 'register', 'pg_user'] },
      { playbook: 'nodes.yml', tags: ['register_prometheus'], limit: '10.10.10.12' },
      {
        ...{ playbook: 'pgsql.yml', tags: ['vip_l2_config'], limit: 'pg-test' },
        vars: { vip_mode: 'l2', vip_address: '10.10.10.2' },
      },
    ]);
  }, 300_000);

  afterAll(() => {
    renderer.close();
    rmSync(work, { recursive: true });
  });

  it('registers each instance under its own address', () => {
    expect(files.get('10.10.10.10/etc/prometheus/targets/pgsql/pg-test-2.yml')).toContain('- 10.10.10.12:9630\n');
    expect(files.get('10.10.10.10/etc/nginx/conf.d/haproxy/upstream-pg-test-2.conf')).toContain('10.10.10.12:9101 ');
  });

  it('runs for the hosts of the limit, and writes where tasks are delegated to', () => {
    const targets = [...files.keys()].filter((path) => path.includes('/targets/nodes/'));
    expect(targets).toEqual(['10.10.10.10/etc/prometheus/targets/nodes/10.10.10.12.yml']);
  });

  it('knows the members', () => {
    const config = files.get('10.10.10.11/etc/haproxy/haproxy.cfg');
    expect(config?.match(/^ {4}server pg-test-\d 10\.10\.10\.\d+:6432 .*backup$/gm)).toHaveLength(1);
  });

  it('renders the rules of both roles on every member, whoever leads', () => {
    for (const [host, instance] of [
      ['10.10.10.11', 'pg-test-1'],
      ['10.10.10.12', 'pg-test-2'],
    ] as const)
      for (const role of ['primary', 'replica'])
        for (const file of ['pg_hba.conf', 'pgb_hba.conf'])
          expect(files.get(`${host}/etc/patroni/roles/${role}/${file}`)).toContain(`${instance}, ${role}.`);
  });

  it('lets each member of Patroni ask its own PostgreSQL for its timeline', () => {
    for (const host of ['10.10.10.11', '10.10.10.12'])
      for (const role of ['primary', 'replica'])
        expect(files.get(`${host}/etc/patroni/roles/${role}/pg_hba.conf`)).toMatch(
          /^local +replication +replicator +scram-sha-256$/m,
        );
  });

  // Each figure stands beside its reason in the templates; a switchover tells the pools itself, so only a leader that is
  // lost shows what they are worth.
  it('has a pool and HAProxy find a new leader in a second or two', () => {
    expect(files.get('10.10.10.11/etc/pgbouncer/pgbouncer.ini')).toMatch(/^server_login_retry = 1$/m);
    const config = files.get('10.10.10.11/etc/haproxy/haproxy.cfg') ?? '';
    expect(readSection(config, 'backend check-primary')).toContain(
      'default-server inter 1s fastinter 500ms downinter 500ms rise 1 fall 2',
    );
    const primary = readSection(config, 'listen pg-test-primary');
    expect(primary).not.toContain('slowstart');
    expect(primary.match(/track check-primary\/pg-test-\d/g)).toHaveLength(3);
    expect(config).toMatch(/^ {4}option redispatch 1$/m);
  });

  // RFC 5798, 6.1: who hears nothing for three adverts and the skew takes the address.
  it('has the virtual address on the new leader within 2 s of its /primary, where a check takes 0.8 s', () => {
    const config = files.get('10.10.10.12/etc/keepalived/vip-manager.conf') ?? '';
    const read = (head: string, name: string) =>
      Number(new RegExp(`^ {4}${name} ([0-9.]+)$`, 'm').exec(readSection(config, head))?.[1]);
    const judge = (script: string, times: 'rise' | 'fall') =>
      read(`vrrp_script ${script} {`, 'interval') * read(`vrrp_script ${script} {`, times) + 0.8;
    const advert = read('vrrp_instance', 'advert_int');
    const silence = (3 + (256 - read('vrrp_instance', 'priority')) / 256) * advert;
    expect(config).toMatch(/^ {4}track_script \{\n {8}primary\n {8}not_denied\n {4}\}$/m);
    expect(judge('primary', 'rise') + silence).toBeLessThanOrEqual(2);
    expect(judge('not_denied', 'fall') + silence).toBeLessThanOrEqual(2);
    // A member that is only slow to answer keeps it.
    expect(judge('primary', 'fall')).toBeGreaterThan(2);
    expect(read('vrrp_script not_denied {', 'timeout')).toBeGreaterThan(read('vrrp_script not_denied {', 'interval'));
  });

  it('takes verifiers for the pool from what PostgreSQL answers', () => {
    expect(files.get('10.10.10.13/etc/pgbouncer/userlist.txt')).toMatch(/^"test" "SCRAM-SHA-256\$/m);
  });

  it('notes work that leaves no file, on the leader only', () => {
    const tasks = (host: string) => files.get(`${host}/.tasks`)?.match(/"Converge roles"/g)?.length ?? 0;
    expect([tasks('10.10.10.11'), tasks('10.10.10.12')]).toEqual([1, 0]);
  });

  it('tells what fails', async () => {
    const inventory = join(work, 'hosts.yml');
    const out = join(work, 'failing');
    mkdirSync(out);
    writeFileSync(
      inventory,
      'pg: { hosts: { a: { pg_cluster: pg, pg_seq: 1, pg_role: primary, haproxy_exporter_port: "{{ nowhere }}" } } }\n',
    );
    const answer = await renderer.render({
      inventory,
      out,
      runs: [{ playbook: 'pgsql.yml', tags: ['haproxy_config'] }],
    });
    expect(listFailures(answer).join()).toMatch(/^a: haproxy : Render the services .*'nowhere' is undefined/);
    const none = await renderer.render({ inventory, out, runs: [{ playbook: 'pgsql.yml', limit: 'b' }] });
    expect(none.failed).toContain('no hosts');
  });
});
