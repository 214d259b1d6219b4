import { beforeEach, describe, expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import { runCreatedb } from '../../../actions/createdb/run.ts';
import { runCreateuser } from '../../../actions/createuser/run.ts';
import { renderRunReport, runByHand } from '../../../actions/run/run.ts';
import { renderStatus, runStatus } from '../../../actions/status/run.ts';
import { hosts, MEMBERS, World } from '../apply/world.ts';

let world: World;
let first: string;

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
    expect(world.notes.at(-1)).toBe(`by hand: pgsql.yml -l pg-test -t pg_hba of ${first.slice(0, 10)}`);
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
  });

  it('needs a ledger', () => {
    expect(() => runStatus('sandbox', new World().adapters())).toThrow('nothing was applied');
  });
});
