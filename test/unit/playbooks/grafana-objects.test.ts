import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findAnsiblePython } from '../../lib/ansible.ts';
import { GrafanaDouble, LOGIN } from '../../lib/grafana/double.ts';

const python = findAnsiblePython();
const MODULE = join(process.cwd(), 'playbooks/library/grafana_objects.py');
const [username = '', password = ''] = LOGIN.split(':');
const SECRET = 'DBUser.Monitor, no secret';

interface Result {
  readonly changed?: boolean;
  readonly changes?: readonly string[];
  readonly failed?: boolean;
  readonly msg?: string;
}

const datasource = (name: string, values: Readonly<Record<string, unknown>> = {}) => ({
  name,
  type: 'postgres',
  access: 'proxy',
  url: '10.10.10.11:5432',
  user: 'dbuser_monitor',
  database: 'test',
  jsonData: { sslmode: 'disable', database: 'test' },
  ...values,
});
const dashboard = (title: string) => ({ uid: 'ops-clusters', title, panels: [{ type: 'stat', title: 'Leader' }] });

describe.skipIf(python === undefined).each([8, 9, 12])('the objects of Grafana %i', { timeout: 120_000 }, (version) => {
  let folder: string;
  let grafana: GrafanaDouble;
  let endpoint: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'grafana-'));
    grafana = new GrafanaDouble(version);
    endpoint = await grafana.start();
  });

  afterEach(() => {
    grafana.stop();
    rmSync(folder, { recursive: true });
    expect(grafana.faults).toEqual([]);
  });

  const run = (values: Readonly<Record<string, unknown>>, check = false) =>
    runModule({ endpoint, username, password, record: join(folder, 'record.json'), ...values }, check);
  const converge = (...names: readonly string[]) =>
    run({ datasources: names.map((name) => datasource(name)), datasource_password: SECRET, prefix: 'pg-test-1.' });

  it('are made once, and left alone then', async () => {
    expect(await converge('pg-test-1.test')).toMatchObject({ changed: true, changes: ['data source pg-test-1.test'] });
    expect(grafana.passwords.get('pg-test-1.test')).toBe(SECRET);
    grafana.writes.length = 0;
    expect(await converge('pg-test-1.test')).toMatchObject({ changed: false, changes: [] });
    expect(grafana.writes).toEqual([]);
  });

  it('are changed in place, so that dashboards still find them', async () => {
    await converge('pg-test-1.test');
    const [before] = [...grafana.datasources.values()];
    const changed = datasource('pg-test-1.test', { url: '10.10.10.99:5432' });
    expect(await run({ datasources: [changed], datasource_password: SECRET })).toMatchObject({ changed: true });
    expect([...grafana.datasources.values()]).toMatchObject([
      { id: before?.id, uid: before?.uid, url: '10.10.10.99:5432' },
    ]);
  });

  it('get another password, which nothing that is kept or printed tells', async () => {
    await converge('pg-test-1.test');
    const result = await run({ datasources: [datasource('pg-test-1.test')], datasource_password: 'another' });
    expect(result).toMatchObject({ changed: true });
    expect(grafana.passwords.get('pg-test-1.test')).toBe('another');
    const record = join(folder, 'record.json');
    expect(statSync(record).mode & 0o777).toBe(0o600);
    expect(readFileSync(record, 'utf8')).not.toContain('another');
    expect(JSON.stringify(result)).not.toContain('another');
  });

  it('go where they are no longer wanted; those of others stay', async () => {
    await converge('pg-test-1.test', 'pg-test-1.old');
    await run({ datasources: [datasource('pg-test-2.test')], prefix: 'pg-test-2.' });
    grafana.datasources.set('own', { ...datasource('pg-test-1.mine'), id: 99, uid: 'own' });
    expect(await converge('pg-test-1.test')).toMatchObject({ changes: ['data source pg-test-1.old, deleted'] });
    const names = () => [...grafana.datasources.values()].map(({ name }) => name).sort();
    expect(names()).toEqual(['pg-test-1.mine', 'pg-test-1.test', 'pg-test-2.test']);
    await run({ prefix: 'pg-test-1.' });
    expect(names()).toEqual(['pg-test-1.mine', 'pg-test-2.test']);
  });

  it('change nothing in check mode, and say what they would', async () => {
    const result = await run(
      { datasources: [datasource('pg-test-1.test')], dashboards: [dashboard('Clusters')] },
      true,
    );
    expect(result.changes).toEqual(['data source pg-test-1.test', 'dashboard Clusters']);
    expect(grafana.writes).toEqual([]);
  });

  it('are dashboards too', async () => {
    expect(await run({ dashboards: [dashboard('Clusters')] })).toMatchObject({ changed: true });
    expect(await run({ dashboards: [dashboard('Clusters')] })).toMatchObject({ changed: false });
    expect(await run({ dashboards: [dashboard('All clusters')] })).toMatchObject({ changed: true });
    expect([...grafana.dashboards.values()]).toMatchObject([{ uid: 'ops-clusters', title: 'All clusters' }]);
  });
});

describe.skipIf(python === undefined)('a Grafana that does not take it', () => {
  it.each([
    ['a wrong password', 401, {}, /answered 401 to GET \/api\/datasources: no$/],
    ['a redirect, which would take the password along', 302, { location: 'http://127.0.0.1:1/' }, /leads to .*; write/],
    ['something else', 200, {}, /no JSON .*; is it Grafana\?$/],
  ])('%s', async (_, status, headers, message) => {
    const server = createServer((_request, response) => {
      response.writeHead(status, headers).end(status === 200 ? '<html>' : '{"message":"no"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const result = await runModule({ endpoint, username, password, datasources: [datasource('a.b')] });
    server.close();
    expect(result.failed).toBe(true);
    expect(result.msg).toMatch(message);
    expect(JSON.stringify(result)).not.toContain(password);
  });
});

function runModule(values: Readonly<Record<string, unknown>>, check = false): Promise<Result> {
  const input = JSON.stringify({ ANSIBLE_MODULE_ARGS: { ...values, _ansible_check_mode: check } });
  return new Promise((resolve, reject) => {
    const child = spawn(python ?? '', [MODULE], { stdio: ['pipe', 'pipe', 'pipe'] });
    let [output, errors] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('close', () => {
      try {
        resolve(JSON.parse(output) as Result);
      } catch {
        reject(new Error(`no result: ${output}${errors}`));
      }
    });
    child.stdin.end(input);
  });
}
