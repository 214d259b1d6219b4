/**
 * A canary in each place that holds a secret, and the real program over a fleet that answers: no outlet has any of them.
 * What is read by design is left out: `hostvars`, Ansible's own log, the environment of the program that prints the
 * password of ansible-vault.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ALL, findCanaries, secret } from './canaries.ts';
import { AFTER, BEFORE, Fleet } from './fleet.ts';
import type { Ended } from './fleet.ts';

vi.setConfig({ hookTimeout: 600_000 });

/** Each outlet with a word that it has where it says what it is for. */
const OUTLETS = {
  'validate, text': 'pg_users.app',
  'validate, JSON': 'plain-password',
  'validate, GitHub': '::warning',
  'validate of what is wrong': 'is no method',
  'the first apply': 'applied and proven',
  'plan, text': 'pg_hba_rules_extra',
  'plan, JSON': '"fingerprint"',
  "plan, a pull request's page and summary": 'pg-test',
  'explain of a secret': '(secret)',
  'explain of an address': '(secret)',
  'an apply that fails, JSON': '"failed"',
  'an apply that fails, progress': 's01 failed',
  'an apply without a recap': 'without a recap',
  'an apply that passes': 'applied and proven',
  'status, text': 'applied and proven',
  'status, JSON': '"hosts"',
  'status, HTML': '<html',
  'drift, published': 'could not be published',
  'ledger show': 'apply',
  'createuser by hand': 'pgsql-createuser.yml',
  'ledger verify': '0 problems',
  'a run by hand': 'pgsql.yml',
  'patroni list': 'pg-test-1',
  'patroni dsn': 'host=',
  'patroni switchover, refused': 'refused',
  'patroni edit-config, refused': 'max_connections',
  'service status': 'pgbouncer',
  'new HBA rule': 'wrote',
  'import of one file': 'inventory/copy',
  'import of one file, JSON': '"problems"',
  'metrics for node_exporter': 'ops_apply_debts',
  'records, published state and drift of the ledger': '"verb": "apply"',
  'files of the state folder': 'state',
  'environment of Ansible': 'ANSIBLE_CONFIG=',
  "environment of git, but git's own header": 'GIT_CONFIG_KEY_0=',
  'environment of flock, id and ssh-keygen': 'PATH=',
  'argument lists': 'ansible-playbook',
} as const;

type Outlet = keyof typeof OUTLETS;

const found = new Map<Outlet, string>();
let fleet: Fleet;

beforeAll(async () => {
  fleet = await Fleet.open();
  const keep = (outlet: Outlet, { stdout, stderr }: Ended) => found.set(outlet, `${stdout}\n${stderr}`);
  fleet.merge({ ...AFTER, method: 'ldapx' });
  keep('validate of what is wrong', await fleet.run('validate'));
  fleet.merge(BEFORE);
  await Promise.all([
    fleet.run('validate').then((ended) => keep('validate, text', ended)),
    fleet.run('validate', '--format', 'json').then((ended) => keep('validate, JSON', ended)),
    fleet.run('validate', '--format', 'github').then((ended) => keep('validate, GitHub', ended)),
  ]);
  keep('the first apply', await fleet.run('apply'));
  fleet.merge(AFTER);
  await Promise.all([
    fleet.run('plan').then((ended) => keep('plan, text', ended)),
    fleet.run('plan', '--format', 'json').then((ended) => keep('plan, JSON', ended)),
    fleet.run('plan', '--format', 'markdown').then((ended) => keep("plan, a pull request's page and summary", ended)),
    fleet.run('explain', '127.0.0.11', 'pg_users').then((ended) => keep('explain of a secret', ended)),
    fleet.run('explain', '127.0.0.11', 'backup_url').then((ended) => keep('explain of an address', ended)),
  ]);
  fleet.programs.endWith('fails');
  const failing = await fleet.run('apply', '--format', 'json');
  keep('an apply that fails, JSON', { ...failing, stderr: '' });
  keep('an apply that fails, progress', { ...failing, stdout: '' });
  fleet.programs.endWith('ends early');
  keep('an apply without a recap', await fleet.run('apply'));
  fleet.programs.endWith('passes');
  keep('an apply that passes', await fleet.run('apply'));
  keep('createuser by hand', await fleet.run('createuser', 'pg-test', 'app'));
  keep('drift, published', await fleet.run('drift', '--publish'));
  await Promise.all([
    fleet.run('status').then((ended) => keep('status, text', ended)),
    fleet.run('status', '--format', 'json').then((ended) => keep('status, JSON', ended)),
    fleet.run('status', '--format', 'html').then((ended) => keep('status, HTML', ended)),
    fleet.run('ledger', 'show').then((ended) => keep('ledger show', ended)),
  ]);
  keep('a run by hand', await fleet.run('run', 'pgsql.yml', '--limit', 'pg-test', '--tags', 'pg_hba'));
  await Promise.all([
    fleet.run('ledger', 'verify').then((ended) => keep('ledger verify', ended)),
    fleet.run('patroni', 'list', 'pg-test').then((ended) => keep('patroni list', ended)),
    fleet.run('patroni', 'dsn', 'pg-test').then((ended) => keep('patroni dsn', ended)),
    fleet.run('service', 'status', 'pgbouncer', 'pg-test').then((ended) => keep('service status', ended)),
  ]);
  const switchover = ['patroni', 'switchover', 'pg-test', '--candidate', 'pg-test-2', '--confirm', 'pg-test'];
  keep('patroni switchover, refused', await fleet.run(...switchover));
  const edit = ['patroni', 'edit-config', 'pg-test', '--set', 'postgresql.parameters.max_connections=200'];
  keep('patroni edit-config, refused', await fleet.run(...edit));
  readFiles();
  readProcesses();
  const rule = 'host all all 192.0.2.9/32 scram-sha-256';
  keep('new HBA rule', await fleet.run('new', 'hba', 'pg-test', rule, '--title', 'reports'));
  const file = 'inventory/prod/hosts/all.yml';
  keep('import of one file, JSON', await fleet.run('import', file, '--env', 'other', '--format', 'json'));
  keep('import of one file', await fleet.run('import', file, '--env', 'copy'));
});

