import { describe, expect, it } from 'vitest';
import { runPatroni } from '../../../actions/patroni/run.ts';
import type { PatroniOptions } from '../../../actions/patroni/ports.ts';
import type { FakeState } from '../core/patroni/fake-patroni.ts';
import { openStage, photograph } from './stage.ts';

const OPTIONS = { environment: 'sandbox', door: 'command-line', cluster: 'pg-test' } as const;

type Case = readonly [
  name: string,
  options: Partial<PatroniOptions> & { command: string },
  state: Partial<FakeState>,
  words: string,
];

const REFUSALS: readonly Case[] = [
  ['an unknown cluster', { command: 'pause', cluster: 'pg-tset' }, {}, 'there is no cluster "pg-tset"'],
  ['pause that is paused', { command: 'pause' }, { paused: true }, 'paused already'],
  ['pause without the DCS', { command: 'pause' }, { dcs: 'down' }, 'can read the DCS'],
  ['resume of what is not paused', { command: 'resume' }, {}, 'is not paused'],
  [
    'resume with two primaries',
    { command: 'resume' },
    { paused: true, roles: { 'pg-test-2': 'master' } },
    'pg-test-2 runs as a primary',
  ],
  [
    'a pause where nobody answers',
    { command: 'pause' },
    { unreachable: new Set(['pg-test-1', 'pg-test-2', 'pg-test-3']) },
    'nobody can be asked',
  ],
  [
    'reload of a member that is away',
    { command: 'reload', member: 'pg-test-2' },
    { unreachable: new Set(['pg-test-2']) },
    'pg-test-2 does not answer',
  ],
  ['reload of a stranger', { command: 'reload', member: 'pg-test-9' }, {}, 'there is no member "pg-test-9"'],
  ['a restart without a leader', { command: 'restart' }, { leader: undefined }, 'has no leader'],
  ['a restart while paused', { command: 'restart' }, { paused: true }, 'is paused'],
  ['a restart before a switchover', { command: 'restart' }, { scheduled: true }, 'has a scheduled switchover'],
  [
    'a restart of a cluster that is not whole',
    { command: 'restart' },
    { notStreaming: new Set(['pg-test-3']) },
    'is not whole',
  ],
  ['a restart where nothing waits for it', { command: 'restart', pending: true }, {}, 'no setting waits'],
  ['a restart of a stranger', { command: 'restart', member: 'pg-test-9' }, {}, 'there is no member "pg-test-9"'],
  ['reinit of the leader', { command: 'reinit', member: 'pg-test-1', confirm: 'pg-test-1' }, {}, 'pg-test-1 leads'],
  [
    'reinit of a second primary',
    { command: 'reinit', member: 'pg-test-2', confirm: 'pg-test-2' },
    { roles: { 'pg-test-2': 'master' } },
    'pg-test-2 leads',
  ],
  [
    'reinit without a leader',
    { command: 'reinit', member: 'pg-test-2', confirm: 'pg-test-2' },
    { leader: undefined },
    'nobody leads',
  ],
  [
    'reinit while paused',
    { command: 'reinit', member: 'pg-test-2', confirm: 'pg-test-2' },
    { paused: true },
    'is paused',
  ],
  ['reinit that nobody confirmed', { command: 'reinit', member: 'pg-test-2' }, {}, '--confirm pg-test-2'],
  [
    'reinit confirmed by another name',
    { command: 'reinit', member: 'pg-test-2', confirm: 'pg-test' },
    {},
    '--confirm pg-test-2',
  ],
  ['reinit of nobody', { command: 'reinit' }, {}, 'needs the name of a member'],
  [
    'edit-config of a parameter',
    { command: 'edit-config', set: ['postgresql.parameters.work_mem=8MB'], apply: true },
    {},
    'edit pg_parameters at inventory/sandbox/hosts/all.yml:',
  ],
  [
    'edit-config of synchronous mode',
    { command: 'edit-config', set: ['synchronous_mode=true'], apply: true },
    {},
    'add pg_conf: crit.yml',
  ],
  [
    'edit-config of what the role keeps',
    { command: 'edit-config', set: ['ttl=60'], apply: true },
    {},
    'kept by role patroni',
  ],
  [
    'edit-config of rules',
    { command: 'edit-config', set: ['postgresql.pg_hba=[]'], apply: true },
    {},
    'pg_hba_rules_extra',
  ],
  ['edit-config of pause', { command: 'edit-config', set: ['pause=true'], apply: true }, {}, 'pause is set by'],
  [
    'edit-config of a standby cluster',
    { command: 'edit-config', set: ['standby_cluster.host=x'], apply: true },
    {},
    'would demote the leader',
  ],
  [
    'edit-config of a misspelt key',
    { command: 'edit-config', set: ['check_timelin=true'], apply: true },
    {},
    'the nearest is "check_timeline"',
  ],
  [
    'edit-config of a command, by the form',
    {
      ...{ command: 'edit-config', door: 'form', apply: true },
      set: ['postgresql.recovery_conf={restore_command: "touch /tmp/a"}'],
    },
    {},
    'postgresql.recovery_conf makes members run commands',
  ],
  [
    'edit-config of what deletes data, by the form',
    {
      ...{ command: 'edit-config', door: 'form', apply: true },
      set: ['postgresql.remove_data_directory_on_diverged_timelines=true'],
    },
    {},
    'or delete their data',
  ],
  ['edit-config of nothing', { command: 'edit-config' }, {}, 'nothing to set'],
  ['edit-config of no setting', { command: 'edit-config', set: ['__proto__'] }, {}, 'is no setting'],
  ['edit-config of a value that is not YAML', { command: 'edit-config', set: ['slots={'] }, {}, 'is not YAML'],
  ['flush of nothing', { command: 'flush' }, {}, 'nothing is scheduled'],
  [
    'remove of a cluster that lives',
    { command: 'remove', confirm: 'pg-test' },
    {},
    'pg-test-1, pg-test-2, pg-test-3 answers',
  ],
  ['remove that nobody confirmed', { command: 'remove' }, {}, '--confirm pg-test'],
  ['query of nothing', { command: 'query', sql: ' ' }, {}, 'there is no statement'],
  [
    'query of another server',
    { command: 'query', sql: 'SELECT 1', database: 'host=192.0.2.1' },
    {},
    'no name of a database',
  ],
  ['query of a cluster without a leader', { command: 'query', sql: 'SELECT 1' }, { leader: undefined }, 'nobody leads'],
  ['configure', { command: 'configure' }, {}, 'not here'],
  ['scaffold', { command: 'scaffold' }, {}, 'not here'],
  ['a member of a command that takes none', { command: 'flush', member: 'pg-test-1' }, {}, 'takes no member'],
];

