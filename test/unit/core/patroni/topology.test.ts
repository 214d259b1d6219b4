import { describe, expect, it } from 'vitest';
import { listFaults } from '../../../../actions/core/patroni/leader-state.ts';
import { readCluster } from '../../../../actions/core/patroni/read-cluster.ts';
import { renderTopology } from '../../../../actions/core/patroni/topology.ts';
import { ENDPOINTS, fakePatroni, healthy, MEMBERS, ok } from './fake-patroni.ts';
import type { FakeState } from './fake-patroni.ts';

it('prints the table of the handbook', async () => {
  const state = healthy({ lag: { 'pg-test-2': 2_500_000 }, paused: true, noFailover: new Set(['pg-test-3']) });
  const view = await readCluster(ENDPOINTS, fakePatroni(state, () => ok('')).client);
  expect(renderTopology(view)).toBe(
    [
      '+ Cluster: pg-test (7000000000000000001) -------+----+-----------+-----------------+------------------+',
      '| Member    | Host        | Role    | State     | TL | Lag in MB | Pending restart | Tags             |',
      '+-----------+-------------+---------+-----------+----+-----------+-----------------+------------------+',
      '| pg-test-1 | 10.10.10.11 | Leader  | running   | 1  |           |                 |                  |',
      '| pg-test-2 | 10.10.10.12 | Replica | streaming | 1  | 2         |                 |                  |',
      '| pg-test-3 | 10.10.10.13 | Replica | streaming | 1  | 0         |                 | nofailover: true |',
      '+-----------+-------------+---------+-----------+----+-----------+-----------------+------------------+',
      ' Maintenance mode: on',
      '',
    ].join('\n'),
  );
});

describe('what is not known is not told as empty', () => {
  async function render(state: Partial<FakeState>): Promise<string> {
    return renderTopology(await readCluster(ENDPOINTS, fakePatroni(healthy(state), () => ok('')).client));
  }

  it('where no member answers', async () => {
    const text = await render({ unreachable: new Set(MEMBERS) });
    expect(text).toContain('+ Cluster: pg-test (no member answers) ');
    expect(text).toContain('| ?    | unreachable |');
  });

  it('where no member can read the DCS', async () => {
    expect(await render({ dcs: 'down' })).toContain(' DCS: no member can read it, so who leads is not known');
    expect(await render({ dcs: 'failsafe' })).toContain(' DCS: not reachable, failsafe mode is active');
  });

  it('where a second member is a primary', async () => {
    const text = await render({ roles: { 'pg-test-3': 'master' } });
    expect(text).toContain(' Runs as a primary without the leader key: pg-test-3');
  });
});

it.each<[string, Partial<FakeState>, readonly string[]]>([
  ['a healthy cluster', {}, []],
  ['one without leader', { leader: undefined }, ['nobody leads']],
  ['one whose leader does not run', { states: { 'pg-test-1': 'stopped' } }, ['pg-test-1 is stopped']],
  ['one whose leader takes no writes', { roles: { 'pg-test-1': 'replica' } }, ['pg-test-1 leads and takes no writes']],
  ['one with a dead member', { unreachable: new Set(['pg-test-3']) }, ['pg-test-3 is unreachable']],
  ['one with a stopped member', { states: { 'pg-test-3': 'stopped' } }, ['pg-test-3 is stopped']],
  ['one with two primaries', { roles: { 'pg-test-3': 'master' } }, ['pg-test-3 runs as a primary beside it']],
])('%s is told with what it lacks', async (_name, state, faults) => {
  const view = await readCluster(ENDPOINTS, fakePatroni(healthy(state), () => ok('')).client);
  expect(listFaults(view)).toEqual(faults);
});
