import { beforeEach, describe, expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import { UserError } from '../../../actions/core/types.ts';
import { World } from './world.ts';
import { hosts, MEMBERS, META } from './world-files.ts';
import type { Written } from './world-files.ts';

function rule(text: string): string {
  return `[{ title: t, role: common, rules: ['${text}'] }]`;
}

let world: World;

function apply(dryRun = false) {
  return runApply({ environment: 'sandbox', dryRun }, world.adapters());
}

/** A world in which the first commit is applied everywhere. */
async function begin(written: Written = {}): Promise<string> {
  const first = world.commit({ hosts: hosts(written) });
  expect(await apply()).toMatchObject({ ok: true, refusals: [], owing: [] });
  world.takeCommands();
  return first;
}

beforeEach(() => {
  world = new World();
});

describe('apply', () => {
  it('creates everything first, then has nothing to do', async () => {
    const first = world.commit({ hosts: hosts() });
    expect(await apply()).toMatchObject({ ok: true, owing: [] });
    const commands = world.takeCommands();
    expect(commands[0]).toMatch(/^nodes.yml /);
    expect(commands.at(-1)).toMatch(/^pgsql.yml .*pg-test/);
    expect(Object.values(world.entry?.state.hosts ?? {})).toEqual([[first], [first], [first], [first]]);
    expect(await apply()).toMatchObject({ ok: true, steps: [] });
    expect(world.takeCommands()).toEqual([]);
  });

  it('asks neither a host nor Ansible in a dry run of a commit that main does not contain', async () => {
    await begin();
    world.unmerged.add(world.commit({ hosts: hosts({ rules: rule('host all all 10.9.9.0/24 scram-sha-256') }) }));
    const asked = () => Promise.reject(new Error('it was asked'));
    const adapters = {
      ...world.adapters(),
      ansible: { materialise: () => '/commits', list: asked, hold: asked, takeOrphan: () => undefined, probe: asked },
      patroni: { get: asked, send: asked },
    };
    const report = await runApply({ environment: 'sandbox', dryRun: true, unmerged: true }, adapters);
    expect(report).toMatchObject({ ok: true, steps: [{ status: 'planned', limit: 'pg-test' }] });
    expect(report.notes[0]).toContain('neither the hosts nor Ansible were asked');
  });

  it('asks the consensus store for a cluster where its Patroni writes', async () => {
    world.commit({ hosts: hosts(), variables: 'pg_namespace: /other/place\n' });
    const asked: string[] = [];
    const findValue = (_servers: readonly string[], key: string) => {
      asked.push(key);
      return Promise.resolve(undefined);
    };
    const adapters = { ...world.adapters(), dcs: { ...world.adapters().dcs, findValue } };
    await runApply({ environment: 'sandbox', dryRun: true }, adapters);
    expect(new Set(asked)).toEqual(new Set(['/other/place/pg-meta/initialize', '/other/place/pg-test/initialize']));
  });

  it('runs one HBA rule as one step, and proves it', async () => {
    await begin();
    const second = world.commit({ hosts: hosts({ rules: rule('host all all 10.9.9.0/24 scram-sha-256') }) });
    const report = await apply();
    expect(report).toMatchObject({ ok: true, steps: [{ status: 'passed', proven: ['pg_hba'] }] });
    expect(world.takeCommands()).toEqual(['pgsql.yml pg-test pg_hba']);
    expect(world.entry?.state.head).toBe(second);
  });

  it('records who brought which pull requests, with which proof, and nothing where nothing was to be done', async () => {
    await begin();
    world.records.length = 0;
    const second = world.commit({ hosts: hosts({ rules: rule('host all all 10.9.9.0/24 scram-sha-256') }) });
    world.merged = ['Merge pull request #12 from o/b'];
    await apply();
    expect(world.records).toMatchObject([
      { verb: 'apply', by: { login: 'jane' }, commit: second, pull_requests: [12], verdict: 'done' },
    ]);
    expect(world.records[0]?.steps).toMatchObject([
      { id: 's01', command: 'pgsql.yml -l pg-test -t pg_hba', status: 'passed', proofs: ['pg_hba'] },
    ]);
    await apply();
    expect(world.records).toHaveLength(1);
  });

  it('records what was done although git cannot tell which pull requests it was', async () => {
    await begin();
    world.commit({ hosts: hosts({ rules: rule('host all all 10.9.9.0/24 scram-sha-256') }) });
    const adapters = world.adapters();
    const findMerged = () => {
      throw new UserError('git failed');
    };
    const report = await runApply(
      { environment: 'sandbox', dryRun: false },
      { ...adapters, ledger: { ...adapters.ledger, findMerged } },
    );
    expect(report.ok).toBe(true);
    expect(world.records.at(-1)).toMatchObject({ verdict: 'done', pull_requests: [] });
  });

  it('refuses to plan from a commit in force that cannot be read any more, and touches no host', async () => {
    const first = await begin();
    world.commits.set(first, { hosts: 'all: {hosts: {a: }\n  b: [' });
    world.commit({ hosts: hosts({ rules: rule('host all all 10.9.9.0/24 scram-sha-256') }) });
    const report = await apply();
    expect(report).toMatchObject({ ok: false, steps: [], refusals: [{ rule: 'syntax' }] });
    expect(world.takeCommands()).toEqual([]);
    expect(world.entry?.state.head).toBe(first);
  });

  it('leaves out a member that is down, lets the others go on, and pays later', async () => {
    const first = await begin();
    const second = world.commit({
      hosts: hosts({ rules: rule('local all all trust'), metaRules: rule('local all all trust') }),
    });
    world.down.add('10.10.10.12');
    const report = await apply();
    expect(report.ok).toBe(false);
    expect(report.owing).toEqual([
      { host: '10.10.10.12', step: 's01', reason: expect.stringContaining('no answer') as string },
    ]);
    expect(world.takeCommands()).toEqual(['pgsql.yml pg-meta:pg-test:!10.10.10.12 pg_hba']);
    expect(world.entry?.state.hosts).toEqual({
      [META]: [second],
      '10.10.10.11': [second],
      '10.10.10.12': [first],
      '10.10.10.13': [second],
    });
    world.down.clear();
    expect(await apply()).toMatchObject({ ok: true });
    expect(world.takeCommands()).toEqual(['pgsql.yml 10.10.10.12 pg_hba']);
  });

  it('restarts a cluster whose new member is made after it', async () => {
    await begin({ members: MEMBERS.slice(0, 2) });
    world.commit({ hosts: hosts(), variables: 'pg_parameters: { max_connections: 200 }\n' });
    expect(await apply()).toMatchObject({ ok: true, owing: [] });
    const commands = world.takeCommands();
    const restart = commands.findIndex((command) => /pgsql.yml .*pg-test.*patroni_restart/.test(command));
    expect(restart).toBeGreaterThanOrEqual(0);
    expect(commands.indexOf('pgsql.yml 10.10.10.13')).toBeGreaterThan(restart);
  });

  it('does not restart a cluster of which a member that was made does not stream', async () => {
    await begin();
    world.commit({ hosts: hosts(), variables: 'pg_parameters: { max_connections: 200 }\n' });
    world.living.delete('10.10.10.12');
    const report = await apply();
    expect(report.ok).toBe(false);
    expect(report.steps.map(({ message }) => message).join()).toContain('pg-test-2 is unreachable');
  });

  it('stops the cluster of a failed step only', async () => {
    await begin();
    world.commit({ hosts: hosts({ rules: rule('local all all trust'), metaRules: rule('local all all trust') }) });
    world.behaviour = {
      fail: ({ playbook, limit }, host) =>
        playbook === 'pgsql.yml' && limit.includes('pg-test') && host === '10.10.10.11' ? 'broken' : undefined,
    };
    const report = await apply();
    expect(report.owing.map(({ host }) => host)).toEqual(['10.10.10.11']);
    expect(world.entry?.state.hosts[META]).toHaveLength(1);
    expect(world.entry?.state.hosts['10.10.10.11']).toHaveLength(2);
  });

  it('does not count as done what is not proven', async () => {
    await begin();
    world.commit({ hosts: hosts({ rules: rule('local all all trust') }) });
    world.behaviour = {
      fail: ({ playbook }, host) => (playbook === 'prove.yml' && host === '10.10.10.13' ? 'not loaded' : undefined),
    };
    const report = await apply();
    expect(report.owing).toEqual([
      { host: '10.10.10.13', step: 's01', reason: expect.stringContaining('not proven: task: not loaded') as string },
    ]);
  });

  it('undoes a commit that was cut off when its revert is merged', async () => {
    const two = MEMBERS.slice(0, 2);
    world.commit({ hosts: hosts({ members: two }) });
    await apply();
    world.takeCommands();
    const merged = world.commit({ hosts: hosts({ rules: rule('local all all trust') }) });
    world.behaviour = { crash: ({ playbook, limit }) => playbook === 'pgsql.yml' && limit.includes('10.10.10.13') };
    await expect(apply()).rejects.toThrow('killed');
    expect(world.entry?.state.hosts['10.10.10.13']).toEqual(['absent', merged]);
    world.takeCommands();
    world.behaviour = {};
    const revert = world.commit({ hosts: hosts({ members: two }) });
    expect(await apply()).toMatchObject({ ok: true, refusals: [] });
    expect(world.takeCommands()).toContain('pgsql-remove.yml 10.10.10.13');
    expect(world.entry?.state.hosts).toEqual(Object.fromEntries([META, ...two].map((host) => [host, [revert]])));
  });
});

describe('apply refuses', () => {
  it('what is not committed, and what does not descend from what was applied', async () => {
    const first = await begin();
    world.dirty = ['inventory/sandbox/hosts/pg-test.yml'];
    await expect(apply()).rejects.toThrow('not committed');
    world.dirty = [];
    world.commit({ hosts: hosts({ rules: rule('local all all trust') }) });
    await apply();
    world.head = first;
    await expect(apply()).rejects.toThrow('does not descend');
  });

  it('bad input, before anything is touched', async () => {
    await begin();
    world.commit({ hosts: hosts().replace('pg_seq: 2', 'pg_seq: 1') });
    const report = await apply();
    expect(report).toMatchObject({ ok: false, steps: [] });
    expect(report.refusals.map((problem) => problem.file)).toContain('inventory/sandbox/hosts/all.yml');
    expect(world.takeCommands()).toEqual([]);
  });

  it('a file that is encrypted and that no password opens', async () => {
    await begin();
    world.commit({ hosts: hosts(), variables: '$ANSIBLE_VAULT;1.1;AES256\n3130\n' });
    const report = await apply();
    expect(report).toMatchObject({ ok: false, steps: [], refusals: [{ rule: 'vault' }] });
    expect(report.refusals[0]?.message).toContain('ANSIBLE_VAULT_PASSWORD_FILE');
    expect(world.takeCommands()).toEqual([]);
  });

  it('to begin a ledger for a fleet with a member that the inventory does not have', async () => {
    await begin();
    const lost = new World();
    for (const [host, living] of world.living) lost.living.set(host, living);
    lost.commit({ hosts: hosts({ members: MEMBERS.slice(0, 2) }) });
    const report = await runApply({ environment: 'sandbox', dryRun: false }, lost.adapters());
    expect(report.refusals).toMatchObject([{ rule: 'unknown-member' }, { rule: 'not-adopted' }]);
    expect(report.refusals[0]?.message).toContain('pg-test-3');
    expect(lost.takeCommands()).toEqual([]);
  });

  it('another machine than the one that the ledger names, until a person says that this one takes over', async () => {
    world.commit({ hosts: hosts() });
    const on = (machine: string, takeOver?: string) =>
      runApply(
        { environment: 'sandbox', dryRun: false, ...(takeOver === undefined ? {} : { takeOver }) },
        { ...world.adapters(), machine },
      );
    expect(await on('one')).toMatchObject({ ok: true });
    expect(world.entry?.state.machine).toBe('one');
    world.commit({ hosts: hosts({ rules: rule('host all all 10.9.9.0/24 scram-sha-256') }) });
    world.takeCommands();
    await expect(on('two')).rejects.toThrow('is that of machine one, and this is two');
    await expect(on('two', 'production')).rejects.toThrow('nothing was done');
    expect(world.takeCommands()).toEqual([]);
    expect(await on('two', 'sandbox')).toMatchObject({ ok: true });
    await expect(on('one')).rejects.toThrow('is that of machine two, and this is one');
  });

  it('to create an instance where another one lives', async () => {
    world.commit({ hosts: hosts() });
    world.occupied.set('10.10.10.12', { ports: [5432], data: '/data', systemIdentifier: '1' });
    expect((await apply()).refusals).toMatchObject([{ rule: 'occupied-host', hosts: ['10.10.10.12'] }]);
    expect(world.takeCommands()).toEqual([]);
  });

  it('to run where Ansible would not do what is planned', async () => {
    await begin();
    world.commit({ hosts: hosts({ rules: rule('local all all trust') }) });
    world.behaviour = {
      list: () => [{ hosts: ['10.10.10.10'], tasks: [['pg_hba']] }],
    };
    const report = await apply(true);
    expect(report.steps[0]?.message).toContain('would run on 10.10.10.10, which is not planned');
    expect((await apply()).ok).toBe(false);
    expect(world.takeCommands()).toEqual([]);
  });
});