afterAll(async () => {
  await fleet.close();
});

function readFiles(): void {
  const [state, environment] = [fleet.state, join(fleet.state, 'prod')];
  const metrics = readdirSync(join(state, 'metrics')).map((name) => readFileSync(join(state, 'metrics', name), 'utf8'));
  found.set('metrics for node_exporter', metrics.join('\n'));
  const ledger = readdirSync(environment).find((name) => name.endsWith('.git')) ?? 'ledger';
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', join(environment, ledger), ...args], { encoding: 'utf8', maxBuffer: 1e9 });
  const commits = git('rev-list', '--glob=refs/ops/*').split('\n');
  const kept = ['record.json', 'state.json', 'drift.json', 'publication.json'];
  const blobs = new Set(
    commits.slice(0, -1).flatMap((commit) =>
      git('ls-tree', commit)
        .split('\n')
        .filter((line) => kept.some((name) => line.endsWith(`\t${name}`)))
        .map((line) => line.split(/\s/)[2] ?? ''),
    ),
  );
  const messages = git('log', '--format=%an %ae %B', '--glob=refs/ops/*', '--not', '--remotes');
  const texts = [...blobs].map((blob) => git('cat-file', 'blob', blob));
  found.set('records, published state and drift of the ledger', [...texts, messages].join('\n'));
  // Commits that were taken are what was merged; Ansible's own words are in logs, and it reads work.
  const others = listFiles(environment).filter((path) => !/\/(logs|work|objects)\//.test(path));
  found.set('files of the state folder', others.map((path) => `${path}\n${readFileSync(path, 'latin1')}`).join('\n'));
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? listFiles(path) : [path];
  });
}

function readProcesses(): void {
  const { programs } = fleet;
  const environment = (...names: readonly string[]) =>
    names.map((name) => programs.read('environment', name)).join('\n');
  found.set('environment of Ansible', environment('ansible', 'ansible-playbook'));
  found.set("environment of git, but git's own header", environment('git').replaceAll(/^GIT_CONFIG_VALUE_0=.*$/gm, ''));
  found.set('environment of flock, id and ssh-keygen', environment('flock', 'id', 'ssh-keygen'));
  found.set('argument lists', programs.read('arguments'));
}

describe('no secret comes out by', () => {
  it.each(Object.entries(OUTLETS) as readonly [Outlet, string][])('%s', (outlet, word) => {
    const text = found.get(outlet) ?? '';
    expect(text).toContain(word);
    const leaks = findCanaries(text).map((canary) => {
      const at = text.indexOf(secret(canary));
      return `${canary}: …${text.slice(Math.max(0, at - 80), at + 30)}`;
    });
    expect(leaks).toEqual([]);
  });
});

describe('the canaries', () => {
  it('are found in clear, and in a header', () => {
    const all = ALL.map((canary) => secret(canary));
    expect(findCanaries(all.join('\n'))).toEqual(ALL);
    expect(findCanaries(all.map((value) => Buffer.from(`x:${value}`).toString('base64')).join(' '))).toEqual(ALL);
  });

  it('were planted: the verbs had them before them', () => {
    const [inventory, remote] = [
      join(fleet.checkout, 'inventory/prod/hosts/all.yml'),
      join(fleet.checkout, '.git/config'),
    ];
    const files = [inventory, remote].map((path) => readFileSync(path, 'utf8')).join('\n');
    expect(findCanaries(files)).toEqual(
      expect.arrayContaining(['a password of an account', "a password in origin's address"]),
    );
    expect(findCanaries(fleet.programs.read('environment', 'vault'))).toEqual(
      expect.arrayContaining(["the job's token", "a cloud's key", 'the password of libpq', "git's header"]),
    );
    expect(fleet.programs.list()).toEqual(expect.arrayContaining(['ansible-playbook', 'git', 'vault', 'ssh-keygen']));
  });
});
