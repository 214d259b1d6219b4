/** The handbook's register_grafana, by the playbooks as they are: data sources of each business database in a Grafana on the meta node. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LOGIN } from '../lib/grafana/double.ts';
import { describeLong } from './lib/long.ts';
import { GrafanaOnMeta } from './lib/grafana.ts';
import { commandsOf, getOutput, inMeta, MetaCheckout } from './meta-checkout.ts';

const COMMAND = './pgsql.yml -l pg-test -t register_grafana';
const OF_PG_TEST = ['pg-test-1.test', 'pg-test-2.test', 'pg-test-3.test'];
/** Digests of passwords that Grafana was given. */
const RECORDS = '/var/lib/grafana-objects';
const [username = '', password = ''] = LOGIN.split(':');
const checkout = new MetaCheckout('e2e-grafana');
let grafana: GrafanaOnMeta;
let start = '';

/** As the handbook has it: in the folder of the playbooks. */
const inPlaybooks = () => inMeta(`cd ${checkout.folder}/playbooks && ${COMMAND}`);
const prove = () =>
  inMeta(
    `cd ${checkout.folder} && ansible-playbook -i inventory/sandbox/hosts playbooks/prove.yml -l pg-test -t register_grafana`,
  );
const listNames = async () => (await grafana.readState()).datasources.map(({ name }) => name).sort();

/** Variables of all hosts end their file, and passwords in clear the environment's. */
async function nameGrafana(): Promise<void> {
  const variables = [
    `grafana_endpoint: ${grafana.endpoint}`,
    `grafana_admin_username: ${username}`,
    `grafana_admin_password: ${password}`,
  ];
  await checkout.edit('hosts/globals.yml', (text) =>
    [text.trimEnd(), ...variables.map((line) => `    ${line}`), ''].join('\n'),
  );
  await checkout.edit('environment.yml', (text) => `${text.trimEnd()}\n  - grafana_admin_password\n`);
  await checkout.merge('name a Grafana');
}

describeLong('register_grafana', () => {
  beforeAll(async () => {
    await checkout.open();
    await checkout.applyAll();
    start = await checkout.git('rev-parse HEAD');
    grafana = await GrafanaOnMeta.start();
  });

  afterAll(async () => {
    await checkout.restore(start);
    await checkout.applyAll();
    await getOutput(`sudo rm -rf ${RECORDS}`);
    await grafana.stop();
  });

  it('a Grafana that the inventory names gets data sources and dashboards by an apply', async () => {
    await nameGrafana();
    const report = await checkout.applyAll();
    expect(commandsOf(report)).toEqual(['pgsql.yml pg-meta:pg-test register_grafana', 'infra.yml meta grafana']);
    const { faults, dashboards, datasources, passwords } = await grafana.readState();
    expect(faults).toEqual([]);
    expect(dashboards).toHaveLength(2);
    expect(datasources.map(({ name }) => name).sort()).toEqual([
      'Prometheus 10.10.10.10',
      'pg-meta-1.meta',
      ...OF_PG_TEST,
    ]);
    expect(datasources.find(({ name }) => name === 'pg-test-2.test')?.url).toBe('10.10.10.12:5432');
    expect(passwords['pg-test-2.test']).toBe('DBUser.Monitor');
    // Delegated: the records are on the meta node, for root alone.
    expect(await getOutput(`sudo stat -c '%a %U' ${RECORDS} ${RECORDS}/pg-test-2.json`)).toBe('700 root\n600 root');
  });

  it(COMMAND, async () => {
    await grafana.forget();
    const missed = await prove();
    expect(missed.code).not.toBe(0);
    expect(missed.stdout).toContain('Grafana differs: data source pg-test-1.test');

    const first = await inPlaybooks();
    expect([first.code, first.stdout]).toEqual([0, expect.stringContaining('passed, 1 changed')]);
    expect(await listNames()).toEqual(OF_PG_TEST);
    const { writes } = await grafana.readState();
    expect(writes).toEqual(OF_PG_TEST.map(() => 'POST /datasources'));
    expect((await prove()).code).toBe(0);

    const second = await inPlaybooks();
    expect([second.code, second.stdout]).toEqual([0, expect.stringContaining('passed, 0 changed')]);
    const after = await grafana.readState();
    expect(after).toMatchObject({ writes, faults: [] });
    for (const { stdout, stderr } of [missed, first, second]) expect(stdout + stderr).not.toContain(password);
  });
});
