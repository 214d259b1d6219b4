import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addItem, addVars, hbaRule } from './edits.ts';
import { commandsOf, getOutput, inMeta, MetaCheckout, queryHost, quote } from './meta-checkout.ts';

const CLUSTER = 'hosts/pg-test.yml';
const MEMBERS = ['10.10.10.11', '10.10.10.12', '10.10.10.13'];
const checkout = new MetaCheckout('e2e-apply');
let base: string;

function countRules(host: string, address: string): Promise<string> {
  return queryHost(host, `SELECT count(*) FROM pg_hba_file_rules WHERE address = '${address}' AND error IS NULL`);
}

beforeAll(async () => {
  await checkout.open();
  await checkout.applyAll();
  base = await checkout.git('rev-parse HEAD');
});

/** Every test leaves the inventory as it found it, by commits on top. */
afterEach(async () => {
  await checkout.restore(base);
  await checkout.applyAll();
});

describe('apply', () => {
  it('has nothing to do for what is in force', async () => {
    expect(await checkout.applyAll()).toMatchObject({ steps: [], owing: [] });
    const status = await checkout.ops('status --env sandbox --format json');
    expect(JSON.parse(status.stdout)).toMatchObject({ owing: [] });
  });

  it('brings one HBA rule to one cluster in one step, and leaves nothing to change', async () => {
    await checkout.edit(CLUSTER, hbaRule('10.77.1.0/24'));
    await checkout.merge('pg-test: let 10.77.1.0/24 in');
    const report = await checkout.applyAll();
    expect(commandsOf(report)).toEqual(['pgsql.yml pg-test pg_hba']);
    expect(report.steps[0]?.proven).toEqual(['pg_hba']);
    expect(await Promise.all(MEMBERS.map((host) => countRules(host, '10.77.1.0')))).toEqual(['1', '1', '1']);
    const full = await checkout.ops('run pgsql.yml --limit pg-test --env sandbox --format json');
    const { step } = JSON.parse(full.stdout) as { step: { log: string; hosts: readonly { changed: number }[] } };
    expect(await getOutput(`awk '/^TASK /{task=$0} /^changed:/{print task, $0}' ${step.log}`)).toBe('');
    expect(step.hosts.map(({ changed }) => changed)).toEqual([0, 0, 0]);
  });

  it('touches only the cluster whose value changes with all.vars', async () => {
    await checkout.edit('hosts/pg-meta.yml', addVars('haproxy_client_timeout: 24h'));
    await checkout.edit('hosts/globals.yml', (text) =>
      text.replace('all:\n  vars:\n', 'all:\n  vars:\n    haproxy_client_timeout: 12h\n'),
    );
    await checkout.merge('all: close idle connections after 12 hours');
    expect(commandsOf(await checkout.applyAll())).toEqual(['pgsql.yml pg-test haproxy_config,haproxy_reload']);
    const timeout = await getOutput('ssh 10.10.10.12 sudo grep -c 12h /etc/haproxy/haproxy.cfg');
    expect(Number(timeout)).toBeGreaterThan(0);
  });

  it('makes a user and its database, which log in through HAProxy and pgbouncer', async () => {
    await checkout.edit(
      CLUSTER,
      addItem(
        'pg_users',
        '{ name: e2e, password: Obvious.E2e, pgbouncer: true, roles: [dbrole_readwrite], parameters: { search_path: "public, e2e" } }',
      ),
    );
    await checkout.edit(
      CLUSTER,
      addItem('pg_databases', '{ name: e2e, owner: e2e, parameters: { search_path: "e2e,public" } }'),
    );
    await checkout.merge('pg-test: make e2e');
    const playbooks = (await checkout.applyAll()).steps.map(({ playbook }) => playbook);
    expect(playbooks.slice(0, 2)).toEqual(['pgsql-createuser.yml', 'pgsql-createdb.yml']);
    const login = 'psql -XAtq -h 10.10.10.12 -p 5433 -U e2e -d e2e -c';
    const ask = (query: string) => getOutput(`PGPASSWORD=Obvious.E2e ${login} ${quote(query)}`);
    expect(await ask("SELECT current_user, pg_is_in_recovery(), current_setting('search_path')")).toBe(
      'e2e|f|public, e2e',
    );
    expect(await ask('SELECT unnest(setconfig) FROM pg_db_role_setting WHERE setrole = 0')).toBe(
      'search_path=e2e,public',
    );
    // A user does not go with its line: the sandbox keeps it, and the inventory must.
    base = await checkout.git('rev-parse HEAD');
  });
});

describe('bad input', () => {
  it.each([
    ['a tab', (text: string) => text.replace('  hosts:', '\thosts:'), ''],
    ['a duplicate instance number', (text: string) => text.replace('pg_seq: 2', 'pg_seq: 1'), ''],
    [
      'a second primary',
      (text: string) => text.replace('pg_seq: 2, pg_role: replica', 'pg_seq: 2, pg_role: primary'),
      '',
    ],
    ['an unknown parameter', addVars('pg_hba_rule_extra: []'), 'pg_hba_rules_extra'],
    ['an unknown owner', addItem('pg_databases', '{ name: orphan, owner: nobody_here }'), 'nobody_here'],
  ])('%s ends in file, line, column and rule, and touches nothing', async (_, change, word) => {
    await checkout.edit(CLUSTER, change);
    await checkout.merge('pg-test: a mistake');
    const before = await checkout.ledgerCommit();
    const { code, stdout } = await checkout.ops('apply --env sandbox');
    expect(code).toBe(1);
    expect(stdout).toMatch(/inventory\/sandbox\/hosts\/pg-test\.yml:\d+:\d+: .+ \[[a-z-]+\]/);
    expect(stdout).toContain(word);
    expect(await checkout.ledgerCommit()).toBe(before);
    expect((await inMeta(`cd ${checkout.folder} && scripts/ops validate --env sandbox`)).code).toBe(1);
  });

  it('is refused where it is not committed', async () => {
    await checkout.edit(CLUSTER, hbaRule('10.77.9.0/24'));
    const { code, stderr } = await checkout.ops('apply --env sandbox');
    expect(code).toBe(1);
    expect(stderr).toContain('not committed');
  });
});
