/** What a person reads while an apply goes on. */
import { expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import { printRecord } from '../../../actions/core/ledger/record-text.ts';
import { aroundRuns } from './hold-runs.ts';
import { World } from './world.ts';
import { hosts } from './world-files.ts';

const rules = (network: number) =>
  `[{ title: t, role: common, rules: ['host all all 192.0.2.${String(network)}/32 scram-sha-256'] }]`;

async function applyRule(world: World, network: number): Promise<readonly string[]> {
  world.commit({ hosts: hosts({ rules: rules(network) }) });
  world.messages.length = 0;
  await runApply({ environment: 'sandbox', dryRun: false }, world.adapters());
  return [...world.messages];
}

/** What the apply before has recorded, as if each of its steps had taken six seconds. */
function remember(world: World): void {
  const [record] = world.records.slice(-1);
  if (record === undefined) throw new Error('the apply before has no record');
  const steps = record.steps.map((step) => ({ ...step, seconds: 6 }));
  const entry = { commit: 'c'.repeat(40), time: record.begun, message: '', state: undefined };
  world.entries = [
    { ...entry, record: '{' },
    { ...entry, record: printRecord({ ...record, steps }) },
  ];
}

it('tells the time of a step from what the ledger has recorded, and none before', async () => {
  const world = new World();
  world.commit({ hosts: hosts() });
  await runApply({ environment: 'sandbox', dryRun: false }, world.adapters());
  const line = 's01 pgsql.yml -l pg-test -t pg_hba · 1 of 1';
  expect(await applyRule(world, 1)).toEqual([line, 's01 passed in 0.0 s']);
  remember(world);
  expect(await applyRule(world, 2)).toEqual([`${line}, about 6 s`, 's01 passed in 0.0 s']);
});

it('says what failed and where when it fails', async () => {
  const world = new World();
  world.commit({ hosts: hosts() });
  await runApply({ environment: 'sandbox', dryRun: false }, world.adapters());
  world.behaviour = {
    fail: ({ playbook }, host) => (playbook === 'pgsql.yml' && host === '10.10.10.12' ? 'no' : undefined),
  };
  expect((await applyRule(world, 1)).at(-1)).toBe('s01 failed in 0.0 s on 10.10.10.12: task: no');
});

it('calls a step passed when the ledger knows that it has, not before', async () => {
  const world = new World();
  world.commit({ hosts: hosts() });
  await runApply({ environment: 'sandbox', dryRun: false }, world.adapters());
  world.commit({ hosts: hosts({ rules: rules(1) }) });
  const known: (readonly string[] | undefined)[] = [];
  const say = (line: string) => {
    if (line.startsWith('s01 passed')) known.push(world.entry?.state.hosts['10.10.10.12']);
  };
  await runApply({ environment: 'sandbox', dryRun: false }, { ...world.adapters(), progress: { say } });
  expect(known).toEqual([[world.head]]);
});

it.each([
  ['of the run, where that failed and its proof too', ['pgsql.yml', 'prove.yml'], '/logs/pgsql.yml'],
  ['of the proof, where that alone failed', ['prove.yml'], '/logs/prove.yml'],
])('names the log %s', async (_, failing, log) => {
  const world = new World();
  world.commit({ hosts: hosts() });
  await runApply({ environment: 'sandbox', dryRun: false }, world.adapters());
  world.commit({ hosts: hosts({ rules: rules(1) }) });
  const failsOn = new Map([
    ['pgsql.yml', '10.10.10.11'],
    ['prove.yml', '10.10.10.12'],
  ]);
  world.behaviour = {
    fail: ({ playbook }, host) => (failing.includes(playbook) && failsOn.get(playbook) === host ? 'no' : undefined),
  };
  const base = world.adapters();
  const hold = aroundRuns(base.ansible.hold, async (run, go) => ({ ...(await go()), log: `/logs/${run.playbook}` }));
  const adapters = { ...base, ansible: { ...base.ansible, hold } };
  const { steps } = await runApply({ environment: 'sandbox', dryRun: false }, adapters);
  expect(steps).toMatchObject([{ status: 'failed', log }]);
});
