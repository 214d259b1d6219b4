import { beforeEach, describe, expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import { runCreatedb } from '../../../actions/createdb/run.ts';
import { runCreateuser } from '../../../actions/createuser/run.ts';
import { UserError } from '../../../actions/core/types.ts';
import { renderRunReport, runByHand } from '../../../actions/run/run.ts';
import { lookLive, renderLive } from '../../../actions/status/live.ts';
import { renderStatus, runStatus } from '../../../actions/status/run.ts';
import { World } from '../apply/world.ts';
import { hosts, MEMBERS, META } from '../apply/world-files.ts';

let world: World;
let first: string;

const extra = "[{ title: t, role: common, rules: ['local all all trust'] }]";
const users = "[{ name: app, password: 'Obvious.App' }]";
const byHand = { environment: 'sandbox', playbook: 'pgsql.yml', limit: 'pg-test', tags: ['pg_hba'], vars: {} };

beforeEach(async () => {
  world = new World();
  first = world.commit({ hosts: hosts({ users }) });
  await runApply({ environment: 'sandbox', dryRun: false }, world.adapters());
  world.takeCommands();
});

describe('a command by hand', () => {
  it('runs as it would by itself, and is noted', async () => {
    const report = await runByHand(byHand, world.adapters());
    expect(report).toMatchObject({ ok: true, commit: first, step: { limit: 'pg-test', status: 'passed' } });
    expect(world.takeCommands()).toEqual(['pgsql.yml pg-test pg_hba']);
    expect(world.notes.slice(-2)).toEqual([
      `by hand: pgsql.yml -l pg-test -t pg_hba of ${first.slice(0, 10)}`,
      'passed by hand: pgsql.yml -l pg-test -t pg_hba',
    ]);
    expect(world.records.at(-1)).toMatchObject({ verb: 'run', by: { login: 'jane' }, verdict: 'done', commit: first });
    expect(renderRunReport(report).split('\n').at(-1)).toContain('passed');
  });

  it('leaves both commits in force where the checkout is ahead', async () => {
    const second = world.commit({ hosts: hosts() });
    await runByHand({ ...byHand, limit: '10.10.10.12' }, world.adapters());
    expect(world.entry?.state.hosts['10.10.10.12']).toEqual([first, second]);
    expect(world.entry?.state.hosts['10.10.10.11']).toEqual([first]);
  });

  it.each([
    [{ limit: '' }, 'empty limit'],
    [{ limit: 'pg-tset' }, 'pg-tset'],
    [{ limit: 'pg-test:10.10.10.99' }, '10.10.10.99'],
    [{ playbook: '../x.yml' }, 'not a playbook'],
    [{ playbook: 'service.yml' }, 'scripts/ops service'],
  ])('is refused with %j', async (fields, message) => {
    await expect(runByHand({ ...byHand, ...fields }, world.adapters())).rejects.toThrow(message);
    expect(world.takeCommands()).toEqual([]);
  });

  it('does not remove the live leader, and says that a removed host is not there any more', async () => {
    const removal = { ...byHand, playbook: 'pgsql-remove.yml', tags: [] };
    await expect(runByHand({ ...removal, limit: '10.10.10.11' }, world.adapters())).rejects.toThrow('live-leader');
    await runByHand({ ...removal, limit: '10.10.10.13' }, world.adapters());
    expect(world.entry?.state.hosts['10.10.10.13']).toEqual([first, 'absent']);
  });
});

describe('a removal by hand of all members of a cluster', () => {
  const removal = { ...byHand, playbook: 'pgsql-remove.yml', limit: 'pg-test', tags: [] };

  it.each([
    ['without a word', {}],
    ["by another cluster's name", { confirm: 'pg-meta' }],
    ['by its hosts', { limit: MEMBERS.join(':') }],
  ])('is refused %s, and touches nothing', async (_how, fields) => {
    await expect(runByHand({ ...removal, ...fields }, world.adapters())).rejects.toThrow(
      'removes all members of pg-test and its keys in the DCS: confirm with its name, --confirm pg-test',
    );
    expect(world.takeCommands()).toEqual([]);
    expect(world.entry?.state.hosts['10.10.10.11']).toEqual([first]);
  });

  it('is carried out by its name', async () => {
    await runByHand({ ...removal, confirm: 'pg-test' }, world.adapters());
    expect(world.takeCommands()).toEqual(['pgsql-remove.yml pg-test']);
    expect(world.entry?.state.hosts['10.10.10.11']).toEqual([first, 'absent']);
  });

  it('takes one cluster at a time', async () => {
    const both = runByHand({ ...removal, limit: 'pg-test:pg-meta', confirm: 'pg-test' }, world.adapters());
    await expect(both).rejects.toThrow('removes all members of pg-meta and pg-test: one cluster at a time');
    expect(world.takeCommands()).toEqual([]);
  });
});

describe('a commit that main does not have', () => {
  const local = () => {
    const commit = world.commit({
      hosts: hosts({ users, rules: "[{ role: common, rules: ['local all all trust'] }]" }),
    });
    world.unmerged.add(commit);
    return commit;
  };
  const named = { environment: 'sandbox', cluster: 'pg-test', name: 'app' };

  it('is refused by run, createuser, createdb and apply', async () => {
    local();
    const applied = { environment: 'sandbox', dryRun: false };
    await expect(runByHand(byHand, world.adapters())).rejects.toThrow('--unmerged');
    await expect(runCreateuser(named, world.adapters())).rejects.toThrow('--unmerged');
    await expect(runCreatedb(named, world.adapters())).rejects.toThrow('--unmerged');
    await expect(runApply(applied, world.adapters())).rejects.toThrow('--unmerged');
    await expect(runApply({ ...applied, dryRun: true }, world.adapters())).rejects.toThrow('--unmerged');
    expect(world.takeCommands()).toEqual([]);
  });

  it('is run where a person says so, is noted, and locks no later merge out', async () => {
    const commit = local();
    await runByHand({ ...byHand, unmerged: true }, world.adapters());
    expect(world.notes.at(-2)).toContain('by hand, not merged: ');
    expect(world.entry?.state.head).toBe(first);
    expect(world.entry?.state.hosts['10.10.10.11']).toEqual([first, commit]);
    const main = world.commit({ hosts: hosts({ users }) });
    world.takeCommands();
    expect(await runApply({ environment: 'sandbox', dryRun: false }, world.adapters())).toMatchObject({ ok: true });
    expect(world.takeCommands()).toEqual(['pgsql.yml pg-test pg_hba']);
    expect(world.entry?.state.hosts['10.10.10.11']).toEqual([main]);
  });

  it('does not move the head by an apply either, and never begins a ledger', async () => {
    local();
    await runApply({ environment: 'sandbox', dryRun: false, unmerged: true }, world.adapters());
    expect(world.entry?.state.head).toBe(first);
    expect(world.notes.some((note) => note.startsWith('begin s01, not merged: '))).toBe(true);
    const fresh = new World();
    fresh.unmerged.add(fresh.commit({ hosts: hosts() }));
    const applied = runApply({ environment: 'sandbox', dryRun: false, unmerged: true }, fresh.adapters());
    await expect(applied).rejects.toThrow('the first apply begins the ledger');
  });
});

it('a command by hand begins no ledger, and says so', async () => {
  const fresh = new World();
  fresh.commit({ hosts: hosts() });
  for (const [host, living] of world.living) fresh.living.set(host, living);
  expect(await runByHand(byHand, fresh.adapters())).toMatchObject({ ok: true });
  expect(fresh.entry).toBeUndefined();
  expect(fresh.messages.join()).toContain('there is no ledger of sandbox yet');
});

describe('createuser and createdb', () => {
  it('run the playbook of the handbook on the cluster, and prove it', async () => {
    const options = { environment: 'sandbox', cluster: 'pg-test', name: 'app' };
    expect(await runCreateuser(options, world.adapters())).toMatchObject({ ok: true, step: { proven: ['user'] } });
    expect(world.runs[0]).toMatchObject({
      playbook: 'pgsql-createuser.yml',
      limit: 'pg-test',
      vars: { pg_user: 'app' },
    });
  });

  it('want a name that the inventory has', async () => {
    const options = { environment: 'sandbox', cluster: 'pg-test', name: 'nobody' };
    await expect(runCreateuser(options, world.adapters())).rejects.toThrow(
      'user "nobody" is not in pg_users of pg-test',
    );
    await expect(runCreatedb(options, world.adapters())).rejects.toThrow('database "nobody" is not in pg_databases');
    await expect(runCreateuser({ ...options, cluster: 'pg-x' }, world.adapters())).rejects.toThrow('unknown-cluster');
  });
});

describe('status', () => {
  it('names what is in force, and who owes', async () => {
    world.commit({ hosts: hosts({ users, rules: "[{ role: common, rules: ['local all all trust'] }]" }) });
    world.down.add('10.10.10.12');
    await runApply({ environment: 'sandbox', dryRun: false }, world.adapters());
    const report = runStatus('sandbox', world.adapters());
    expect(report).toMatchObject({ head: world.head, owing: ['10.10.10.12'] });
    expect(Object.keys(report.hosts)).toEqual(expect.arrayContaining(MEMBERS));
    expect(renderStatus(report)).toContain(`10.10.10.12  ${first.slice(0, 10)}  owes`);
    expect(renderStatus(report)).toContain(`${world.head.slice(0, 10)} was begun and is proven on 3 of 4 hosts`);
    expect(report.applied).toBeUndefined();
  });

  it('says "applied" of what is proven on every host', () => {
    const report = runStatus('sandbox', world.adapters());
    expect(report.applied).toBe(first);
    expect(renderStatus(report)).toContain(`${first.slice(0, 10)} is applied and proven on every host`);
  });

  it('looks at the rules of every live member, under no lock', async () => {
    const adapters = { ...world.adapters(), locks: { acquire: () => Promise.reject(new Error('a lock')) } };
    const open = () => adapters;
    expect(await lookLive('sandbox', open)).toEqual({ live: [] });
    expect(world.runs.at(-1)).toMatchObject({ playbook: 'prove.yml', tags: ['pg_hba', 'pgbouncer', 'haproxy'] });
    expect(world.runs.at(-1)?.hosts).toEqual(expect.arrayContaining(MEMBERS));
    world.behaviour = { fail: (_, host) => (host === '10.10.10.13' ? 'pg-test-3 is replica' : undefined) };
    const look = await lookLive('sandbox', open);
    expect(look).toMatchObject({ live: [{ host: '10.10.10.13' }] });
    expect(renderLive(look)).toMatch(/10\.10\.10\.13 {2}not proven: .*pg-test-3 is replica/);
  });

  it('judges the members of each cluster by what is proven there, not by what was begun', async () => {
    const second = world.commit({ hosts: hosts({ users, metaRules: extra, rules: extra }) });
    world.behaviour = { fail: ({ playbook }, host) => (playbook === 'pgsql.yml' && host === META ? 'x' : undefined) };
    await runApply({ environment: 'sandbox', dryRun: false }, world.adapters());
    expect(world.entry?.state.hosts).toMatchObject({ [META]: [first, second], '10.10.10.11': [second] });
    world.behaviour = {};
    world.runs.length = 0;
    expect(await lookLive('sandbox', () => world.adapters())).toEqual({ live: [] });
    const looked = world.runs.map(({ inventory, hosts: on }) => [inventory.split('/')[2], [...on].sort()]);
    expect(looked.sort()).toEqual([
      [first, [META]],
      [second, MEMBERS],
    ]);
  });

  it('asks nothing of hosts on which nothing is proven yet', async () => {
    const fresh = new World();
    fresh.commit({ hosts: hosts({ users }) });
    fresh.behaviour = {
      fail: ({ playbook }, host) => (playbook === 'pgsql.yml' && MEMBERS.includes(host) ? 'x' : undefined),
    };
    await runApply({ environment: 'sandbox', dryRun: false }, fresh.adapters());
    fresh.behaviour = {};
    fresh.runs.length = 0;
    await lookLive('sandbox', () => fresh.adapters());
    expect(fresh.runs.flatMap((run) => run.hosts).filter((host) => MEMBERS.includes(host))).toEqual([]);
  });

  it('tells in a line why the hosts could not be looked at', async () => {
    const adapters = world.adapters();
    const hold = () => Promise.reject(new UserError('ansible-playbook is not installed'));
    const look = await lookLive('sandbox', () => ({ ...adapters, ansible: { ...adapters.ansible, hold } }));
    expect(look).toEqual({ liveError: 'ansible-playbook is not installed' });
    expect(renderLive(look)).toBe('live: not looked at, ansible-playbook is not installed');
    const closed = () => {
      throw new UserError('the vault is closed');
    };
    expect(await lookLive('sandbox', closed)).toEqual({ liveError: 'the vault is closed' });
    const bug = () => Promise.reject(new Error('a bug'));
    const broken = lookLive('sandbox', () => ({ ...adapters, ansible: { ...adapters.ansible, hold: bug } }));
    await expect(broken).rejects.toThrow('a bug');
  });

  it('needs a ledger', () => {
    expect(() => runStatus('sandbox', new World().adapters())).toThrow('nothing was applied');
  });
});
