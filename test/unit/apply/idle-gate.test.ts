import { beforeEach, expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import { runByHand } from '../../../actions/run/run.ts';
import type { ApplyReport } from '../../../actions/core/apply/report.ts';
import { World } from './world.ts';
import { hosts, MEMBERS } from './world-files.ts';

const RULES = "[{ title: t, role: common, rules: ['host all all 10.9.9.0/24 scram-sha-256'] }]";
const BUSY = MEMBERS[1] ?? '';
let world: World;

function apply(): Promise<ApplyReport> {
  return runApply({ environment: 'sandbox', dryRun: false }, world.adapters());
}

beforeEach(async () => {
  world = new World();
  world.commit({ hosts: hosts() });
  await apply();
  world.takeCommands();
  world.commit({ hosts: hosts({ rules: RULES }) });
});

/** The first apply of the commit begins its step and goes no further. */
async function cutOff(): Promise<void> {
  world.behaviour = { fail: () => 'the node lost its power' };
  await apply();
  world.behaviour = {};
  world.takeCommands();
  world.messages.length = 0;
  world.tasks.set(BUSY, [{ pid: 4101, seconds: 62 }]);
}

it('a step waits for what an Ansible that was cut off has left at work on one of its hosts', async () => {
  await cutOff();
  world.whileWaiting = () => {
    expect(world.takeCommands()).toEqual([]);
    if (world.now >= 20_000) world.tasks.clear();
  };
  expect(await apply()).toMatchObject({ ok: true, owing: [] });
  expect(world.takeCommands()).toEqual(['pgsql.yml pg-test pg_hba']);
  expect(world.messages.join('\n')).toContain(
    `waits, for at most 60 s more: a task of an Ansible that was cut off is still at work on ${BUSY} (process 4101, for 62 s)`,
  );
});

it('and does not begin where that goes on for longer than a step may wait', async () => {
  await cutOff();
  const report = await apply();
  expect(report.steps.map(({ status }) => status)).toEqual(['failed']);
  expect(JSON.stringify(report.steps)).toMatch(/waited for 60 s .*still at work on .*\[cut-off-task\]/);
  expect(world.takeCommands()).toEqual([]);
});

it('nothing is asked where nothing was begun: others may use Ansible on those hosts', async () => {
  world.tasks.set(BUSY, [{ pid: 4101, seconds: 62 }]);
  expect(await apply()).toMatchObject({ ok: true });
  expect(world.takeCommands()).toEqual(['pgsql.yml pg-test pg_hba']);
});

it('what a person runs waits for it too, and is held to no health of its cluster then: here nobody leads', async () => {
  await cutOff();
  world.whileWaiting = () => {
    world.tasks.clear();
  };
  const adapters = world.adapters();
  const patroni = { ...adapters.patroni, get: () => Promise.resolve({ status: 503, body: undefined, text: '' }) };
  const asked = { environment: 'sandbox', playbook: 'pgsql.yml', limit: 'pg-test', tags: ['pg_hba'], vars: {} };
  const report = await runByHand(asked, { ...adapters, patroni });
  expect(report).toMatchObject({ ok: true, step: { status: 'passed' } });
  expect(world.now).toBe(10_000);
});
