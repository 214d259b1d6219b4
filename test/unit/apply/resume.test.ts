/** What an apply does with steps that an earlier one had begun, and did not see the end of. */
import { beforeEach, describe, expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import { World } from './world.ts';
import { hosts } from './world-files.ts';

const RULE = "[{ title: t, role: common, rules: ['host all all 10.9.9.0/24 scram-sha-256'] }]";
let world: World;

function apply() {
  return runApply({ environment: 'sandbox', dryRun: false }, world.adapters());
}

/** The apply of an HBA rule is killed when its Ansible was let go. */
beforeEach(async () => {
  world = new World();
  world.commit({ hosts: hosts() });
  await apply();
  world.commit({ hosts: hosts({ rules: RULE }) });
  world.behaviour = { crash: ({ playbook }) => playbook === 'pgsql.yml' };
  await expect(apply()).rejects.toThrow('killed');
  world.behaviour = {};
  world.runs.length = 0;
});

const playbooks = () => world.runs.splice(0).map(({ playbook }) => playbook);

describe('a step that was cut off', () => {
  it('is run again although its proof holds: it may hold for what was there before', async () => {
    const report = await apply();
    expect(report).toMatchObject({ ok: true, owing: [], steps: [{ status: 'passed', proven: ['pg_hba'] }] });
    expect(report.steps[0]?.message).toBeUndefined();
    expect(playbooks()).toEqual(['pgsql.yml', 'prove.yml']);
    expect(await apply()).toMatchObject({ ok: true, steps: [] });
  });

  it('is told of with what its Ansible came to, where that went on to its end', async () => {
    const recap = { event: 'stats', hosts: {} as Record<string, object> };
    world.behaviour = {
      orphan: (run) => {
        for (const host of run.hosts) recap.hosts[host] = { ok: 1, changed: 1 };
        return { exitCode: 0, events: JSON.stringify(recap), tail: '', log: '/logs/1' };
      },
    };
    const report = await apply();
    expect(report.steps[0]?.message).toContain('its Ansible went on to its end');
    expect(report.steps[0]?.hosts.map(({ changed }) => changed)).toEqual([1, 1, 1]);
    expect(playbooks()).toEqual(['prove.yml']);
  });
});

it('a step that was not begun is run, whatever its proof would say', async () => {
  await apply();
  world.runs.length = 0;
  world.commit({ hosts: hosts() });
  await apply();
  expect(playbooks()).toEqual(['pgsql.yml', 'prove.yml']);
});

describe('steps that were proven before the cut', () => {
  const USERS = '[{ name: reports, password: DBUser.Reports }]';

  /** A user and an HBA rule of one cluster; the apply is killed in the second of the two runs. */
  beforeEach(async () => {
    world = new World();
    world.commit({ hosts: hosts() });
    await apply();
    world.commit({ hosts: hosts({ rules: RULE, users: USERS }) });
    world.behaviour = { crash: ({ playbook }) => playbook === 'pgsql.yml' };
    await expect(apply()).rejects.toThrow('killed');
    world.behaviour = {};
    expect(playbooks()).toContain('pgsql-createuser.yml');
  });

  it('are not run again, and the report says so', async () => {
    const report = await apply();
    expect(playbooks()).toEqual(['pgsql.yml', 'prove.yml']);
    expect(report).toMatchObject({ ok: true, owing: [] });
    expect(report.steps.map(({ playbook, status, message }) => [playbook, status, message])).toEqual([
      ['pgsql-createuser.yml', 'passed', expect.stringContaining('not run again')],
      ['pgsql.yml', 'passed', undefined],
    ]);
    expect(world.entry?.state.proven).toBeUndefined();
    expect(await apply()).toMatchObject({ ok: true, steps: [] });
  });

  it('are run again for another commit', async () => {
    world.commit({ hosts: hosts({ rules: RULE, users: USERS.replace('Reports', 'Other') }) });
    await apply();
    expect(playbooks()).toContain('pgsql-createuser.yml');
  });
});
