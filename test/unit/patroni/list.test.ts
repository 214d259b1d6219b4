import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPatroniClient } from '../../../actions/adapters/patroni.ts';
import { lookAtPatroni } from '../../../actions/patroni/run.ts';
import { openFakeFleet } from '../../lib/fake-fleet.ts';
import type { FakeFleet } from '../../lib/fake-fleet.ts';

let fleet: FakeFleet;

beforeAll(async () => {
  fleet = await openFakeFleet(20, 3);
});

afterAll(() => {
  fleet.close();
});

function look(options: { command: string; cluster?: string; member?: string }) {
  const source = {
    environment: 'sandbox',
    side: {},
    inventory: { root: 'hosts.yml', files: [{ path: 'hosts.yml', text: fleet.inventory }] },
  };
  return lookAtPatroni(
    { environment: 'sandbox', door: 'command-line', ...options },
    { patroni: createPatroniClient(), source },
  );
}

it('list names the clusters with a member that does not answer, and shows all', async () => {
  const report = await look({ command: 'list' });
  expect(report.problems).toEqual(
    [1, 2, 3].map((number) => `pg-${String(number)} is not whole: pg-${String(number)}-3 is unreachable`),
  );
  expect(report.text.match(/\+ Cluster: /g)).toHaveLength(20);
  expect(report.text.match(/unreachable/g)).toHaveLength(3);
});

it('topology shows who streams from whom', async () => {
  expect((await look({ command: 'topology', cluster: 'pg-4' })).text).toBe(
    [
      'pg-4',
      '+ pg-4-1 (127.0.0.1): Leader, running',
      '  + pg-4-2 (127.0.0.1): Replica, streaming, 0 bytes behind',
      '  + pg-4-3 (127.0.0.1): Replica, streaming, 0 bytes behind',
      '',
    ].join('\n'),
  );
});

it('version says who does not answer', async () => {
  const { text } = await look({ command: 'version', cluster: 'pg-1' });
  expect(text).toContain('pg-1-1  3.0.2');
  expect(text).toContain('pg-1-3  does not answer');
});

it('an unknown cluster is told with those that there are', async () => {
  const report = await look({ command: 'history', cluster: 'pg-x' });
  expect(report).toMatchObject({ ok: false, verdict: 'refused' });
  expect(report.problems.join()).toContain('there is no cluster "pg-x"');
});