describe('a refusal says why, asks nobody and changes nothing', () => {
  it.each(REFUSALS)('%s', async (_name, options, state, words) => {
    const stage = openStage(state);
    const before = photograph(stage);
    const report = await runPatroni({ ...OPTIONS, ...options }, stage.adapters);
    expect(report).toMatchObject({ ok: false, verdict: 'refused' });
    expect(report.problems.join()).toContain(words);
    expect(photograph(stage)).toBe(before);
  });

  it('of a removal where a host cannot be asked, or has something on a port, or the leader key is there', async () => {
    const away = { unreachable: new Set(['pg-test-1', 'pg-test-2', 'pg-test-3']) };
    const refuse = async (change: (stage: ReturnType<typeof openStage>) => void) => {
      const stage = openStage(away);
      change(stage);
      const report = await runPatroni({ ...OPTIONS, command: 'remove', confirm: 'pg-test' }, stage.adapters);
      expect([report.verdict, stage.keys]).toEqual(['refused', 7]);
      return report.problems.join();
    };
    expect(await refuse(({ world }) => world.down.add('10.10.10.13'))).toContain('10.10.10.13 cannot be asked');
    expect(await refuse(({ world }) => world.occupied.set('10.10.10.12', { ports: [5432] }))).toContain(
      'port 5432 answers',
    );
    expect(await refuse(({ state }) => (state.keys['/pg/pg-test/leader'] = 'pg-test-2'))).toContain(
      'names "pg-test-2"',
    );
  });
});
